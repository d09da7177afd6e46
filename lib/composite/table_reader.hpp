// Reads one TOML table into the value whose keys keys.hpp lists. Floor 3.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "composite/keys.hpp"
#include "composite/places.hpp"
#include "composite/toml.hpp"
#include "core/nearest.hpp"
#include "core/problems.hpp"

namespace yearbook::composite {

inline core::Place place_of(const toml::source_region& source) {
  return {.line = source.begin.line, .column = source.begin.column};
}
inline core::Place place_of(const toml::node& node) {
  return place_of(node.source());
}

// "; the nearest is a", or what is known.
std::string known_clause(std::string_view wanted, std::span<const std::string_view> known);

// What one entry of a list is called: "step" of "steps".
constexpr std::string_view one_of(std::string_view key) {
  return key == "steps" || key == "methods" ? key.substr(0, key.size() - 1) : key;
}

// "\"weight\" is a number of at least 0".
std::string number_rule(std::string_view key, const Range& range);

// A visitor for each_key: reads the types of the keys, and notes their places. Whether the numbers
// are in range is for the rules to say.
class TableReader {
 public:
  TableReader(const toml::table& table, std::string path, core::Problems& problems, Places& places)
      : table_(table), path_(std::move(path)), problems_(problems), places_(places) {
    places_.set(path_, place_of(table));
  }

  // `other` may stand for `key`.
  void also(std::string_view key, std::string_view other) { aliases_.emplace_back(key, other); }
  // A key that is read elsewhere.
  void known(std::string_view key) { known_.push_back(key); }

  template <typename Member>
  void operator()(std::string_view key, Member& member, const Range& range) {
    take(key, member, range);
    for (const auto& [first, other] : aliases_) {
      if (first == key) take_alias(key, other, member, range);
    }
  }

  // Whether what stands under a key could not be read.
  [[nodiscard]] bool failed(std::string_view key) const {
    return std::ranges::find(failed_, key) != failed_.end();
  }

  // Reports the keys that were not asked for. `what` is such as "key of [index]".
  void finish(std::string_view what);

 private:
  template <typename Member>
  void take(std::string_view key, Member& member, const Range& range) {
    known_.push_back(key);
    if (const toml::node* node = table_.get(key)) {
      places_.set(path_ + "." + std::string(key), place_of(*node));
      const std::size_t before = mistakes_;
      read(key, *node, member, range);
      if (mistakes_ != before) failed_.push_back(key);
    }
  }

  template <typename Member>
  void take_alias(std::string_view key, std::string_view other, Member& member,
                  const Range& range) {
    known_.push_back(other);
    const toml::node* node = table_.get(other);
    if (node == nullptr) return;
    if (table_.contains(key)) {
      add(*node, "\"" + std::string(key) + "\" and \"" + std::string(other) +
                     "\" say the same; give one of them");
      return;
    }
    places_.set(path_ + "." + std::string(key), place_of(*node));
    read(other, *node, member, range);
  }

  void read(std::string_view key, const toml::node& node, std::string& member, const Range& range);
  void read(std::string_view key, const toml::node& node, double& member, const Range& range);
  void read(std::string_view key, const toml::node& node, int& member, const Range& range);
  void read(std::string_view key, const toml::node& node, bool& member, const Range& range);
  void read(std::string_view key, const toml::node& node, Year& member, const Range& range);
  void read(std::string_view key, const toml::node& node, YearRange& member, const Range& range);
  void read(std::string_view key, const toml::node& node, Status& member, const Range& range);

  template <typename Member>
  void read(std::string_view key, const toml::node& node, std::optional<Member>& member,
            const Range& range) {
    Member value{};
    const std::size_t before = mistakes_;
    read(key, node, value, range);
    if (mistakes_ == before) member = value;
  }

  // One, or a list.
  template <typename Member>
  void read(std::string_view key, const toml::node& node, std::vector<Member>& member,
            const Range& range) {
    member.clear();
    const toml::array* array = node.as_array();
    if (array == nullptr) {
      if constexpr (std::is_same_v<Member, std::string>) {
        add(node, "\"" + std::string(key) + "\" is a list of texts, such as [\"a\", \"b\"]");
      } else {
        read(key, node, member.emplace_back(), range);
      }
      return;
    }
    for (const toml::node& each : *array) read(key, each, member.emplace_back(), range);
    if (array->empty()) add(node, "\"" + std::string(key) + "\" is an empty list; leave it out");
  }

  template <typename Enum>
    requires std::is_enum_v<Enum>
  void read(std::string_view key, const toml::node& node, Enum& member, const Range& range) {
    std::string name;
    const std::size_t before = mistakes_;
    read(key, node, name, range);
    if (mistakes_ != before) return;
    if (const auto choice = choice_named<Enum>(name)) {
      member = *choice;
    } else {
      add(node, "\"" + name + "\" is no " + std::string(one_of(key)) +
                    known_clause(name, choice_names<Enum>()));
    }
  }

  void add(const toml::node& node, std::string message) {
    ++mistakes_;
    problems_.add(place_of(node), std::move(message));
  }

  const toml::table& table_;
  std::string path_;
  core::Problems& problems_;
  Places& places_;
  std::vector<std::pair<std::string_view, std::string_view>> aliases_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> failed_;
  std::size_t mistakes_ = 0;
};

}  // namespace yearbook::composite
