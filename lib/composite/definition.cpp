// Reads index definitions from TOML.
#include <yearbook/index_definition.hpp>

#include <yearbook/code.hpp>
#include <yearbook/error.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "composite/definition.hpp"
#include "composite/places.hpp"
#include "composite/rules.hpp"
#include "composite/table_reader.hpp"
#include "core/nearest.hpp"
#include "core/problems.hpp"

namespace yearbook {
namespace {

using composite::place_of;
using composite::Places;
using composite::TableReader;
using core::Problems;

constexpr std::array<std::string_view, 10> tables{"index",     "node",   "weights", "revision",
                                                  "impute",    "screen", "treat",   "normalise",
                                                  "aggregate", "rank"};

class DefinitionReader {
 public:
  DefinitionReader(std::string_view text, std::string_view name) {
    problems_.file(name);
    result_.toml = text;
    result_.source = name;
  }

  composite::PlacedDefinition read() {
    const auto parsed = toml::parse(std::string_view(result_.toml));
    if (!parsed) {
      const auto at = parsed.error().source().begin;
      problems_.add({.line = at.line, .column = at.column},
                    "no TOML: " + std::string(parsed.error().description()));
      problems_.throw_if_any();
    }
    const toml::table& root = parsed.table();
    check_tables(root);
    read_index(root);
    read_nodes(root);
    read_keys(root, "impute", result_.impute);
    read_keys(root, "screen", result_.screen);
    read_keys(root, "treat", result_.treat);
    read_keys(root, "normalise", result_.normalise);
    read_keys(root, "aggregate", result_.aggregate);
    read_keys(root, "rank", result_.rank);
    read_weights(root);
    read_revisions(root);
    if (root["index"].as_table() == nullptr || !root["index"].as_table()->contains("steps")) {
      take_default_steps(root);
    }
    // Without a root there is nothing to hold to rules; else all mistakes are told in one go.
    if (!result_.nodes.empty() && result_.nodes.front().parent.empty()) {
      composite::check_definition(result_, problems_, places_);
    }
    problems_.throw_if_any();
    return {std::move(result_), std::move(places_)};
  }

 private:
  void check_tables(const toml::table& root) {
    for (const auto& [key, value] : root) {
      if (std::ranges::find(tables, key.str()) != tables.end()) continue;
      problems_.add(place_of(key.source()), "no table is called \"" + std::string(key.str()) +
                                                "\"" + composite::known_clause(key.str(), tables));
    }
  }

  void read_index(const toml::table& root) {
    const toml::table* index = table_in(root, "index");
    if (index == nullptr) {
      if (!root.contains("index")) {
        problems_.add({}, "there is no table [index]; it needs one with a code");
      }
      return;
    }
    TableReader reader(*index, "index", problems_, places_);
    result_.steps.clear();
    each_key(result_, reader);
    reader.finish("key of [index]");
    if (reader.failed("steps")) result_.steps = {IndexStep::aggregate};  // one mistake is enough
    result_.nodes.push_back({.code = result_.code, .parent = {}, .indicator = {}});
  }

  // The table under a name; nullptr, and a mistake when something else stands there.
  const toml::table* table_in(const toml::table& root, std::string_view name) {
    const toml::node* node = root.get(name);
    if (node == nullptr || node->is_table()) return node == nullptr ? nullptr : node->as_table();
    problems_.add(place_of(*node), "\"" + std::string(name) + "\" is a table; write [" +
                                       std::string(name) + "] before its keys");
    return nullptr;
  }

  template <typename Keys>
  void read_keys(const toml::table& root, std::string_view name, Keys& keys) {
    const toml::table* table = table_in(root, name);
    if (table == nullptr) return;
    TableReader reader(*table, std::string(name), problems_, places_);
    if constexpr (std::is_same_v<Keys, AggregateKeys>) reader.also("method", "methods");
    composite::each_key(keys, reader);
    reader.finish("key of [" + std::string(name) + "]");
  }

  void read_nodes(const toml::table& root) {
    const toml::array* nodes = root["node"].as_array();
    if (nodes == nullptr || nodes->empty()) {
      problems_.add({}, "there is no [[node]]; an index needs at least one leaf with an indicator");
      return;
    }
    for (const toml::node& node : *nodes) {
      if (const toml::table* table = node.as_table()) {
        read_node(*table);
      } else {
        problems_.add(place_of(node), "a node is a table; write [[node]] before its keys");
      }
    }
  }

