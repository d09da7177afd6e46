// The keys of a definition's tables, each named once: the reader, the rules, the texts in TOML and
// JSON all walk this list. Floor 3.
#pragma once

#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/index_definition.hpp>

namespace yearbook::composite {

// The numbers that a key takes; always finite.
struct Range {
  double low = std::numeric_limits<double>::lowest();
  double high = std::numeric_limits<double>::max();
  bool above = false;  // `low` itself is not one of them

  [[nodiscard]] bool contains(double value) const {
    return (above ? value > low : value >= low) && value <= high;
  }
};

inline constexpr Range any_number{};
inline constexpr Range share{.low = 0, .high = 1};
inline constexpr Range at_least_zero{.low = 0};
inline constexpr Range at_least_one{.low = 1};
inline constexpr Range at_least_two{.low = 2};
inline constexpr Range positive{.low = 0, .above = true};

// The enumerators of a choice, in the order in which messages list them.
template <typename Enum>
inline constexpr std::array<Enum, 0> choices{};
template <>
inline constexpr std::array choices<IndexStep>{IndexStep::denominate, IndexStep::impute,
                                               IndexStep::screen,     IndexStep::treat,
                                               IndexStep::normalise,  IndexStep::aggregate};
template <>
inline constexpr std::array choices<Scope>{Scope::year, Scope::panel};
template <>
inline constexpr std::array choices<GroupPolicy>{GroupPolicy::of_the_year, GroupPolicy::current,
                                                 GroupPolicy::constant};
template <>
inline constexpr std::array choices<Ties>{Ties::min, Ties::max, Ties::average};
template <>
inline constexpr std::array choices<ImputeMethod>{
    ImputeMethod::mean,           ImputeMethod::median,   ImputeMethod::group_mean,
    ImputeMethod::group_median,   ImputeMethod::row_mean, ImputeMethod::row_median,
    ImputeMethod::latest,         ImputeMethod::constant, ImputeMethod::linear,
    ImputeMethod::linear_constant};
template <>
inline constexpr std::array choices<ScreenRule>{ScreenRule::coverage, ScreenRule::nonzero,
                                                ScreenRule::both};
template <>
inline constexpr std::array choices<Transform>{Transform::log_ct, Transform::log_ct_plus,
                                               Transform::log_ct_orig, Transform::box_cox,
                                               Transform::none};
template <>
inline constexpr std::array choices<NormaliseMethod>{NormaliseMethod::min_max,
                                                     NormaliseMethod::z_score,
                                                     NormaliseMethod::scaled,
                                                     NormaliseMethod::goalposts,
                                                     NormaliseMethod::rank,
                                                     NormaliseMethod::borda,
                                                     NormaliseMethod::percent_rank,
                                                     NormaliseMethod::fraction_of_max,
                                                     NormaliseMethod::distance_to_max,
                                                     NormaliseMethod::distance_to_target,
                                                     NormaliseMethod::distance_to_reference,
                                                     NormaliseMethod::base_year,
                                                     NormaliseMethod::none};
template <>
inline constexpr std::array choices<BaseOf>{BaseOf::own, BaseOf::group};
template <>
inline constexpr std::array choices<AggregateMethod>{
    AggregateMethod::arithmetic, AggregateMethod::geometric, AggregateMethod::harmonic,
    AggregateMethod::power, AggregateMethod::copeland};
template <>
inline constexpr std::array choices<CoverageBy>{CoverageBy::count, CoverageBy::weight};

template <typename Enum>
std::optional<Enum> choice_named(std::string_view name) {
  for (const Enum each : choices<Enum>) {
    if (to_string(each) == name) return each;
  }
  return std::nullopt;
}

// The names of a choice, for messages.
template <typename Enum>
std::vector<std::string_view> choice_names() {
  std::vector<std::string_view> names;
  names.reserve(choices<Enum>.size());
  for (const Enum each : choices<Enum>) names.push_back(to_string(each));
  return names;
}

// Is `Table`, const or not, the keys `Keys`?
template <typename Table, typename Keys>
concept table_of = std::same_as<std::remove_const_t<Table>, Keys>;

// Shows every key of a table to `visit`: its name, its place in the value, and the numbers it takes.
void each_key(table_of<ImputeKeys> auto& keys, auto&& visit) {
  visit("method", keys.methods, any_number);
  visit("scope", keys.scope, any_number);
  visit("group_by", keys.group_by, any_number);
  visit("within_level", keys.within_level, at_least_two);
  visit("max_age", keys.max_age, at_least_one);
}

void each_key(table_of<ScreenKeys> auto& keys, auto&& visit) {
  visit("rule", keys.rule, any_number);
  visit("coverage", keys.coverage, share);
  visit("nonzero", keys.nonzero, share);
  visit("keep", keys.keep, any_number);
  visit("drop", keys.drop, any_number);
}

void each_key(table_of<TreatKeys> auto& keys, auto&& visit) {
  visit("scope", keys.scope, any_number);
  visit("winsorise", keys.winsorise, at_least_zero);
  visit("skewness", keys.skewness, at_least_zero);
  visit("kurtosis", keys.kurtosis, any_number);
  visit("otherwise", keys.otherwise, any_number);
  visit("lambda", keys.lambda, any_number);
  visit("combine", keys.combine, any_number);
}

void each_key(table_of<NormaliseKeys> auto& keys, auto&& visit) {
  visit("method", keys.method, any_number);
  visit("scope", keys.scope, any_number);
  visit("low", keys.low, any_number);
  visit("high", keys.high, any_number);
  visit("mean", keys.mean, any_number);
  visit("deviation", keys.deviation, positive);
  visit("lower", keys.lower, any_number);
  visit("upper", keys.upper, any_number);
  visit("factor", keys.factor, positive);
  visit("clamp", keys.clamp, any_number);
  visit("ties", keys.ties, any_number);
  visit("target", keys.target, any_number);
  visit("cap", keys.cap, any_number);
  visit("reference", keys.reference, any_number);
  visit("reference_year", keys.reference_year, any_number);
  visit("base", keys.base, any_number);
  visit("value", keys.value, positive);
  visit("base_of", keys.base_of, any_number);
}

void each_key(table_of<AggregateKeys> auto& keys, auto&& visit) {
  visit("method", keys.methods, any_number);  // or "methods"
  visit("power", keys.power, any_number);
  visit("weights", keys.weights, any_number);
  visit("coverage", keys.coverage, share);
  visit("coverage_by", keys.coverage_by, any_number);
}

void each_key(table_of<RankKeys> auto& keys, auto&& visit) {
  visit("ties", keys.ties, any_number);
  visit("group_by", keys.group_by, any_number);
}

// Of a [[node]], but for its tables.
void each_key(table_of<IndexNode> auto& keys, auto&& visit) {
  visit("code", keys.code, any_number);
  visit("indicator", keys.indicator, any_number);
  visit("parent", keys.parent, any_number);
  visit("weight", keys.weight, at_least_zero);
  visit("direction", keys.direction, any_number);
  visit("denominator", keys.denominator, any_number);
  visit("denominator_factor", keys.denominator_factor, positive);
  visit("method", keys.method, any_number);
  visit("power", keys.power, any_number);
  visit("coverage", keys.coverage, share);
}

// Of a [[revision]].
void each_key(table_of<IndexRevision> auto& keys, auto&& visit) {
  visit("from", keys.from, any_number);
  visit("weights", keys.weights, any_number);
}

// Of [index].
void each_key(table_of<IndexDefinition> auto& keys, auto&& visit) {
  visit("code", keys.code, any_number);
  visit("title", keys.title, any_number);
  visit("group", keys.group, any_number);
  visit("units", keys.units, any_number);
  visit("policy", keys.policy, any_number);
  visit("years", keys.years, any_number);
  visit("exclude_status", keys.exclude_status, any_number);
  visit("steps", keys.steps, any_number);
}

// Whether a key says anything: texts and lists when they are not empty, numbers by themselves when
// they are not `1`, the default of weights and factors.
inline bool is_set(const std::string& value) {
  return !value.empty();
}
inline bool is_set(double value) {
  return value != 1;
}
inline bool is_set(Year) {
  return true;
}
inline bool is_set(GroupPolicy value) {
  return value != GroupPolicy::of_the_year;
}
template <typename T>
bool is_set(const std::vector<T>& value) {
  return !value.empty();
}
template <typename T>
bool is_set(const std::optional<T>& value) {
  return value.has_value();
}

}  // namespace yearbook::composite
