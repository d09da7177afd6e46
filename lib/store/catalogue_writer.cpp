#include "store/catalogue_writer.hpp"

#include <array>
#include <optional>
#include <string>
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

constexpr std::array<std::string_view, 6> zone_kinds{"nation", "region", "province",
                                                     "city",   "zone",   "aggregate"};
constexpr std::array<std::string_view, 4> indicator_kinds{"flow", "stock", "ratio", "index"};

void count(Tally& tally, Upsert::Outcome outcome) {
  switch (outcome) {
    case Upsert::Outcome::added:
      ++tally.added;
      break;
    case Upsert::Outcome::updated:
      ++tally.updated;
      break;
    case Upsert::Outcome::unchanged:
      ++tally.unchanged;
      break;
  }
}

// The columns among `wanted` that the file has: what it lacks stays as it is in the store.
std::vector<std::string> given(const Table& table, const std::vector<std::string>& wanted) {
  std::vector<std::string> result;
  for (const std::string& column : wanted) {
    if (table.has(column)) result.push_back(column);
  }
  return result;
}

// Writes a row. What a constraint of the schema forbids, such as a last year before the first one
// that the file holds already, is a mistake of the row.
std::optional<Upsert::Outcome> put(Upsert& upsert, const std::vector<Value>& values, core::Place at,
                                   Problems& problems) {
  try {
    return upsert.run(values);
  } catch (const Error& failure) {
    if (failure.code() != ErrorCode::constraint) throw;
    problems.add(at,
                 "the row does not go with what the file holds: " + std::string(failure.what()));
    return std::nullopt;
  }
}

// A row that a second pass changed after the first left it.
void recount(Tally& tally, Upsert::Outcome first, std::int64_t changed) {
  if (first != Upsert::Outcome::unchanged || changed == 0) return;
  --tally.unchanged;
  ++tally.updated;
}

// A row of the file and what its first pass did.
struct Written {
  std::size_t row;
  Upsert::Outcome outcome;
};

// Reports each row of the file whose code a query names.
void report_codes(Statement& codes, const Table& table, std::string_view column,
                  const std::string& message, Problems& problems) {
  std::unordered_map<std::string, core::Place> places;
  for (std::size_t row = 0; row < table.size(); ++row) {
    places.emplace(table.text(row, "code"), table.field(row, column).at);
  }
  while (codes.step()) {
    const auto found = places.find(codes.text(0));
    const core::Place at =
        found != places.end() ? found->second : core::Place{.file = table.file()};
    problems.add(at, "\"" + codes.text(0) + "\" " + message);
  }
}

}  // namespace

// --- units

Tally write_units(Connection& connection, const Table& table, Problems& problems) {
  Tally tally;
  CodeRule rule(problems, "unit");
  const auto names = given(table, {"name_en", "name_zh"});
  std::vector<std::string> columns{"dimension", "base", "factor"};
  columns.insert(columns.end(), names.begin(), names.end());
  Upsert upsert(connection, "unit", {"code"}, columns);
  // A unit whose factor or base changes would change the meaning of every figure stored in it.
  Statement changed = connection.prepare(
      "SELECT 1 FROM unit AS u JOIN indicator AS i ON i.unit_id = u.unit_id "
      "WHERE u.code = ?1 AND (u.base <> ?2 OR u.factor <> ?3) "
      "AND EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id = i.indicator_id)");
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Field& code = table.field(row, "code");
    if (!rule.check(code)) continue;
    const Field& dimension = table.field(row, "dimension");
    if (dimension.text.empty()) {
      problems.add(dimension.at, "the dimension is empty; name one, such as money, count or ratio");
      continue;
    }
    const Field& factor_field = table.field(row, "factor");
    const double factor = factor_or(factor_field, 1, problems);
    if (factor < 0) {
      problems.add(factor_field.at,
                   "\"" + factor_field.text + "\" is no factor of a unit; it is positive");
      continue;
    }
    if (table.text(row, "base") == code.text && factor != 1) {
      problems.add(factor_field.at, "the base unit \"" + code.text + "\" has the factor " +
                                        factor_field.text + "; that of a base unit is 1");
      continue;
    }
    changed.bind(1, std::string_view(code.text))
        .bind(2, std::string_view(table.text(row, "base")))
        .bind(3, factor);
    const bool in_use = changed.step();
    changed.reset();
    if (in_use) {
      problems.add(code.at,
                   "\"" + code.text +
                       "\" cannot change its base or factor: figures are stored in it; "
                       "give the new unit a code of its own",
                   ErrorCode::conflict);
      continue;
    }
    std::vector<Value> values{code.text, dimension.text, table.text(row, "base"), factor};
    for (const std::string& name : names) values.push_back(text_or_null(table.text(row, name)));
    if (const auto outcome = put(upsert, values, code.at, problems)) count(tally, *outcome);
  }
  Statement lost = connection.prepare(
      "SELECT u.code FROM unit AS u LEFT JOIN unit AS b ON b.code = u.base "
      "WHERE b.code IS NULL OR b.base <> b.code OR b.factor <> 1 OR b.dimension <> u.dimension");
  report_codes(
      lost, table, "base",
      "needs a base unit with a row of its own, of the same dimension, whose base is itself "
      "and whose factor is 1",
      problems);
  return tally;
}

