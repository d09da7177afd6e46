#include "query/years.hpp"

#include <yearbook/error.hpp>

namespace yearbook::query {

void require_years(YearRange years, std::source_location where) {
  constexpr Year first{1};
  constexpr Year last{9999};
  if (years.empty() || (first <= years.first && years.last <= last)) return;
  throw Error(ErrorCode::invalid_argument,
              "the years " + to_string(years) + " leave the range from 1 to 9999; ask within it",
              where);
}

}  // namespace yearbook::query
