// EXPECTS: from 'double' to non-scalar type 'yearbook::Quantity<yearbook::units::Cny>'
// A number does not say its unit.
#include <yearbook/quantity.hpp>

using namespace yearbook;

Quantity<units::Cny> amount() {
#ifdef OFFENDS
  Quantity<units::Cny> result = 8.98e12;
#else
  Quantity<units::Cny> result(8.98e12);
#endif
  return result;
}
