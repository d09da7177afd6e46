// EXPECTS: from 'Handle<yearbook::ZoneTag>' to 'Handle<yearbook::IndicatorTag>'
// A zone is no indicator.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<double> ask(const Snapshot& book, IndicatorHandle gdp, ZoneHandle wuhan) {
#ifdef OFFENDS
  return value(book, wuhan, gdp, 2016y);
#else
  return value(book, gdp, wuhan, 2016y);
#endif
}
