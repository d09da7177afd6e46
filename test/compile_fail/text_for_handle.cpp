// EXPECTS: to 'yearbook::ZoneHandle'
// A code is resolved once: book.zone("wuhan").
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<double> ask(const Snapshot& book, IndicatorHandle gdp) {
#ifdef OFFENDS
  return value(book, gdp, "wuhan", 2016y);
#else
  return value(book, gdp, book.zone("wuhan"), 2016y);
#endif
}
