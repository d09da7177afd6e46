// Pictures of characters: bars and sparklines of a terminal. Floor 7.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace yearbook::tool {

// A character a value, ▁ for the lowest to █ for the highest, a space where there is none; equal
// values stand halfway. Spaces at the end are left off.
std::string sparkline(std::span<const double> values);

// A bar from zero to `value` on an axis from `low` to `high`, which holds zero and is `width`
// characters long. To the right it ends on an eighth of a character, to the left on a whole one.
// Nothing where there is no value.
std::string bar(double value, double low, double high, std::size_t width);

// What a terminal may be given: control characters, which could move its cursor or worse, as U+FFFD.
std::string printable(std::string_view text);

}  // namespace yearbook::tool
