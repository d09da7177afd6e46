// Reads index definitions from TOML and holds them to their rules.
#include <yearbook/composite.hpp>

#include <yearbook/code.hpp>
#include <yearbook/error.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <sstream>
#include <utility>

#include "composite/toml.hpp"
#include "composite/tree.hpp"
#include "core/nearest.hpp"
#include "core/problems.hpp"

namespace yearbook {
namespace {

using core::Place;
using core::Problems;

constexpr std::array<std::string_view, 3> tables{"index", "node", "aggregate"};
constexpr std::array<std::string_view, 7> index_keys{"code",  "title",  "group", "units",
                                                     "years", "policy", "steps"};
constexpr std::array<std::string_view, 6> node_keys{"code",   "indicator", "parent",
                                                    "weight", "direction", "coverage"};
constexpr std::array<std::string_view, 3> aggregate_keys{"method", "weights", "coverage"};
constexpr std::array<std::string_view, 1> known_steps{"aggregate"};
constexpr std::array<std::string_view, 1> known_methods{"arithmetic"};
constexpr std::array<std::string_view, 2> known_weights{"own", "equal"};
constexpr std::array<std::string_view, 3> known_policies{"of_the_year", "current", "constant"};

class DefinitionReader {
 public:
  DefinitionReader(std::string_view text, std::string_view name) {
    problems_.file(name);
    result_.toml = text;
  }

  IndexDefinition read() {
    const auto parsed = toml::parse(std::string_view(result_.toml));
    if (!parsed) {
      const auto at = parsed.error().source().begin;
      problems_.add({.line = at.line, .column = at.column},
                    "no TOML: " + std::string(parsed.error().description()));
      problems_.throw_if_any();
    }
    const toml::table& root = parsed.table();
    check_keys(root, tables, "table");
    read_index(root);
    read_aggregate(root);
    read_nodes(root);
    problems_.throw_if_any();
    composite::check_tree(result_, problems_);
    problems_.throw_if_any();
    return std::move(result_);
  }

 private:
  static Place place(const toml::node& node) {
    return {.line = node.source().begin.line, .column = node.source().begin.column};
  }

  void check_keys(const toml::table& table, std::span<const std::string_view> known,
                  std::string_view what) {
    for (const auto& [key, value] : table) {
      if (std::ranges::find(known, key.str()) != known.end()) continue;
      problems_.add({.line = key.source().begin.line, .column = key.source().begin.column},
                    "no " + std::string(what) + " is called \"" + std::string(key.str()) +
                        "\"; known: " + core::listed(known));
    }
  }

  std::string text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (const auto value = node->value_exact<std::string>()) return *value;
    problems_.add(place(*node), "\"" + std::string(key) + "\" is text in quotes");
    return {};
  }

