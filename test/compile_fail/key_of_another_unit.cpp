// EXPECTS: could not convert .* from 'optional<Quantity<yearbook::units::Patent>>' to 'optional<Quantity<yearbook::units::Cny>>'
// What a key gives has the unit of the key.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

std::optional<Quantity<units::Cny>> ask(const Snapshot& book, ZoneHandle wuhan) {
#ifdef OFFENDS
  return value(book, torch::patents_granted, wuhan, 2016y);
#else
  return value(book, torch::gdp, wuhan, 2016y);
#endif
}
