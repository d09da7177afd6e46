#include "composite/plan.hpp"

#include <utility>

#include "book/book.hpp"
#include "composite/rules.hpp"

namespace yearbook::composite {
namespace {

TreatOptions options_of(const TreatKeys& keys) {
  TreatOptions options;
  options.winsorise =
      static_cast<std::size_t>(keys.winsorise.value_or(static_cast<int>(options.winsorise)));
  options.skewness = keys.skewness.value_or(options.skewness);
  options.kurtosis = keys.kurtosis.value_or(options.kurtosis);
  options.otherwise = keys.otherwise.value_or(options.otherwise);
  options.lambda = keys.lambda.value_or(options.lambda);
  options.combine = keys.combine.value_or(options.combine);
  return options;
}

NormaliseOptions options_of(const NormaliseKeys& keys) {
  NormaliseOptions options;
  options.method = keys.method.value_or(options.method);
  options.low = keys.low.value_or(options.low);
  options.high = keys.high.value_or(options.high);
  options.mean = keys.mean.value_or(options.mean);
  options.deviation = keys.deviation.value_or(options.deviation);
  options.lower = keys.lower;
  options.upper = keys.upper;
  options.factor = keys.factor.value_or(options.factor);
  options.clamp = keys.clamp.value_or(options.clamp);
  options.ties = keys.ties.value_or(options.ties);
  options.target = keys.target;
  options.cap = keys.cap.value_or(options.cap);
  options.value = keys.value.value_or(options.value);
  return options;
}

class Planner {
 public:
  Planner(const Snapshot& book, const IndexDefinition& definition)
      : book_(book), catalog_(book.catalog()), definition_(definition) {}

  Plan plan() {
    plan_.shape = shape_of(definition_);
    const std::size_t size = definition_.nodes.size();
    plan_.aggregate.reserve(size);
    for (std::size_t node = 0; node < size; ++node) {
      const bool is_leaf = !definition_.nodes[node].indicator.empty();
      if (is_leaf) plan_.leaves.push_back(leaf(node));
      plan_.aggregate.push_back(is_leaf ? AggregateOptions{} : aggregate(node));
    }
    plan_.periods.push_back({.weights = weights_of(definition_, definition_.aggregate.weights)});
    for (const IndexRevision& revision : definition_.revisions) {
      plan_.periods.push_back({revision.from, weights_of(definition_, revision.weights)});
    }
    return std::move(plan_);
  }

 private:
  [[nodiscard]] LeafPlan leaf(std::size_t at) const {
    const IndexNode& node = definition_.nodes[at];
    const Indicator& indicator = catalog_.find_indicator(node.indicator);
    const TreatKeys treat = keys_of_leaf(definition_.treat, node);
    const NormaliseKeys normalise = keys_of_leaf(definition_.normalise, node);
    LeafPlan leaf{.node = at,
                  .indicator = indicator.handle,
                  .direction = node.direction.value_or(indicator.direction),
                  .denominator_factor = node.denominator_factor,
                  .treat_scope = treat.scope.value_or(Scope::year),
                  .treat = options_of(treat),
                  .normalise_scope = normalise.scope.value_or(Scope::panel),
                  .normalise = options_of(normalise),
                  .reference = std::nullopt,
                  .reference_year = normalise.reference_year,
                  .base = normalise.base,
                  .base_of = normalise.base_of.value_or(BaseOf::own)};
    if (!node.denominator.empty()) {
      const Indicator& below = catalog_.find_indicator(node.denominator);
      leaf.denominator = &book_.book().panel(catalog_.position(below.handle));
    }
    if (!normalise.reference.empty()) {
      leaf.reference = catalog_.find_zone(normalise.reference).handle;
    }
    return leaf;
  }

  [[nodiscard]] AggregateOptions aggregate(std::size_t at) const {
    const IndexNode& node = definition_.nodes[at];
    const AggregateKeys& keys = definition_.aggregate;
    const std::size_t level = plan_.shape.level[at];
    AggregateOptions options;
    options.method = node.method.value_or(by_level(keys.methods, level).value_or(options.method));
    if (options.method == AggregateMethod::power) {
      options.power = node.power ? node.power : by_level(keys.power, level);
    }
    options.coverage =
        node.coverage.value_or(by_level(keys.coverage, level).value_or(options.coverage));
    options.coverage_by = keys.coverage_by.value_or(options.coverage_by);
    return options;
  }

  const Snapshot& book_;
  const Catalog& catalog_;
  const IndexDefinition& definition_;
  Plan plan_;
};

}  // namespace

Plan plan_of(const Snapshot& book, const IndexDefinition& definition, std::source_location where) {
  require_rules(definition, &book.catalog(), where);
  return Planner(book, definition).plan();
}

}  // namespace yearbook::composite
