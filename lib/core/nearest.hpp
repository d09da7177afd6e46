// The nearest known names to one that is not known, for error messages. Floor 0.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::core {

// At most three of `known`, nearest first: those that contain `wanted`, or differ in a third of its
// letters or fewer, where two exchanged neighbours count as one. Case does not count.
std::vector<std::string_view> nearest(std::string_view wanted,
                                      std::span<const std::string_view> known);

// "; the nearest are a, b and c", or "; known are ..." when at most eight are known and none is
// near, or "" when there is nothing to say.
std::string nearest_clause(std::string_view wanted, std::span<const std::string_view> known);

// "a, b and c".
std::string listed(std::span<const std::string_view> names);

}  // namespace yearbook::core
