// EXPECTS: from 'int' to 'yearbook::ZoneHandle'
// A handle is resolved by a snapshot, never a number.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<double> ask(const Snapshot& book, IndicatorHandle gdp) {
#ifdef OFFENDS
  return value(book, gdp, 3, 2016y);
#else
  return value(book, gdp, book.zone("wuhan"), 2016y);
#endif
}
