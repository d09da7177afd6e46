// Writes a yearbook directory.
#include <yearbook/exchange.hpp>

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>

#include <array>
#include <charconv>
#include <filesystem>
#include <span>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "exchange/columns.hpp"
#include "exchange/text_file.hpp"
#include "host/observation_rows.hpp"
#include "kernel/csv.hpp"
#include "store/database_parts.hpp"
#include "store/note_rows.hpp"

namespace yearbook {
namespace {

namespace fs = std::filesystem;
using exchange::TextFileWriter;
using kernel::append_csv_field;
using sqlite::Connection;
using sqlite::Statement;

// Digits that read back to the same double, without exponent: the last one shown is the quantum
// that load takes for granted, and an exponent would hide it.
void append_number(std::string& to, double value) {
  std::array<char, 1100> digits;  // NOLINT(cppcoreguidelines-pro-type-member-init): written below
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  to.append(digits.data(), end);
}

void append_header(std::string& to, std::span<const std::string_view> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) to += ',';
    to += names[i];
  }
  to += '\n';
}

// A catalogue file and the query that gives its rows, columns in the file's order.
struct CatalogueFile {
  const char* name;
  std::span<const std::string_view> columns;
  int number;  // position of the one column that holds a double; -1: none
  const char* query;
};

constexpr std::array<CatalogueFile, 6> catalogue_files{{
    {"units.csv", exchange::unit_names, 3,
     "SELECT code, dimension, base, factor, name_en, name_zh FROM unit ORDER BY unit_id"},
    {"zones.csv", exchange::zone_names, -1,
     "SELECT z.code, z.kind, z.name_en, z.name_zh, p.code, z.first_year, z.last_year, z.note "
     "FROM zone AS z LEFT JOIN zone AS p ON p.zone_id = z.parent_id ORDER BY z.zone_id"},
    {"aliases.csv", exchange::alias_names, -1,
     "SELECT z.code, a.alias, a.language FROM zone_alias AS a JOIN zone AS z USING (zone_id) "
     "ORDER BY a.zone_id, a.alias"},
    {"groups.csv", exchange::group_names, -1,
     // What is said of the group itself stands in its first row.
     "SELECT g.code, z.code, iif(first, g.name_en, NULL), iif(first, g.name_zh, NULL), "
     "iif(first, g.classification, NULL), nullif(m.first_year, 1), nullif(m.last_year, 9999), "
     "iif(first, p.code, NULL) "
     "FROM (SELECT *, row_number() OVER (PARTITION BY zone_group_id ORDER BY member_id) = 1 "
     "AS first FROM zone_group_member) AS m "
     "JOIN zone_group AS g USING (zone_group_id) JOIN zone AS z USING (zone_id) "
     "LEFT JOIN zone AS p ON p.zone_id = g.published_as_id ORDER BY g.zone_group_id, m.member_id"},
    {"indicators.csv", exchange::indicator_names, 10,
     "SELECT i.code, u.code, i.kind, i.name_en, i.name_zh, i.direction, i.decimals, n.code, "
     "d.code, z.code, i.factor, i.definition FROM indicator AS i JOIN unit AS u USING (unit_id) "
     "LEFT JOIN indicator AS n ON n.indicator_id = i.numerator_id "
     "LEFT JOIN indicator AS d ON d.indicator_id = i.denominator_id "
     "LEFT JOIN zone AS z ON z.zone_id = i.denominator_zone_id ORDER BY i.indicator_id"},
    {"releases.csv", exchange::release_names, -1,
     "SELECT code, title, publisher, published_on, tier, url, note FROM release "
     "ORDER BY release_id"},
}};

// The codes of one table by id, ready to be written.
std::unordered_map<std::int64_t, std::string> codes_by_id(Connection& connection,
                                                          const std::string& query) {
  std::unordered_map<std::int64_t, std::string> result;
  Statement rows = connection.prepare(query);
  while (rows.step()) append_csv_field(result[rows.integer(0)], rows.text(1));
  return result;
}

// Appends ",locator,note,quantum" of a figure.
void append_note(std::string& to, const std::optional<store::NewNote>& note) {
  if (!note) {
    to += ",,,";
    return;
  }
  to += ',';
  append_csv_field(to, note->locator);
  to += ',';
  append_csv_field(to, note->note);
  to += ',';
  if (note->quantum) append_number(to, *note->quantum);
}

// Writes one directory out of one state of the file.
class Dump {
 public:
  Dump(Connection& connection, fs::path directory)
      : connection_(connection), directory_(std::move(directory)) {}

  DumpReport run() {
    refuse_empty_groups();
    DumpReport report;
    report.units = catalogue_file(catalogue_files[0]);
    report.zones = catalogue_file(catalogue_files[1]);
    report.aliases = catalogue_file(catalogue_files[2]);
    report.members = catalogue_file(catalogue_files[3]);
    report.indicators = catalogue_file(catalogue_files[4]);
    report.releases = catalogue_file(catalogue_files[5]);
    report.indices = indices();
    report.observations = observations();
    return report;
  }

 private:
  // groups.csv names a group by its members.
  void refuse_empty_groups() {
    const std::string code = connection_.query_text(
        "SELECT coalesce(min(code), '') FROM zone_group "
        "WHERE zone_group_id NOT IN (SELECT zone_group_id FROM zone_group_member)");
    if (code.empty()) return;
    throw Error(ErrorCode::conflict, "the group \"" + code +
                                         "\" has no members, which groups.csv cannot say; give "
                                         "it a member or delete it, then dump again");
  }

