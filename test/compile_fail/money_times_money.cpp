// EXPECTS: deleted function .*operator[*].*no unit is the one times the other
// Money has no square.
#include <yearbook/quantity.hpp>

using namespace yearbook;

auto product(Quantity<units::Cny> money) {
#ifdef OFFENDS
  return money * money;
#else
  return money * (money / money);
#endif
}
