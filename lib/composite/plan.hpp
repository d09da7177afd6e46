// A definition tied to a catalogue, ready to be run. Floor 3.
#pragma once

#include <optional>
#include <source_location>
#include <vector>

#include <yearbook/aggregate.hpp>
#include <yearbook/index_definition.hpp>
#include <yearbook/normalise.hpp>
#include <yearbook/treat.hpp>

#include "book/panel.hpp"
#include "composite/tree.hpp"

namespace yearbook::composite {

struct LeafPlan {
  std::size_t node = 0;  // position in the definition
  IndicatorHandle indicator;
  int direction = 1;
  const book::Panel* denominator = nullptr;
  double denominator_factor = 1;
  Scope treat_scope = Scope::year;
  TreatOptions treat;
  Scope normalise_scope = Scope::panel;
  NormaliseOptions normalise;
  std::optional<ZoneHandle> reference;
  std::optional<Year> reference_year;
  std::optional<Year> base;
  BaseOf base_of = BaseOf::own;
};

// The weights from a year on.
struct PeriodPlan {
  Year from{1};
  std::vector<double> weights;  // by node
};

struct Plan {
  TreeShape shape;
  std::vector<LeafPlan> leaves;             // in the order of the definition
  std::vector<AggregateOptions> aggregate;  // by node; those of leaves are idle
  std::vector<PeriodPlan> periods;          // the first from the beginning
};

// Throws what the rules and the catalogue refuse, all mistakes at once.
Plan plan_of(const Snapshot& book, const IndexDefinition& definition, std::source_location where);

}  // namespace yearbook::composite