  // An empty table has no file. Gives the number of rows.
  std::size_t catalogue_file(const CatalogueFile& file) {
    Statement rows = connection_.prepare(file.query);
    if (!rows.step()) return 0;
    TextFileWriter writer(directory_ / file.name);
    append_header(writer.text(), file.columns);
    std::size_t count = 0;
    do {
      for (int column = 0; column < static_cast<int>(file.columns.size()); ++column) {
        if (column > 0) writer.text() += ',';
        if (column == file.number) {
          append_number(writer.text(), rows.real(column));
        } else {
          append_csv_field(writer.text(), rows.text(column));
        }
      }
      writer.text() += '\n';
      writer.flush_if_full();
      ++count;
    } while (rows.step());
    writer.finish();
    return count;
  }

  // The TOML text as it came, under the code of the index.
  std::size_t indices() {
    Statement rows =
        connection_.prepare("SELECT code, toml FROM index_definition ORDER BY index_id");
    std::size_t count = 0;
    for (; rows.step(); ++count) {
      if (count == 0) fs::create_directory(directory_ / "indices");
      TextFileWriter writer(directory_ / "indices" / (rows.text(0) + ".toml"));
      writer.text() = rows.text(1);
      writer.finish();
    }
    return count;
  }

  std::size_t observations() {
    if (connection_.query_integer("SELECT EXISTS (SELECT 1 FROM observation)") == 0) return 0;
    const auto zones = codes_by_id(connection_, "SELECT zone_id, code FROM zone");
    const auto releases = codes_by_id(connection_, "SELECT release_id, code FROM release");
    store::NoteRows notes(connection_);
    TextFileWriter writer(directory_ / "observations.csv");
    append_header(writer.text(), exchange::observation_names);
    std::size_t count = 0;
    Statement indicators = connection_.prepare(
        "SELECT i.indicator_id, i.code, u.code FROM indicator AS i JOIN unit AS u USING (unit_id) "
        "ORDER BY i.indicator_id");
    while (indicators.step()) {
      const auto id = static_cast<std::int32_t>(indicators.integer(0));
      const std::string begin = indicators.text(1) + ',';
      const std::string unit = ',' + indicators.text(2) + ',';
      const book::CellRange every_cell{{Year{1}, Year{9999}}, std::nullopt};
      host::read_observations(connection_.handle(), id, every_cell, [&](const book::ObservationRow& row) {
        std::string& to = writer.text();
        to += begin;
        to += zones.at(row.zone);
        append_cell(to, row);
        to += unit;
        to += releases.at(row.release);
        append_note(to, notes.of({id, row.year, row.zone, row.release}));
        to += '\n';
        writer.flush_if_full();
        ++count;
      });
    }
    writer.finish();
    return count;
  }

  // ",year,value,status"
  static void append_cell(std::string& to, const book::ObservationRow& row) {
    std::array<char, 8> year{};
    year[0] = ',';
    const auto [end, error] = std::to_chars(year.data() + 1, year.data() + year.size(), row.year);
    to.append(year.data(), end);
    to += ',';
    if (!is_missing(row.value)) append_number(to, row.value);
    to += ',';
    to += code(row.status);
  }

  Connection& connection_;
  fs::path directory_;
};

// A directory that is built beside its name, and leaves nothing behind unless it is published.
class NewDirectory {
 public:
  explicit NewDirectory(fs::path path) : path_(std::move(path)) {
    if (!path_.has_filename()) path_ = path_.parent_path();
    refuse_what_is_there();
    draft_ = path_;
    draft_ += ".new";
    std::error_code why;
    if (!fs::create_directory(draft_, why)) {
      const std::string reason =
          why ? why.message() : "it exists already, perhaps left by a dump that was cut off";
      throw Error(ErrorCode::io, "cannot make \"" + draft_.string() + "\": " + reason);
    }
  }
  ~NewDirectory() {
    std::error_code ignored;
    if (!draft_.empty()) fs::remove_all(draft_, ignored);
  }
  NewDirectory(const NewDirectory&) = delete;
  NewDirectory& operator=(const NewDirectory&) = delete;
  NewDirectory(NewDirectory&&) = delete;
  NewDirectory& operator=(NewDirectory&&) = delete;

  [[nodiscard]] const fs::path& draft() const noexcept { return draft_; }
  void publish() {
    std::error_code why;
    fs::rename(draft_, path_, why);  // over an empty directory, too
    if (why) {
      throw Error(ErrorCode::io, "cannot name \"" + path_.string() + "\": " + why.message());
    }
    draft_.clear();
  }

 private:
  void refuse_what_is_there() const {
    std::error_code ignored;
    if (!fs::exists(path_, ignored)) return;
    if (fs::is_directory(path_, ignored) && fs::is_empty(path_, ignored)) return;
    throw Error(ErrorCode::conflict, "\"" + path_.string() +
                                         "\" exists and is not an empty directory; name another, "
                                         "nothing is overwritten");
  }

  fs::path path_;
  fs::path draft_;
};

}  // namespace

DumpReport dump(Database& database, std::string_view directory, std::source_location where) {
  Connection& connection = database.parts(where).connection();
  NewDirectory target{fs::path(directory)};
  const sqlite::ReadTransaction one_state(connection);
  DumpReport report = Dump(connection, target.draft()).run();
  target.publish();
  return report;
}

}  // namespace yearbook
