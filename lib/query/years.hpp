// Which ranges of years a question may be about. Floor 3.
#pragma once

#include <source_location>

#include <yearbook/year.hpp>

namespace yearbook::query {

// Throws invalid_argument for a range that is not empty and leaves the years 1 to 9999.
void require_years(YearRange years, std::source_location where);

}  // namespace yearbook::query
