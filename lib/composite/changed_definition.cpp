// Definitions made of other definitions.
#include <yearbook/index_definition.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "composite/keys.hpp"
#include "composite/rules.hpp"
#include "core/nearest.hpp"

namespace yearbook {
namespace {

std::size_t position(const IndexDefinition& definition, std::string_view code,
                     std::source_location where) {
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < definition.nodes.size(); ++i) {
    if (definition.nodes[i].code == code) return i;
    known.emplace_back(definition.nodes[i].code);
  }
  throw Error(ErrorCode::not_found,
              "no node of \"" + definition.code + "\" is called \"" + std::string(code) + "\"" +
                  core::nearest_clause(code, known),
              where);
}

// Takes away aggregates that have no children, until there are none.
void drop_childless(IndexDefinition& definition) {
  for (;;) {
    std::set<std::string_view> parents;
    for (const IndexNode& node : definition.nodes) parents.insert(node.parent);
    const auto childless = std::ranges::find_if(definition.nodes, [&](const IndexNode& node) {
      return node.indicator.empty() && !parents.contains(node.code);
    });
    if (childless == definition.nodes.end()) return;
    definition.nodes.erase(childless);
  }
}

// A changed definition is no longer that of its text.
void forget_text(IndexDefinition& definition) {
  definition.toml.clear();
  definition.source.clear();
  for (IndexNode& node : definition.nodes) node.line = 0;
  for (IndexRevision& revision : definition.revisions) revision.line = 0;
}

// "equal" weights as a set of ones, wherever they are used, so that there is something to change.
void spell_out_equal(IndexDefinition& definition) {
  std::string name = "all_equal";
  while (definition.weights.contains(name)) name += '_';
  bool used = false;
  const auto replace = [&](std::string& weights) {
    if (weights != "equal") return;
    weights = name;
    used = true;
  };
  replace(definition.aggregate.weights);
  for (IndexRevision& revision : definition.revisions) replace(revision.weights);
  if (!used) return;
  std::map<std::string, double>& set = definition.weights[name];
  for (const IndexNode& node : definition.nodes) {
    if (!node.parent.empty()) set[node.code] = 1;
  }
}

}  // namespace

bool IndexDefinition::has(IndexStep step) const noexcept {
  return std::ranges::find(steps, step) != steps.end();
}

IndexDefinition IndexDefinition::with_weight(std::string_view node, double weight,
                                             std::source_location where) const {
  const std::size_t at = position(*this, node, where);
  if (at == 0) {
    throw Error(ErrorCode::invalid_argument,
                "\"" + code + "\" is the root, which has no weight; name a node below it", where);
  }
  if (!composite::at_least_zero.contains(weight)) {
    throw Error(ErrorCode::invalid_argument,
                "the weight of \"" + std::string(node) + "\" is finite and at least 0", where);
  }
  IndexDefinition result = *this;
  forget_text(result);
  spell_out_equal(result);
  result.nodes[at].weight = weight;
  for (auto& [name, set] : result.weights) {
    if (const auto own = set.find(nodes[at].code); own != set.end()) own->second = weight;
  }
  return result;
}

IndexDefinition IndexDefinition::with_weights(std::string_view name,
                                              std::map<std::string, double> set) const {
  IndexDefinition result = *this;
  forget_text(result);
  if (!set.empty()) result.weights[std::string(name)] = std::move(set);
  result.aggregate.weights = name;
  return result;
}

IndexDefinition IndexDefinition::without(std::string_view node, std::source_location where) const {
  const std::size_t at = position(*this, node, where);
  IndexDefinition result = *this;
  forget_text(result);
  std::set<std::string> gone{nodes[at].code};
  for (std::size_t before = 0; before != gone.size();) {
    before = gone.size();
    for (const IndexNode& each : nodes) {
      if (gone.contains(each.parent)) gone.insert(each.code);
    }
  }
  std::erase_if(result.nodes, [&](const IndexNode& each) { return gone.contains(each.code); });
  drop_childless(result);
  if (result.nodes.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "without \"" + std::string(node) + "\" nothing is left of \"" + code + "\"", where);
  }
  for (auto& [name, set] : result.weights) {
    std::erase_if(set, [&](const auto& entry) {
      return std::ranges::none_of(result.nodes,
                                  [&](const IndexNode& each) { return each.code == entry.first; });
    });
  }
  return result;
}

void check(const IndexDefinition& definition, std::source_location where) {
  composite::require_rules(definition, nullptr, where);
}

void check(const IndexDefinition& definition, const Catalog& catalog, std::source_location where) {
  composite::require_rules(definition, &catalog, where);
}

}  // namespace yearbook
