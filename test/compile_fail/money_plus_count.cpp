// EXPECTS: deleted function .*operator[+].*A = units::Cny; B = units::Patent.*two units do not add
// Money and counts do not add.
#include <yearbook/quantity.hpp>

using namespace yearbook;

Quantity<units::Cny> sum(Quantity<units::Cny> money, Quantity<units::Patent> patents) {
#ifdef OFFENDS
  return money + patents;
#else
  static_cast<void>(patents);
  return money + money;
#endif
}
