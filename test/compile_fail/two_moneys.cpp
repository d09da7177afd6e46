// EXPECTS: deleted function .*operator-.*two units do not subtract
// CNY and USD are both money, and do not subtract.
#include <yearbook/quantity.hpp>

using namespace yearbook;

auto difference(Quantity<units::Cny> here, Quantity<units::Usd> abroad, double rate) {
#ifdef OFFENDS
  return here - abroad;
#else
  return here - Quantity<units::Cny>(abroad.value() * rate);
#endif
}
