#include "support/asem.hpp"

#include <array>
#include <charconv>
#include <map>
#include <set>

namespace yearbook::test {
namespace {

constexpr std::array<std::string_view, 4> sets{"GDP_group", "GDPpc_group", "Pop_group",
                                               "EurAsia_group"};

// A row of the data, which is named by "uCode Time".
struct UnitRow {
  std::string row;
  std::string code;
  int year = 0;
};

std::vector<UnitRow> units_of(const Table& data) {
  std::vector<UnitRow> result;
  for (const std::string& row : data.rows()) {
    const std::size_t space = row.find(' ');
    UnitRow unit{.row = row, .code = row.substr(0, space)};
    std::from_chars(row.data() + space + 1, row.data() + row.size(), unit.year);
    result.push_back(std::move(unit));
  }
  return result;
}

// The codes of meta whose Type is the one named.
std::vector<std::string> of_type(const Table& meta, std::string_view type) {
  std::vector<std::string> result;
  for (const std::string& code : meta.rows()) {
    if (meta.text(code, "Type") == type) result.push_back(code);
  }
  return result;
}

void add_groups(BookBuilder& builder, const Table& data, const std::vector<UnitRow>& units,
                const std::map<std::string, ZoneHandle>& zones) {
  for (const std::string_view set : sets) {
    std::map<std::string, std::set<ZoneHandle>> members;
    for (const UnitRow& unit : units) members[data.text(unit.row, set)].insert(zones.at(unit.code));
    for (const auto& [code, zones_of] : members) {
      std::vector<Membership> spans;
      for (const ZoneHandle zone : zones_of) spans.push_back({zone, {Year{1}, Year{9999}}});
      builder.group(std::string(set) + "_" + code, spans);
      builder.catalog().groups.back().classification = set;
    }
  }
}

template <typename Value>
Table table_of(const Snapshot& book, const IndexResult& result,
               const std::vector<std::string>& columns, bool with_year, Value value) {
  std::vector<std::string> names;
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < result.size(); ++row) {
    if (result.rows[row].screened) continue;
    rows.push_back(row);
    names.push_back((with_year ? to_string(result.rows[row].year) + " " : "") +
                    book.catalog().zone(result.rows[row].zone).code);
  }
  Table table(names, columns);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t column = 0; column < columns.size(); ++column) {
      table.set(names[i], columns[column], value(column, rows[i]));
    }
  }
  return table;
}

Table stage_of(const Snapshot& book, const IndexResult& result, std::string_view step,
               bool with_year) {
  std::vector<std::string> columns;
  for (const std::size_t node : result.leaves) columns.push_back(result.nodes[node].code);
  return table_of(book, result, columns, with_year,
                  [&](std::size_t leaf, std::size_t row) { return result.stage(step, leaf)[row]; });
}

template <typename Value>
Table nodes_of(const Snapshot& book, const IndexResult& result,
               const std::vector<std::string>& nodes, bool with_year, Value value) {
  std::vector<std::size_t> positions;
  for (const std::string& node : nodes) positions.push_back(result.node(node));
  return table_of(book, result, nodes, with_year,
                  [&](std::size_t node, std::size_t row) { return value(positions[node])[row]; });
}

}  // namespace

Snapshot asem_book(const Table& data, const Table& meta) {
  BookBuilder builder;
  const std::int64_t release = builder.release("asem");
  const std::vector<UnitRow> units = units_of(data);
  std::map<std::string, ZoneHandle> zones;
  for (const UnitRow& unit : units) {
    if (!zones.contains(unit.code)) zones[unit.code] = builder.zone(unit.code);
  }
  add_groups(builder, data, units, zones);
  for (const std::string_view type : {"Indicator", "Denominator"}) {
    for (const std::string& code : of_type(meta, type)) {
      const IndicatorHandle indicator = builder.indicator(code);
      builder.catalog().indicators.back().direction = meta.text(code, "Direction") == "-1" ? -1 : 1;
      for (const UnitRow& unit : units) {
        const double value = data.value(unit.row, code);
        if (!is_missing(value)) {
          builder.put(indicator, zones.at(unit.code), unit.year, value, release);
        }
      }
    }
  }
  return builder.snapshot();
}

IndexDefinition asem_index(const Table& meta) {
  IndexDefinition result;
  result.code = "Index";
  result.nodes.push_back({.code = "Index", .parent = {}, .indicator = {}});
  for (const std::string_view type : {"Aggregate", "Indicator"}) {
    for (const std::string& code : of_type(meta, type)) {
      if (code == result.code) continue;
      const bool leaf = type == "Indicator";
      result.nodes.push_back({.code = code,
                              .parent = meta.text(code, "Parent"),
                              .indicator = leaf ? code : "",
                              .weight = meta.value(code, "Weight"),
                              .denominator = leaf ? meta.text(code, "Denominator") : ""});
    }
  }
  return result;
}

Table stage_table(const Snapshot& book, const IndexResult& result, std::string_view step) {
  return stage_of(book, result, step, false);
}
Table stage_panel(const Snapshot& book, const IndexResult& result, std::string_view step) {
  return stage_of(book, result, step, true);
}
Table score_table(const Snapshot& book, const IndexResult& result,
                  const std::vector<std::string>& nodes) {
  return nodes_of(book, result, nodes, false,
                  [&](std::size_t node) { return result.scores_of(node); });
}
Table rank_table(const Snapshot& book, const IndexResult& result,
                 const std::vector<std::string>& nodes) {
  return nodes_of(book, result, nodes, false,
                  [&](std::size_t node) { return result.ranks_of(node); });
}
Table score_panel(const Snapshot& book, const IndexResult& result,
                  const std::vector<std::string>& nodes) {
  return nodes_of(book, result, nodes, true,
                  [&](std::size_t node) { return result.scores_of(node); });
}

}  // namespace yearbook::test
