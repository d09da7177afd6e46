#include "store/catalogue_writer.hpp"

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/codes.hpp"
#include "store/field_rules.hpp"
#include "store/upsert.hpp"

namespace yearbook::store {
namespace {

using core::Problems;
using sqlite::Connection;
using sqlite::Statement;

constexpr std::array<std::string_view, 4> attributes{"name_en", "name_zh", "set", "published_as"};
constexpr std::int64_t first_of_all = 1;
constexpr std::int64_t last_of_all = 9999;

// What the rows of one group say of the group itself. Any row may say it; two must not differ.
struct GroupFacts {
  std::map<std::string_view, Field> facts;
  void merge(const Table& table, std::size_t row, Problems& problems) {
    for (const std::string_view name : attributes) {
      const Field& field = table.field(row, name);
      if (field.text.empty()) continue;
      const auto [before, first] = facts.emplace(name, field);
      if (first || before->second.text == field.text) continue;
      problems.add(field.at, "the group's " + std::string(name) + " is \"" + field.text +
                                 "\" here but \"" + before->second.text + "\" in line " +
                                 std::to_string(before->second.at.line) +
                                 "; say it once, or the same each time");
    }
  }
};

class GroupWriter {
 public:
  GroupWriter(Connection& connection, const Table& table, Problems& problems)
      : connection_(connection),
        table_(table),
        problems_(problems),
        zones_(connection, "zone", "zone_id", "zone") {}

  Tally write() {
    read_rows();
    write_groups();
    write_members();
    report_overlaps();
    report_double_classification();
    return tally_;
  }

 private:
  void read_rows() {
    for (std::size_t row = 0; row < table_.size(); ++row) {
      const Field& code = table_.field(row, "group");
      if (!line_of_.contains(code.text)) {
        CodeRule rule(problems_, "group");
        if (!rule.check(code)) continue;
        order_.push_back(code.text);
        line_of_.emplace(code.text, code.at.line);
      }
      facts_[code.text].merge(table_, row, problems_);
    }
  }

  void write_groups() {
    // An attribute that no row names stays as it is.
    for (const std::string& code : order_) {
      std::vector<std::string> columns;
      std::vector<Value> values{code};
      for (const auto& [name, field] : facts_[code].facts) {
        if (name == "published_as") {
          const auto zone = zones_.require(field, problems_);
          if (!zone) continue;
          columns.emplace_back("published_as_id");
          values.emplace_back(*zone);
        } else {
          columns.emplace_back(name == "set" ? "classification" : name);
          values.emplace_back(field.text);
        }
      }
      switch (Upsert(connection_, "zone_group", {"code"}, columns).run(values)) {
        case Upsert::Outcome::added:
          ++tally_.added;
          break;
        case Upsert::Outcome::updated:
          ++tally_.updated;
          break;
        case Upsert::Outcome::unchanged:
          ++tally_.unchanged;
          break;
      }
    }
  }

  // Memberships count as changes of their group.
  void write_members() {
    const Codes groups(connection_, "zone_group", "zone_group_id", "group");
    Upsert upsert(connection_, "zone_group_member", {"zone_group_id", "zone_id", "first_year"},
                  {"last_year"});
    std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, std::uint32_t> line_of_span;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      const auto group = groups.find(table_.text(row, "group"));
      const Field& zone_field = table_.field(row, "zone");
      const auto zone = zones_.require(zone_field, problems_);
      const std::int64_t first = year_or(row, "first_year", first_of_all);
      const std::int64_t last = year_or(row, "last_year", last_of_all);
      if (!group || !zone) continue;
      if (last < first) {
        problems_.add(table_.field(row, "last_year").at,
                      "the membership ends in " + std::to_string(last) + " before it begins in " +
                          std::to_string(first) + "; exchange or correct the years");
        continue;
      }
      const auto [before, once] =
          line_of_span.emplace(std::tuple(*group, *zone, first), zone_field.at.line);
      if (!once) {
        problems_.add(zone_field.at, "\"" + zone_field.text + "\" joins \"" +
                                         table_.text(row, "group") + "\" in line " +
                                         std::to_string(before->second) +
                                         " already in that year; keep one of the two rows");
        continue;
      }
      place_of_[{*group, *zone}] = zone_field.at;
      if (upsert.run({*group, *zone, first, last}) != Upsert::Outcome::unchanged) {
        members_changed_ = true;
      }
    }
    if (members_changed_ && tally_.added + tally_.updated == 0 && tally_.unchanged > 0) {
      --tally_.unchanged;
      ++tally_.updated;
    }
  }

  std::int64_t year_or(std::size_t row, std::string_view column, std::int64_t otherwise) {
    const Value year = year_or_null(table_.field(row, column), problems_);
    const auto* number = std::get_if<std::int64_t>(&year);
    return number != nullptr ? *number : otherwise;
  }

  [[nodiscard]] core::Place place(std::int64_t group, std::int64_t zone) const {
    const auto found = place_of_.find({group, zone});
    return found != place_of_.end() ? found->second : core::Place{.file = table_.file()};
  }

  void report_overlaps() {
    Statement overlaps = connection_.prepare(
        "SELECT DISTINCT a.zone_group_id, a.zone_id, g.code, z.code FROM zone_group_member AS a "
        "JOIN zone_group_member AS b ON b.zone_group_id = a.zone_group_id AND b.zone_id = "
        "a.zone_id "
        "AND b.member_id > a.member_id AND b.first_year <= a.last_year AND a.first_year <= "
        "b.last_year "
        "JOIN zone_group AS g ON g.zone_group_id = a.zone_group_id "
        "JOIN zone AS z ON z.zone_id = a.zone_id ORDER BY 1, 2");
    while (overlaps.step()) {
      problems_.add(place(overlaps.integer(0), overlaps.integer(1)),
                    "\"" + overlaps.text(3) + "\" has spans in \"" + overlaps.text(2) +
                        "\" that overlap; end the earlier one before the later begins");
    }
  }

  void report_double_classification() {
    Statement twice = connection_.prepare(
        "SELECT b.zone_group_id, b.zone_id, ga.code, gb.code, z.code, ga.classification "
        "FROM zone_group AS ga "
        "JOIN zone_group AS gb ON gb.classification = ga.classification "
        "AND gb.zone_group_id > ga.zone_group_id "
        "JOIN zone_group_member AS a ON a.zone_group_id = ga.zone_group_id "
        "JOIN zone_group_member AS b ON b.zone_group_id = gb.zone_group_id AND b.zone_id = "
        "a.zone_id "
        "AND b.first_year <= a.last_year AND a.first_year <= b.last_year "
        "JOIN zone AS z ON z.zone_id = a.zone_id ORDER BY 1, 2");
    while (twice.step()) {
      problems_.add(place(twice.integer(0), twice.integer(1)),
                    "\"" + twice.text(4) + "\" is in \"" + twice.text(2) + "\" and \"" +
                        twice.text(3) + "\" in one year, but both are of the set \"" +
                        twice.text(5) + "\", where a zone has one group");
    }
  }

  Connection& connection_;
  const Table& table_;
  Problems& problems_;
  Codes zones_;
  Tally tally_;
  bool members_changed_ = false;
  std::vector<std::string> order_;
  std::unordered_map<std::string, std::uint32_t> line_of_;
  std::unordered_map<std::string, GroupFacts> facts_;
  std::map<std::pair<std::int64_t, std::int64_t>, core::Place> place_of_;
};

}  // namespace

Tally write_groups(Connection& connection, const Table& table, Problems& problems) {
  return GroupWriter(connection, table, problems).write();
}

}  // namespace yearbook::store