// --- zones

namespace {

void write_parents(Connection& connection, const Table& table, const std::vector<Written>& written,
                   Tally& tally, Problems& problems) {
  const Codes zones(connection, "zone", "zone_id", "zone");
  Statement update =
      connection.prepare("UPDATE zone SET parent_id = ?2 WHERE code = ?1 AND parent_id IS NOT ?2");
  for (const auto& [row, outcome] : written) {
    const Field& parent = table.field(row, "parent");
    const Field& code = table.field(row, "code");
    update.bind(1, std::string_view(code.text)).bind_null(2);
    if (!parent.text.empty()) {
      const auto id = zones.require(parent, problems);
      if (!id) continue;
      if (parent.text == code.text) {
        problems.add(parent.at,
                     "\"" + code.text + "\" is its own parent; name the zone it lies in");
        continue;
      }
      update.bind(2, *id);
    }
    recount(tally, outcome, update.run());
  }
  // A zone that is reached again from itself lies on a cycle.
  Statement cycles = connection.prepare(
      "WITH RECURSIVE up (start_id, zone_id) AS ("
      "  SELECT zone_id, parent_id FROM zone WHERE parent_id IS NOT NULL"
      "  UNION SELECT up.start_id, z.parent_id FROM up JOIN zone AS z ON z.zone_id = up.zone_id"
      "  WHERE z.parent_id IS NOT NULL) "
      "SELECT z.code FROM up JOIN zone AS z ON z.zone_id = up.start_id WHERE up.zone_id = "
      "up.start_id "
      "ORDER BY z.zone_id");
  report_codes(cycles, table, "parent", "is its own ancestor; break the circle of parents",
               problems);
}

}  // namespace

Tally write_zones(Connection& connection, const Table& table, Problems& problems) {
  Tally tally;
  CodeRule rule(problems, "zone");
  const auto texts = given(table, {"name_en", "name_zh", "note"});
  const auto years = given(table, {"first_year", "last_year"});
  std::vector<std::string> columns{"kind"};
  columns.insert(columns.end(), texts.begin(), texts.end());
  columns.insert(columns.end(), years.begin(), years.end());
  Upsert upsert(connection, "zone", {"code"}, columns);
  std::vector<Written> written;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Field& code = table.field(row, "code");
    if (!rule.check(code)) continue;
    std::vector<Value> values{
        code.text, one_of(table.field(row, "kind"), zone_kinds, "kind of zone", problems)};
    for (const std::string& name : texts) values.push_back(text_or_null(table.text(row, name)));
    for (const std::string& name : years) {
      values.push_back(year_or_null(table.field(row, name), problems));
    }
    const Field& last = table.field(row, "last_year");
    if (years.size() == 2) {
      const auto* first_year = std::get_if<std::int64_t>(&values[values.size() - 2]);
      const auto* last_year = std::get_if<std::int64_t>(&values.back());
      if (first_year != nullptr && last_year != nullptr && *last_year < *first_year) {
        problems.add(last.at, "the last year " + last.text + " is before the first year " +
                                  table.text(row, "first_year") + "; exchange or correct them");
        continue;
      }
    }
    const auto outcome = put(upsert, values, code.at, problems);
    if (!outcome) continue;
    count(tally, *outcome);
    written.push_back({row, *outcome});
  }
  if (table.has("parent")) write_parents(connection, table, written, tally, problems);
  return tally;
}

