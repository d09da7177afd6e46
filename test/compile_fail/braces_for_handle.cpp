// EXPECTS: explicit constructor|from '<brace-enclosed initializer list>' to 'yearbook::ZoneHandle'
// Nor are two numbers in braces a handle.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<double> ask(const Snapshot& book, IndicatorHandle gdp) {
#ifdef OFFENDS
  return value(book, gdp, {1, 3}, 2016y);
#else
  return value(book, gdp, book.zone("wuhan"), 2016y);
#endif
}