  void read_node(const toml::table& table) {
    IndexNode node;
    const std::string path = "node." + std::to_string(result_.nodes.size());
    TableReader reader(table, path, problems_, places_);
    composite::each_key(node, reader);
    reader.known("treat");
    reader.known("normalise");
    reader.finish("key of [[node]]");
    read_override(table, path, "treat", node.treat);
    read_override(table, path, "normalise", node.normalise);
    if (node.code.empty()) node.code = node.indicator;
    if (node.parent.empty()) node.parent = result_.code;
    node.line = table.source().begin.line;
    result_.nodes.push_back(std::move(node));
  }

  template <typename Keys>
  void read_override(const toml::table& table, const std::string& path, std::string_view name,
                     std::optional<Keys>& keys) {
    const toml::node* node = table.get(name);
    if (node == nullptr) return;
    if (!node->is_table()) {
      problems_.add(place_of(*node), "\"" + std::string(name) + "\" is a table; write [node." +
                                         std::string(name) + "] before its keys");
      return;
    }
    TableReader reader(*node->as_table(), path + "." + std::string(name), problems_, places_);
    composite::each_key(keys.emplace(), reader);
    reader.finish("key of [node." + std::string(name) + "]");
  }

  void read_weights(const toml::table& root) {
    const toml::table* sets = table_in(root, "weights");
    if (sets == nullptr) return;
    for (const auto& [name, set] : *sets) {
      const std::string path = "weights." + std::string(name.str());
      places_.set(path, place_of(name.source()));
      if (const toml::table* table = set.as_table()) {
        read_weight_set(*table, path, result_.weights[std::string(name.str())]);
      } else {
        problems_.add(place_of(set), "\"" + std::string(name.str()) +
                                         "\" is a set of weights; write [weights." +
                                         std::string(name.str()) + "] before its codes");
      }
    }
  }

  void read_weight_set(const toml::table& table, const std::string& path,
                       std::map<std::string, double>& set) {
    for (const auto& [code, weight] : table) {
      places_.set(path + "." + std::string(code.str()), place_of(code.source()));
      if (const auto value = weight.is_number() ? weight.value<double>() : std::nullopt) {
        set[std::string(code.str())] = *value;
      } else {
        problems_.add(place_of(weight),
                      composite::number_rule(code.str(), composite::at_least_zero));
      }
    }
  }

  void read_revisions(const toml::table& root) {
    const toml::node* node = root.get("revision");
    if (node == nullptr) return;
    if (node->as_array() == nullptr) {
      problems_.add(place_of(*node), "revisions are a list; write [[revision]] before their keys");
      return;
    }
    for (const toml::node& each : *node->as_array()) {
      const toml::table* table = each.as_table();
      if (table == nullptr) {
        problems_.add(place_of(each), "a revision is a table; write [[revision]] before its keys");
        continue;
      }
      IndexRevision revision;
      TableReader reader(*table, "revision." + std::to_string(result_.revisions.size()), problems_,
                         places_);
      composite::each_key(revision, reader);
      reader.finish("key of [[revision]]");
      for (const std::string_view key : {"from", "weights"}) {
        if (table->contains(key)) continue;
        problems_.add(place_of(*table), "a revision needs \"" + std::string(key) + "\"");
      }
      revision.line = table->source().begin.line;
      result_.revisions.push_back(std::move(revision));
    }
  }

  // Steps that have something to go by.
  void take_default_steps(const toml::table& root) {
    result_.steps.clear();
    for (const IndexStep step : composite::choices<IndexStep>) {
      const bool wanted =
          step == IndexStep::aggregate ||
          (step == IndexStep::denominate
               ? std::ranges::any_of(
                     result_.nodes, [](const IndexNode& node) { return !node.denominator.empty(); })
               : root.contains(to_string(step)));
      if (wanted) result_.steps.push_back(step);
    }
  }

  Problems problems_;
  Places places_;
  IndexDefinition result_;
};

}  // namespace

composite::PlacedDefinition composite::read_definition(std::string_view toml,
                                                       std::string_view name) {
  return DefinitionReader(toml, name).read();
}

IndexDefinition parse_index_definition(std::string_view toml, std::string_view name) {
  return composite::read_definition(toml, name).definition;
}

IndexDefinition index_definition(const Snapshot& book, std::string_view code,
                                 std::source_location where) {
  std::vector<std::string_view> known;
  for (const StoredIndex& index : book.catalog().indices()) {
    if (index.code == code) {
      return parse_index_definition(index.toml, composite::source_of(index.code));
    }
    known.push_back(index.code);
  }
  throw Error(
      ErrorCode::not_found,
      "no index has the code \"" + std::string(code) + "\"" + core::nearest_clause(code, known),
      where);
}

}  // namespace yearbook
