#include "composite/tree.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <yearbook/code.hpp>

#include "core/nearest.hpp"

namespace yearbook::composite {
namespace {

using Positions = std::unordered_map<std::string_view, std::size_t>;

Positions positions_of(const IndexDefinition& definition) {
  Positions result;
  for (std::size_t i = 0; i < definition.nodes.size(); ++i) {
    result.emplace(definition.nodes[i].code, i);
  }
  return result;
}

class TreeRules {
 public:
  TreeRules(const IndexDefinition& definition, core::Problems& problems, const Places& places)
      : nodes_(definition.nodes), code_(definition.code), problems_(problems), places_(places) {}

  void check() {
    if (nodes_.empty() || nodes_[0].code != code_ || !nodes_[0].parent.empty() ||
        !nodes_[0].indicator.empty()) {
      problems_.add({},
                    "the first node of an index is its root, with the code of the index, no parent "
                    "and no indicator");
      return;
    }
    const Positions by_code = codes_once();
    std::unordered_map<std::string_view, double> weight_below;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      weight_below[nodes_[i].parent] += nodes_[i].weight;
      check_parents(i, by_code);
    }
    if (!problems_.empty()) return;  // what lies below is known only of a tree that hangs together
    check_children(weight_below);
  }

 private:
  Positions codes_once() {
    Positions result;
    std::set<std::string_view> leaves;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const IndexNode& node = nodes_[i];
      if (i > 0 && !is_code(node.code)) {
        add(i, "code", "a node has a code, or an indicator to be named after");
        continue;
      }
      if (!result.emplace(node.code, i).second) {
        add(i, "code", "the code \"" + node.code + "\" is used twice; codes of nodes are unique");
      }
      if (!node.indicator.empty() && !leaves.insert(node.indicator).second) {
        add(i, "indicator",
            "the indicator \"" + node.indicator + "\" is a leaf already; a leaf is used once");
      }
    }
    return result;
  }

  // Follows the parents to the root: each is there, none is a leaf, and the way ends.
  void check_parents(std::size_t at, const Positions& by_code) {
    std::size_t above = at;
    for (std::size_t steps = 0; above != 0; ++steps) {
      const auto found = by_code.find(nodes_[above].parent);
      if (found == by_code.end()) {
        if (above == at) report_lost(at);
        return;
      }
      above = found->second;
      if (!nodes_[above].indicator.empty()) {
        add(at, "parent",
            "the parent \"" + nodes_[above].code + "\" is a leaf; a leaf has no children");
        return;
      }
      if (steps > nodes_.size()) {
        add(at, "parent",
            "\"" + nodes_[at].code + "\" is its own ancestor; break the circle of parents");
        return;
      }
    }
  }

  void report_lost(std::size_t at) {
    std::vector<std::string_view> known;
    known.reserve(nodes_.size());
    for (const IndexNode& each : nodes_) known.emplace_back(each.code);
    const std::string& wanted = nodes_[at].parent;
    add(at, "parent", "no node is called \"" + wanted + "\"" + core::nearest_clause(wanted, known));
  }

  void check_children(const std::unordered_map<std::string_view, double>& weight_below) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::string& code = nodes_[i].code;
      if (!nodes_[i].indicator.empty()) continue;
      const auto below = weight_below.find(code);
      if (below == weight_below.end()) {
        add(i, "code", "\"" + code + "\" has neither an indicator nor children");
      } else if (below->second == 0) {
        add(i, "code", "the weights below \"" + code + "\" are all zero; give one of them weight");
      }
    }
  }

  void add(std::size_t node, std::string_view key, std::string message) {
    problems_.add(places_.of("node." + std::to_string(node) + "." + std::string(key)),
                  std::move(message));
  }

  const std::vector<IndexNode>& nodes_;
  const std::string& code_;
  core::Problems& problems_;
  const Places& places_;
};

}  // namespace

void check_tree(const IndexDefinition& definition, core::Problems& problems, const Places& places) {
  TreeRules(definition, problems, places).check();
}

TreeShape shape_of(const IndexDefinition& definition) {
  const Positions by_code = positions_of(definition);
  const std::size_t size = definition.nodes.size();
  TreeShape shape{.parent = std::vector<std::size_t>(size),
                  .children = std::vector<std::vector<std::size_t>>(size),
                  .level = std::vector<std::size_t>(size, 1),
                  .upwards = {0}};
  for (std::size_t i = 1; i < size; ++i) {
    shape.parent[i] = by_code.at(definition.nodes[i].parent);
    shape.children[shape.parent[i]].push_back(i);
  }
  // From the root down, then turned round: children stand before their parents.
  for (std::size_t i = 0; i < shape.upwards.size(); ++i) {
    const auto& below = shape.children[shape.upwards[i]];
    shape.upwards.insert(shape.upwards.end(), below.begin(), below.end());
  }
  std::ranges::reverse(shape.upwards);
  for (const std::size_t node : shape.upwards) {
    if (node == 0) continue;
    std::size_t& above = shape.level[shape.parent[node]];
    above = std::max(above, shape.level[node] + 1);
  }
  return shape;
}

std::vector<double> weights_of(const IndexDefinition& definition, std::string_view name) {
  std::vector<double> result(definition.nodes.size(), 1);
  if (name == "equal") return result;
  const auto set = definition.weights.find(std::string(name));
  for (std::size_t i = 0; i < result.size(); ++i) {
    const IndexNode& node = definition.nodes[i];
    result[i] = node.weight;
    if (set == definition.weights.end()) continue;
    if (const auto own = set->second.find(node.code); own != set->second.end()) {
      result[i] = own->second;
    }
  }
  return result;
}

}  // namespace yearbook::composite
