// EXPECTS: no match for 'operator[+]' .operand types are 'yearbook::Quantity<yearbook::units::Cny>' and 'double'
// Nor does a number add to money.
#include <yearbook/quantity.hpp>

using namespace yearbook;

Quantity<units::Cny> sum(Quantity<units::Cny> money) {
#ifdef OFFENDS
  return money + 1.0;
#else
  return money + Quantity<units::Cny>(1);
#endif
}
