#include "store/release_writer.hpp"

#include <yearbook/year.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/field_rules.hpp"

namespace yearbook::store {
namespace {

using core::Problems;
using sqlite::Connection;
using sqlite::Statement;

// release_id = tier * 10^9 + day * 10^4 + sequence (schema/README.md): what a day can be follows.
constexpr std::int64_t tier_step = 1'000'000'000;
constexpr std::int64_t day_step = 10'000;
constexpr std::int64_t last_day = tier_step / day_step - 1;
constexpr auto day_zero = std::chrono::sys_days{std::chrono::year{1839} / 12 / 31};

std::int64_t day_number(const std::string& published_on) {
  const auto date = parse_date(published_on);
  return date ? (std::chrono::sys_days{*date} - day_zero).count() : 0;
}

struct Facts {
  std::int64_t id = 0;  // 0: not stored yet
  std::int64_t tier = 1;
  std::string published_on;
};

// Every release by code, as stored and as the file will have them.
std::map<std::string, Facts> stored_releases(Connection& connection) {
  std::map<std::string, Facts> result;
  Statement rows = connection.prepare("SELECT code, release_id, tier, published_on FROM release");
  while (rows.step()) result[rows.text(0)] = {rows.integer(1), rows.integer(2), rows.text(3)};
  return result;
}

// The id that each release has to have.
std::map<std::string, std::int64_t> ids_in_order(const std::map<std::string, Facts>& releases) {
  std::map<std::string, std::int64_t> result;
  std::map<std::int64_t, std::int64_t> used;    // sequence numbers given, by tier and day
  for (const auto& [code, facts] : releases) {  // by code, as the order asks
    const std::int64_t base = facts.tier * tier_step + day_number(facts.published_on) * day_step;
    // Sequence 0 of tier 0 without a date would be id 0, which no row has.
    result[code] = base + ++used[base];
  }
  return result;
}

// Moves stored releases to their new ids. By way of negative ids, so that no move meets another.
void move_ids(Connection& connection, const std::map<std::string, Facts>& releases,
              const std::map<std::string, std::int64_t>& ids) {
  connection.execute(
      "CREATE TEMP TABLE move (old INTEGER PRIMARY KEY, new INTEGER, tier INTEGER, published_on "
      "TEXT)");
  Statement add = connection.prepare("INSERT INTO temp.move VALUES (?1, ?2, ?3, ?4)");
  std::int64_t moved = 0;
  for (const auto& [code, facts] : releases) {
    if (facts.id == 0 || facts.id == ids.at(code)) continue;
    add.bind(1, facts.id).bind(2, ids.at(code)).bind(3, facts.tier);
    add.bind_or_null(4, facts.published_on);
    moved += add.run();
  }
  if (moved > 0) {
    connection.execute(
        "CREATE TEMP TABLE moved_release AS SELECT m.new AS release_id, r.code, r.title, "
        "r.publisher, "
        "  m.published_on, m.tier, r.url, r.note FROM release AS r JOIN temp.move AS m "
        "  ON m.old = r.release_id;"
        "DELETE FROM release WHERE release_id IN (SELECT old FROM temp.move);"
        "INSERT INTO release (release_id, code, title, publisher, published_on, tier, url, note) "
        "  SELECT * FROM temp.moved_release;"
        "DROP TABLE temp.moved_release");
    for (const auto& [name, column] :
         {std::pair("observation", "release_id"), std::pair("observation_note", "release_id"),
          std::pair("index_score", "newest_release_id")}) {
      const std::string update = "UPDATE " + std::string(name) + " SET " + column + " = ";
      connection.execute(update + "-(SELECT new FROM temp.move WHERE old = " + column + ") WHERE " +
                         column + " IN (SELECT old FROM temp.move)");
      connection.execute(update + "-" + column + " WHERE " + column + " < 0");
    }
  }
  connection.execute("DROP TABLE temp.move");
}

class ReleaseWriter {
 public:
  ReleaseWriter(Connection& connection, const Table& table, Problems& problems)
      : connection_(connection), table_(table), problems_(problems) {}

