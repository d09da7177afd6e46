// The tree of an index, held to its rules.
#include "composite/tree.hpp"

#include <cmath>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/nearest.hpp"

namespace yearbook::composite {
namespace {

using ByCode = std::unordered_map<std::string_view, const IndexNode*>;

class TreeRules {
 public:
  TreeRules(const IndexDefinition& definition, core::Problems& problems)
      : definition_(definition), problems_(problems) {}

  void check() {
    if (definition_.nodes.empty() || definition_.nodes[0].code != definition_.code ||
        !definition_.nodes[0].parent.empty()) {
      problems_.add(
          {}, "the first node of an index is its root, with the code of the index and no parent");
      return;
    }
    const ByCode by_code = codes_once();
    std::unordered_map<std::string_view, double> weight_below;
    for (const IndexNode& node : std::span(definition_.nodes).subspan(1)) {
      if (!(node.weight >= 0) || !std::isfinite(node.weight)) {
        add(node, "the weight of \"" + node.code + "\" is finite and at least 0");
      }
      weight_below[node.parent] += node.weight;
      check_parents(node, by_code);
    }
    if (!problems_.empty()) return;  // what lies below is known only of a tree that hangs together
    check_children(weight_below);
  }

 private:
  ByCode codes_once() {
    ByCode result;
    std::set<std::string_view> leaves;
    for (const IndexNode& node : definition_.nodes) {
      if (!result.emplace(node.code, &node).second) {
        add(node, "the code \"" + node.code + "\" is used twice; codes of nodes are unique");
      }
      if (!node.indicator.empty() && !leaves.insert(node.indicator).second) {
        add(node,
            "the indicator \"" + node.indicator + "\" is a leaf already; a leaf is used once");
      }
    }
    return result;
  }

  // Follows the parents to the root: each is there, none is a leaf, and the way ends.
  void check_parents(const IndexNode& node, const ByCode& by_code) {
    const IndexNode* above = &node;
    for (std::size_t steps = 0; above != &definition_.nodes[0]; ++steps) {
      const auto found = by_code.find(above->parent);
      if (found == by_code.end()) {
        if (above == &node) report_lost(node);
        return;
      }
      above = found->second;
      if (!above->indicator.empty()) {
        add(node, "the parent \"" + above->code + "\" is a leaf; a leaf has no children");
        return;
      }
      if (steps > definition_.nodes.size()) {
        add(node, "\"" + node.code + "\" is its own ancestor; break the circle of parents");
        return;
      }
    }
  }

  void report_lost(const IndexNode& node) {
    std::vector<std::string_view> known;
    known.reserve(definition_.nodes.size());
    for (const IndexNode& each : definition_.nodes) known.emplace_back(each.code);
    add(node,
        "no node is called \"" + node.parent + "\"" + core::nearest_clause(node.parent, known));
  }

  void check_children(const std::unordered_map<std::string_view, double>& weight_below) {
    for (const IndexNode& node : definition_.nodes) {
      if (!node.indicator.empty()) continue;
      const auto below = weight_below.find(node.code);
      if (below == weight_below.end()) {
        add(node, "\"" + node.code + "\" has neither an indicator nor children");
      } else if (below->second == 0) {
        add(node, "the weights below \"" + node.code + "\" are all zero; give one of them weight");
      }
    }
  }

  void add(const IndexNode& node, std::string message) {
    problems_.add({.line = node.line}, std::move(message));
  }

  const IndexDefinition& definition_;
  core::Problems& problems_;
};

}  // namespace

void check_tree(const IndexDefinition& definition, core::Problems& problems) {
  TreeRules(definition, problems).check();
}

}  // namespace yearbook::composite
