#include "composite/table_reader.hpp"

#include <yearbook/unit.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yearbook::composite {
namespace {

constexpr std::int64_t last_year = 9999;

std::optional<Year> year_in(const toml::node* node) {
  const auto value = node == nullptr ? std::nullopt : node->value_exact<std::int64_t>();
  if (!value || *value < 1 || *value > last_year) return std::nullopt;
  return Year{static_cast<int>(*value)};
}

}  // namespace

std::string known_clause(std::string_view wanted, std::span<const std::string_view> known) {
  if (!core::nearest(wanted, known).empty()) return core::nearest_clause(wanted, known);
  return "; known: " + core::listed(known);
}

std::string number_rule(std::string_view key, const Range& range) {
  std::string rule = "\"" + std::string(key) + "\" is a number";
  const bool below = range.high < any_number.high;
  if (range.low > any_number.low) {
    rule += range.above ? " above " : (below ? " from " : " of at least ");
    rule += format_exact(range.low);
  }
  if (below) rule += " to " + format_exact(range.high);
  return rule;
}

void TableReader::finish(std::string_view what) {
  for (const auto& [key, value] : table_) {
    if (std::ranges::find(known_, key.str()) != known_.end()) continue;
    problems_.add(place_of(key.source()), "no " + std::string(what) + " is called \"" +
                                              std::string(key.str()) + "\"" +
                                              known_clause(key.str(), known_));
  }
}

void TableReader::read(std::string_view key, const toml::node& node, std::string& member,
                       const Range& /*range*/) {
  if (const auto value = node.value_exact<std::string>()) {
    member = *value;
  } else {
    add(node, "\"" + std::string(key) + "\" is text in quotes");
  }
}

void TableReader::read(std::string_view key, const toml::node& node, double& member,
                       const Range& range) {
  if (const auto value = node.is_number() ? node.value<double>() : std::nullopt) {
    member = *value;
  } else {
    add(node, number_rule(key, range));
  }
}

void TableReader::read(std::string_view key, const toml::node& node, int& member,
                       const Range& /*range*/) {
  const auto value = node.is_number() ? node.value<double>() : std::nullopt;
  using Limits = std::numeric_limits<int>;
  if (value && Limits::min() <= *value && *value <= Limits::max() && *value == std::trunc(*value)) {
    member = static_cast<int>(*value);
  } else {
    add(node, "\"" + std::string(key) + "\" is a whole number");
  }
}

void TableReader::read(std::string_view key, const toml::node& node, bool& member,
                       const Range& /*range*/) {
  if (const auto value = node.value_exact<bool>()) {
    member = *value;
  } else {
    add(node, "\"" + std::string(key) + "\" is true or false, without quotes");
  }
}

void TableReader::read(std::string_view key, const toml::node& node, Year& member,
                       const Range& /*range*/) {
  if (const auto year = year_in(&node)) {
    member = *year;
  } else {
    add(node, "\"" + std::string(key) + "\" is a year from 1 to 9999, without quotes");
  }
}

void TableReader::read(std::string_view key, const toml::node& node, YearRange& member,
                       const Range& /*range*/) {
  const toml::array* array = node.as_array();
  if (array != nullptr && array->size() == 2) {
    const auto first = year_in(array->get(0));
    const auto last = year_in(array->get(1));
    if (first && last && *first <= *last) {
      member = {*first, *last};
      return;
    }
  }
  add(node, "\"" + std::string(key) + "\" is a first and a last year, such as [2010, 2016]");
}

void TableReader::read(std::string_view key, const toml::node& node, Status& member,
                       const Range& range) {
  std::string code;
  const std::size_t before = mistakes_;
  read(key, node, code, range);
  if (mistakes_ != before) return;
  if (const auto status = parse_status(code); status && *status != Status::none) {
    member = *status;
    return;
  }
  std::vector<std::string_view> known;
  for (const Status each : statuses()) known.push_back(yearbook::code(each));
  add(node, "\"" + code + "\" is no status; known: " + core::listed(known));
}

}  // namespace yearbook::composite
