// Writes a yearbook directory.
#include <yearbook/exchange.hpp>

#include <yearbook/error.hpp>

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "exchange/columns.hpp"
#include "exchange/draft.hpp"
#include "exchange/observation_dump.hpp"
#include "exchange/text_file.hpp"
#include "kernel/csv.hpp"
#include "store/database_parts.hpp"

namespace yearbook {
namespace {

namespace fs = std::filesystem;
using exchange::TextFileWriter;
using kernel::append_csv_field;
using sqlite::Connection;
using sqlite::Statement;

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

// Writes one directory out of one state of the file.
class Dump {
 public:
  Dump(Connection& connection, fs::path directory, const Progress& progress)
      : connection_(connection), directory_(std::move(directory)), progress_(progress) {}

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
          exchange::append_number(writer.text(), rows.real(column));
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
    TextFileWriter writer(directory_ / "observations.csv");
    const std::size_t count =
        exchange::write_observations(connection_, exchange::Layout::long_csv, writer, progress_);
    writer.finish();
    return count;
  }

  Connection& connection_;
  fs::path directory_;
  const Progress& progress_;
};

}  // namespace

DumpReport dump(Database& database, std::string_view directory, const DumpOptions& options,
                std::source_location where) {
  Connection& connection = database.parts(where).connection();
  exchange::Draft target{fs::path(directory)};
  const fs::path& draft = target.make_directory();
  const sqlite::ReadTransaction one_state(connection);
  DumpReport report = Dump(connection, draft, options.progress).run();
  target.publish();
  return report;
}

std::size_t dump_sdmx_csv(Database& database, std::string_view file, const DumpOptions& options,
                          std::source_location where) {
  Connection& connection = database.parts(where).connection();
  exchange::Draft target{fs::path(file)};
  const auto writer = target.make_file();
  const sqlite::ReadTransaction one_state(connection);
  const std::size_t count = exchange::write_observations(connection, exchange::Layout::sdmx_csv,
                                                         *writer, options.progress);
  writer->finish();
  target.publish();
  return count;
}

}  // namespace yearbook
