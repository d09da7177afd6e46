#include "composite/spelled_weights.hpp"

#include <string>

namespace yearbook::composite {

IndexDefinition spell_out_weights(IndexDefinition definition) {
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
  if (!used) return definition;
  auto& set = definition.weights[name];
  for (const IndexNode& node : definition.nodes) {
    if (!node.parent.empty()) set[node.code] = 1;
  }
  definition.toml.clear();  // which says "equal" still
  return definition;
}

}  // namespace yearbook::composite
