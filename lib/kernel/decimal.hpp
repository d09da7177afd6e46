// Decimal text and powers of ten, for units that convert without rounding twice. Floor 1.
#pragma once

#include <optional>
#include <string_view>

#include <yearbook/numeric.hpp>

namespace yearbook::kernel {

// k when factor is exactly the double nearest to 10^k, as its shortest text shows; empty otherwise.
std::optional<int> power_of_ten(double factor);

// The step that a stored value shows by itself: 1 for a whole number, else its last decimal.
double shown_quantum(double value);

// Whether it is plain from the text of a number that shown_quantum() of its value is its last digit's
// step: a few digits, without sign or exponent, the last one after a point not 0.
bool shows_its_quantum(std::string_view text);

// As parse_printed, of the text times ten to the power of `places`: the point moves before the text
// is read.
std::optional<PrintedNumber> parse_shifted(std::string_view text, int places, double from,
                                           double to);

}  // namespace yearbook::kernel