// --- aliases

Tally write_aliases(Connection& connection, const Table& table, Problems& problems) {
  Tally tally;
  const Codes zones(connection, "zone", "zone_id", "zone");
  const auto columns = given(table, {"language"});
  Upsert upsert(connection, "zone_alias", {"zone_id", "alias"}, columns);
  std::unordered_map<std::string, std::uint32_t> line_of;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Field& alias = table.field(row, "alias");
    const auto zone = zones.require(table.field(row, "zone"), problems);
    if (alias.text.empty()) {
      problems.add(alias.at,
                   "the alias is empty; give another name of the zone, or remove the row");
      continue;
    }
    if (!zone) continue;
    const auto [before, first] =
        line_of.emplace(table.text(row, "zone") + "," + alias.text, alias.at.line);
    if (!first) {
      problems.add(alias.at, "the alias \"" + alias.text + "\" of \"" + table.text(row, "zone") +
                                 "\" stands in line " + std::to_string(before->second) +
                                 " already; keep one of the two rows");
      continue;
    }
    std::vector<Value> values{*zone, alias.text};
    for (const std::string& name : columns) values.push_back(text_or_null(table.text(row, name)));
    count(tally, upsert.run(values));
  }
  return tally;
}

// --- indicators

namespace {

void refuse_unit_change(Statement& stored_unit, const Field& code, const Field& unit,
                        Problems& problems) {
  stored_unit.bind(1, std::string_view(code.text)).bind(2, std::string_view(unit.text));
  if (stored_unit.step()) {
    problems.add(unit.at,
                 "the unit of \"" + code.text + "\" is " + stored_unit.text(0) +
                     " and cannot become " + unit.text +
                     ": it has figures; give the new indicator a code of its own",
                 ErrorCode::conflict);
  }
  stored_unit.reset();
}

// Numerator, denominator and their zone, once every indicator of the file is there.
void write_ratios(Connection& connection, const Table& table, const std::vector<Written>& written,
                  Tally& tally, Problems& problems) {
  const Codes indicators(connection, "indicator", "indicator_id", "indicator");
  const Codes zones(connection, "zone", "zone_id", "zone");
  Statement update = connection.prepare(
      "UPDATE indicator SET numerator_id = ?2, denominator_id = ?3, denominator_zone_id = ?4 "
      "WHERE code = ?1 "
      "AND (numerator_id, denominator_id, denominator_zone_id) IS NOT (?2, ?3, ?4)");
  for (const auto& [row, outcome] : written) {
    const Field& top = table.field(row, "numerator");
    const Field& bottom = table.field(row, "denominator");
    const Field& zone = table.field(row, "denominator_zone");
    update.bind(1, std::string_view(table.text(row, "code")))
        .bind_null(2)
        .bind_null(3)
        .bind_null(4);
    if (top.text.empty() != bottom.text.empty()) {
      problems.add(bottom.text.empty() ? bottom.at : top.at,
                   "a ratio is defined by a numerator and a denominator; give both or neither");
      continue;
    }
    if (top.text.empty() && !zone.text.empty()) {
      problems.add(zone.at,
                   "a denominator_zone needs a numerator and a denominator; give them, or "
                   "leave it empty");
      continue;
    }
    if (!top.text.empty()) {
      if (table.text(row, "kind") != "ratio") {
        problems.add(top.at,
                     "only an indicator of kind ratio has a numerator and a denominator; \"" +
                         table.text(row, "code") + "\" is of kind " + table.text(row, "kind"));
        continue;
      }
      const auto numerator = indicators.require(top, problems);
      const auto denominator = indicators.require(bottom, problems);
      if (!numerator || !denominator) continue;
      update.bind(2, *numerator).bind(3, *denominator);
      if (!zone.text.empty()) {
        const auto below = zones.require(zone, problems);
        if (!below) continue;
        update.bind(4, *below);
      }
    }
    recount(tally, outcome, update.run());
  }
  Statement cycles = connection.prepare(
      "WITH RECURSIVE part (start_id, indicator_id) AS ("
      "  SELECT indicator_id, numerator_id FROM indicator WHERE numerator_id IS NOT NULL"
      "  UNION SELECT indicator_id, denominator_id FROM indicator WHERE denominator_id IS NOT NULL"
      "  UNION SELECT part.start_id, i.numerator_id FROM part JOIN indicator AS i "
      "    ON i.indicator_id = part.indicator_id WHERE i.numerator_id IS NOT NULL"
      "  UNION SELECT part.start_id, i.denominator_id FROM part JOIN indicator AS i "
      "    ON i.indicator_id = part.indicator_id WHERE i.denominator_id IS NOT NULL) "
      "SELECT i.code FROM part JOIN indicator AS i ON i.indicator_id = part.start_id "
      "WHERE part.indicator_id = part.start_id ORDER BY i.indicator_id");
  report_codes(cycles, table, "numerator", "is defined by itself; break the circle of definitions",
               problems);
  // So far the views work them out; deeper, they would not agree with the library.
  Statement deep = connection.prepare(
      "SELECT DISTINCT i.code FROM indicator AS i "
      "JOIN indicator AS mid ON mid.indicator_id IN (i.numerator_id, i.denominator_id) "
      "JOIN indicator AS low ON low.indicator_id IN (mid.numerator_id, mid.denominator_id) "
      "WHERE low.numerator_id IS NOT NULL "
      "AND i.indicator_id NOT IN (mid.indicator_id, low.indicator_id) ORDER BY i.indicator_id");
  report_codes(deep, table, "numerator",
               "stands on ratios of ratios; a ratio may stand on figures and on ratios of figures: "
               "define it by those",
               problems);
  // A flow or stock always may have figures; a ratio or index without definition has no total, but
  // it may still be a part zone by zone.
}

}  // namespace