  Tally write() {
    auto releases = stored_releases(connection_);
    CodeRule rule(problems_, "release");
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (!rule.check(table_.field(row, "code"))) continue;
      if (check(row, releases[table_.text(row, "code")])) rows.push_back(row);
    }
    const auto ids = ids_in_order(releases);
    move_ids(connection_, releases, ids);
    for (const std::size_t row : rows) {
      const std::string& code = table_.text(row, "code");
      put(row, code, releases.at(code), ids.at(code));
    }
    return tally_;
  }

 private:
  // Takes what the row says into `facts`.
  bool check(std::size_t row, Facts& facts) {
    const Field& title = table_.field(row, "title");
    if (title.text.empty()) {
      problems_.add(title.at, "the title is empty; say how the publication is called");
      return false;
    }
    moved_from_[table_.text(row, "code")] = facts;
    if (table_.has("tier")) {
      const Value tier =
          whole_number(table_.field(row, "tier"), 0, 1, std::int64_t{1}, "tier", problems_);
      facts.tier = std::get<std::int64_t>(tier);
    }
    if (table_.has("published_on")) {
      const Field& date = table_.field(row, "published_on");
      if (!date.text.empty()) {
        const std::int64_t day = day_number(date.text);
        if (!parse_date(date.text)) {
          problems_.add(date.at,
                        "\"" + date.text + "\" is no date; a date is 2017, 2017-12 or 2017-12-21");
          return false;
        }
        if (day < 1 || day > last_day) {
          problems_.add(date.at, "the date " + date.text +
                                     " is out of range; publications are of 1840 to 2113");
          return false;
        }
      }
      facts.published_on = date.text;
    }
    return true;
  }

  void put(std::size_t row, const std::string& code, const Facts& facts, std::int64_t id) {
    std::vector<std::string> columns{"title"};
    for (const char* name : {"publisher", "url", "note"}) {
      if (table_.has(name)) columns.emplace_back(name);
    }
    if (facts.id == 0) {
      Statement insert = connection_.prepare(
          "INSERT INTO release (release_id, code, title, published_on, tier) VALUES (?1, ?2, ?3, "
          "?4, ?5)");
      insert.bind(1, id).bind(2, std::string_view(code));
      insert.bind(3, std::string_view(table_.text(row, "title")));
      insert.bind_or_null(4, facts.published_on).bind(5, facts.tier).run();
    }
    std::int64_t changed = 0;
    for (const std::string& column : columns) {
      Statement update = connection_.prepare("UPDATE release SET " + column +
                                             " = ?2 WHERE code = ?1 AND " + column + " IS NOT ?2");
      update.bind(1, std::string_view(code)).bind_or_null(2, table_.text(row, column));
      changed += update.run();
    }
    // A new date on the same day and tier (2017-12 for 2017-12-31) moves no id.
    Statement redate = connection_.prepare(
        "UPDATE release SET published_on = ?2 WHERE code = ?1 AND published_on IS NOT ?2");
    redate.bind(1, std::string_view(code)).bind_or_null(2, facts.published_on);
    changed += redate.run();
    const Facts& before = moved_from_.at(code);
    const bool moved = before.tier != facts.tier || before.published_on != facts.published_on;
    if (facts.id == 0) {
      ++tally_.added;
    } else if (changed > 0 || moved) {
      ++tally_.updated;
    } else {
      ++tally_.unchanged;
    }
  }

  Connection& connection_;
  const Table& table_;
  Problems& problems_;
  Tally tally_;
  std::map<std::string, Facts> moved_from_;
};

}  // namespace

Tally write_releases(Connection& connection, const Table& table, Problems& problems) {
  return ReleaseWriter(connection, table, problems).write();
}

}  // namespace yearbook::store