  std::optional<double> number(const toml::table& table, std::string_view key, double low,
                               double high) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && low <= *value && *value <= high) return value;
    std::ostringstream allowed;
    allowed << "\"" << key << "\" is a number " << (std::isfinite(high) ? "from " : "of at least ")
            << low;
    if (std::isfinite(high)) allowed << " to " << high;
    problems_.add(place(*node), allowed.str());
    return std::nullopt;
  }

  // A text that is one of `known`; the first of them when the key is absent.
  std::string choice(const toml::table& table, std::string_view key,
                     std::span<const std::string_view> known) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::string(known.front());
    const std::string value = text(table, key);
    if (std::ranges::find(known, value) == known.end()) {
      problems_.add(place(*node), "\"" + value + "\" is no " + std::string(key) +
                                      "; known: " + core::listed(known));
    }
    return value;
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key) {
    std::vector<std::string> result;
    const toml::node* node = table.get(key);
    if (node == nullptr) return result;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      problems_.add(place(*node), "\"" + std::string(key) + "\" is a list of texts");
      return result;
    }
    for (const toml::node& each : *array) {
      if (const auto value = each.value_exact<std::string>()) {
        result.push_back(*value);
      } else {
        problems_.add(place(each), "\"" + std::string(key) + "\" is a list of texts");
      }
    }
    return result;
  }

  void read_index(const toml::table& root) {
    const toml::table* index = root["index"].as_table();
    if (index == nullptr) {
      problems_.add({}, "there is no table [index]; it needs one with a code");
      return;
    }
    check_keys(*index, index_keys, "key of [index]");
    result_.code = text(*index, "code");
    if (!is_code(result_.code)) {
      problems_.add(place(*index),
                    "the code of the index is missing or malformed; a code is 1 to 64 "
                    "ASCII letters, digits, '_', '.' or '-'");
    }
    result_.title = text(*index, "title");
    result_.group = text(*index, "group");
    result_.units = texts(*index, "units");
    if (!result_.group.empty() && !result_.units.empty()) {
      problems_.add(place(*index), "[index] names a group and units; give one of them");
    }
    result_.policy = static_cast<GroupPolicy>(
        std::ranges::find(known_policies, choice(*index, "policy", known_policies)) -
        known_policies.begin());
    read_years(*index);
    if (index->contains("steps")) read_steps(*index);
  }

  void read_years(const toml::table& index) {
    const toml::node* node = index.get("years");
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    const auto year = [&](std::size_t i) { return array->get(i)->value_exact<std::int64_t>(); };
    constexpr std::int64_t last_of_all = 9999;
    if (array != nullptr && array->size() == 2 && year(0) && year(1) && 1 <= *year(0) &&
        *year(0) <= *year(1) && *year(1) <= last_of_all) {
      result_.years = YearRange{Year{static_cast<int>(*year(0))}, Year{static_cast<int>(*year(1))}};
      return;
    }
    problems_.add(place(*node), "\"years\" is a first and a last year, such as [2010, 2016]");
  }

  void read_steps(const toml::table& index) {
    result_.steps = texts(index, "steps");
    for (const std::string& step : result_.steps) {
      if (std::ranges::find(known_steps, step) == known_steps.end()) {
        problems_.add(place(*index.get("steps")),
                      "no step is called \"" + step + "\"; known: " + core::listed(known_steps));
      }
    }
    if (result_.steps.size() != 1 && problems_.empty()) {
      problems_.add(place(*index.get("steps")),
                    "an index has each step at most once, and aggregate last");
    }
  }

  void read_aggregate(const toml::table& root) {
    if (!root.contains("aggregate")) return;
    const toml::table* aggregate = root["aggregate"].as_table();
    if (aggregate == nullptr) {
      problems_.add(place(*root.get("aggregate")),
                    "\"aggregate\" is a table; write [aggregate] before its keys");
      return;
    }
    check_keys(*aggregate, aggregate_keys, "key of [aggregate]");
    choice(*aggregate, "method", known_methods);
    equal_weights_ = choice(*aggregate, "weights", known_weights) == "equal";
    result_.coverage = number(*aggregate, "coverage", 0, 1).value_or(0);
  }

  void read_nodes(const toml::table& root) {
    result_.nodes.push_back({.code = result_.code,
                             .parent = {},
                             .indicator = {},
                             .direction = std::nullopt,
                             .coverage = std::nullopt});
    const toml::array* nodes = root["node"].as_array();
    if (nodes == nullptr || nodes->empty()) {
      problems_.add({}, "there is no [[node]]; an index needs at least one leaf with an indicator");
      return;
    }
    for (const toml::node& node : *nodes) {
      if (const toml::table* table = node.as_table()) {
        read_node(*table);
      } else {
        problems_.add(place(node), "a node is a table; write [[node]] before its keys");
      }
    }
  }

  void read_node(const toml::table& table) {
    check_keys(table, node_keys, "key of [[node]]");
    IndexNode node{.code = text(table, "code"),
                   .parent = text(table, "parent"),
                   .indicator = text(table, "indicator"),
                   .weight = number(table, "weight", 0, HUGE_VAL).value_or(1),
                   .direction = std::nullopt,
                   .coverage = number(table, "coverage", 0, 1),
                   .line = table.source().begin.line};
    if (equal_weights_) node.weight = 1;
    if (!std::isfinite(node.weight)) problems_.add(place(table), "a weight is finite");
    if (node.code.empty()) node.code = node.indicator;
    if (node.parent.empty()) node.parent = result_.code;
    if (const auto direction = number(table, "direction", -1, 1)) {
      if (std::fabs(*direction) != 1)
        problems_.add(place(table), "the direction of a leaf is 1 or -1");
      node.direction = *direction < 0 ? -1 : 1;
    }
    if (!is_code(node.code)) {
      problems_.add(place(table), "a node has a code, or an indicator to be named after");
    }
    result_.nodes.push_back(std::move(node));
  }

  Problems problems_;
  IndexDefinition result_;
  bool equal_weights_ = false;
};

}  // namespace

IndexDefinition parse_index_definition(std::string_view toml, std::string_view name) {
  return DefinitionReader(toml, name).read();
}

IndexDefinition index_definition(const Snapshot& book, std::string_view code,
                                 std::source_location where) {
  std::vector<std::string_view> known;
  for (const StoredIndex& index : book.catalog().indices()) {
    if (index.code == code) return parse_index_definition(index.toml, index.code);
    known.push_back(index.code);
  }
  throw Error(
      ErrorCode::not_found,
      "no index has the code \"" + std::string(code) + "\"" + core::nearest_clause(code, known),
      where);
}

}  // namespace yearbook
