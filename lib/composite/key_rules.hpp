// What single keys are held to: numbers in their ranges, and which methods have which keys. Floor 3.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "composite/keys.hpp"
#include "composite/places.hpp"
#include "composite/table_reader.hpp"
#include "core/problems.hpp"

namespace yearbook::composite {

inline std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

// A visitor for each_key: numbers in their ranges, choices among those that a key offers.
class RangeRule {
 public:
  RangeRule(std::string path, core::Problems& problems, const Places& places)
      : path_(std::move(path)), problems_(problems), places_(places) {}

  template <typename Member>
  void operator()(std::string_view key, const Member& member, const Range& range) {
    hold(key, member, range);
  }

 private:
  void hold(std::string_view key, double value, const Range& range) {
    if (!range.contains(value)) add(key, number_rule(key, range));
  }
  void hold(std::string_view key, int value, const Range& range) {
    if (!range.contains(value)) add(key, number_rule(key, range));
  }
  template <typename Enum>
    requires std::is_enum_v<Enum>
  void hold(std::string_view key, Enum value, const Range& /*range*/) {
    if constexpr (!std::is_same_v<Enum, Status>) {
      if (std::ranges::find(choices<Enum>, value) != choices<Enum>.end()) return;
      add(key, quoted(to_string(value)) + " is no " + std::string(key) +
                   known_clause(to_string(value), choice_names<Enum>()));
    }
  }
  template <typename Member>
  void hold(std::string_view key, const std::optional<Member>& member, const Range& range) {
    if (member) hold(key, *member, range);
  }
  template <typename Member>
  void hold(std::string_view key, const std::vector<Member>& member, const Range& range) {
    for (const Member& each : member) hold(key, each, range);
  }
  void hold(std::string_view, const std::string&, const Range&) {}
  void hold(std::string_view, bool, const Range&) {}
  void hold(std::string_view, Year, const Range&) {}
  void hold(std::string_view, YearRange, const Range&) {}

  void add(std::string_view key, std::string message) {
    problems_.add(places_.of(path_ + "." + std::string(key)), std::move(message));
  }

  std::string path_;
  core::Problems& problems_;
  const Places& places_;
};

// A key that only some methods have.
template <typename Method>
struct KeyOf {
  std::string_view key;
  std::vector<Method> methods;
};

inline const std::vector<KeyOf<NormaliseMethod>>& keys_of_normalising() {
  using enum NormaliseMethod;
  static const std::vector<KeyOf<NormaliseMethod>> keys{
      {"low", {min_max}},
      {"high", {min_max}},
      {"mean", {z_score}},
      {"deviation", {z_score}},
      {"lower", {scaled, goalposts}},
      {"upper", {scaled, goalposts}},
      {"factor", {scaled, goalposts}},
      {"clamp", {goalposts}},
      {"ties", {rank, borda, percent_rank}},
      {"target", {distance_to_target}},
      {"cap", {distance_to_target, distance_to_reference}},
      {"reference", {distance_to_reference}},
      {"reference_year", {distance_to_reference}},
      {"base", {base_year}},
      {"value", {base_year}},
      {"base_of", {base_year}},
  };
  return keys;
}

inline const std::vector<KeyOf<ImputeMethod>>& keys_of_imputing() {
  using enum ImputeMethod;
  static const std::vector<KeyOf<ImputeMethod>> keys{
      {"scope", {mean, median, group_mean, group_median}},
      {"group_by", {group_mean, group_median}},
      {"within_level", {row_mean, row_median}},
      {"max_age", {latest}},
  };
  return keys;
}

// Whether a table has a key.
template <typename Keys>
bool has_key(const Keys& keys, std::string_view wanted) {
  bool found = false;
  each_key(keys, [&](std::string_view key, const auto& member, const Range&) {
    if (key == wanted) found = is_set(member);
  });
  return found;
}

}  // namespace yearbook::composite
