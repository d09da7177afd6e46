// EXPECTS: from 'std::chrono::year' to 'yearbook::YearRange'|from 'yearbook::Year'
// One year is no range: {2016y, 2016y} is.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

Series ask(const Snapshot& book, IndicatorHandle gdp, ZoneHandle wuhan) {
#ifdef OFFENDS
  return series(book, gdp, wuhan, 2016y);
#else
  return series(book, gdp, wuhan, {2016y, 2016y});
#endif
}