Tally write_indicators(Connection& connection, const Table& table, Problems& problems) {
  Tally tally;
  CodeRule rule(problems, "indicator");
  const Codes units(connection, "unit", "unit_id", "unit");
  const auto texts = given(table, {"name_en", "name_zh", "definition"});
  std::vector<std::string> columns{"unit_id", "kind"};
  columns.insert(columns.end(), texts.begin(), texts.end());
  const auto numbers = given(table, {"direction", "decimals", "factor"});
  columns.insert(columns.end(), numbers.begin(), numbers.end());
  Upsert upsert(connection, "indicator", {"code"}, columns);
  Statement stored_unit = connection.prepare(
      "SELECT u.code FROM indicator AS i JOIN unit AS u ON u.unit_id = i.unit_id "
      "WHERE i.code = ?1 AND u.code <> ?2 "
      "AND EXISTS (SELECT 1 FROM observation AS o WHERE o.indicator_id = i.indicator_id)");
  std::vector<Written> written;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Field& code = table.field(row, "code");
    if (!rule.check(code)) continue;
    const Field& unit_field = table.field(row, "unit");
    const auto unit = units.require(unit_field, problems);
    const std::string kind =
        one_of(table.field(row, "kind"), indicator_kinds, "kind of indicator", problems);
    if (!unit) continue;
    refuse_unit_change(stored_unit, code, unit_field, problems);
    std::vector<Value> values{code.text, *unit, kind};
    for (const std::string& name : texts) values.push_back(text_or_null(table.text(row, name)));
    for (const std::string& name : numbers) {
      const Field& field = table.field(row, name);
      if (name == "direction") {
        values.push_back(whole_number(field, -1, 1, std::int64_t{0}, "direction", problems));
      } else if (name == "decimals") {
        values.push_back(whole_number(field, 0, 15, {}, "number of decimals", problems));
      } else {
        values.emplace_back(factor_or(field, 1, problems));
      }
    }
    const auto outcome = put(upsert, values, code.at, problems);
    if (!outcome) continue;
    count(tally, *outcome);
    written.push_back({row, *outcome});
  }
  if (table.has("numerator") || table.has("denominator")) {
    write_ratios(connection, table, written, tally, problems);
  }
  return tally;
}

}  // namespace yearbook::store
