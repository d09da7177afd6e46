#include "support/asem.hpp"

#include <array>
#include <charconv>
#include <map>
#include <set>

namespace yearbook::test {
namespace {

constexpr std::array<std::string_view, 4> sets{"GDP_group", "GDPpc_group", "Pop_group",
                                                "EurAsia_group"};

// A row of the data, named by "uName uCode", a group of each set, and Time.
struct Unit {
  std::string row;
  std::string code;
  std::array<std::string, sets.size()> groups;
  int year = 0;
};

// Takes the last word of a text off.
std::string take_last(std::string& text) {
  const std::size_t space = text.rfind(' ');
  std::string word = text.substr(space + 1);
  text.resize(space);
  return word;
}

std::vector<Unit> units_of(const Table& data) {
  std::vector<Unit> result;
  for (const std::string& row : data.rows()) {
    Unit unit{.row = row, .code = {}, .groups = {}};
    std::string name = row;
    const std::string year = take_last(name);
    std::from_chars(year.data(), year.data() + year.size(), unit.year);
    for (std::size_t i = sets.size(); i-- > 0;) unit.groups.at(i) = take_last(name);
    unit.code = take_last(name);
    result.push_back(std::move(unit));
  }
  return result;
}

// A row of meta, named by "Level iCode".
struct Item {
  std::string row;
  std::string code;
};

// The rows of meta whose Type is the one named.
std::vector<Item> of_type(const Table& meta, std::string_view type) {
  std::vector<Item> result;
  for (const std::string& row : meta.rows()) {
    if (meta.text(row, "Type") == type) result.push_back({row, row.substr(row.find(' ') + 1)});
  }
  return result;
}

void add_groups(BookBuilder& builder, const std::vector<Unit>& units,
                const std::map<std::string, ZoneHandle>& zones) {
  for (std::size_t set = 0; set < sets.size(); ++set) {
    std::map<std::string, std::set<ZoneHandle>> members;
    for (const Unit& unit : units) members[unit.groups.at(set)].insert(zones.at(unit.code));
    for (const auto& [code, zones_of] : members) {
      std::vector<Membership> spans;
      for (const ZoneHandle zone : zones_of) spans.push_back({zone, {Year{1}, Year{9999}}});
      builder.group(std::string(sets.at(set)) + "_" + code, spans);
      builder.catalog().groups.back().classification = sets.at(set);
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
  return table_of(book, result, columns, with_year, [&](std::size_t leaf, std::size_t row) {
    return result.stage(step, leaf)[row];
  });
}

template <typename Value>
Table nodes_of(const Snapshot& book, const IndexResult& result,
               const std::vector<std::string>& nodes, bool with_year, Value value) {
  std::vector<std::size_t> positions;
  for (const std::string& node : nodes) positions.push_back(result.node(node));
  return table_of(book, result, nodes, with_year, [&](std::size_t node, std::size_t row) {
    return value(positions[node])[row];
  });
}

}  // namespace

Snapshot asem_book(const Table& data, const Table& meta) {
  BookBuilder builder;
  const std::int64_t release = builder.release("asem");
  const std::vector<Unit> units = units_of(data);
  std::map<std::string, ZoneHandle> zones;
  for (const Unit& unit : units) {
    if (!zones.contains(unit.code)) zones[unit.code] = builder.zone(unit.code);
  }
  add_groups(builder, units, zones);
  for (const std::string_view type : {"Indicator", "Denominator"}) {
    for (const Item& item : of_type(meta, type)) {
      const IndicatorHandle indicator = builder.indicator(item.code);
      builder.catalog().indicators.back().direction =
          meta.text(item.row, "Direction") == "-1" ? -1 : 1;
      for (const Unit& unit : units) {
        const double value = data.value(unit.row, item.code);
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
    for (const Item& item : of_type(meta, type)) {
      if (item.code == result.code) continue;
      const bool leaf = type == "Indicator";
      result.nodes.push_back({.code = item.code,
                              .parent = meta.text(item.row, "Parent"),
                              .indicator = leaf ? item.code : "",
                              .weight = meta.value(item.row, "Weight"),
                              .denominator = leaf ? meta.text(item.row, "Denominator") : ""});
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
  return nodes_of(book, result, nodes, false, [&](std::size_t node) { return result.scores_of(node); });
}
Table rank_table(const Snapshot& book, const IndexResult& result,
                 const std::vector<std::string>& nodes) {
  return nodes_of(book, result, nodes, false, [&](std::size_t node) { return result.ranks_of(node); });
}
Table score_panel(const Snapshot& book, const IndexResult& result,
                  const std::vector<std::string>& nodes) {
  return nodes_of(book, result, nodes, true, [&](std::size_t node) { return result.scores_of(node); });
}

}  // namespace yearbook::test
