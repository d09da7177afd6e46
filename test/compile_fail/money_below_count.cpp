// EXPECTS: deleted function .*operator<=>.*two units do not compare
// Money is not less than a count.
#include <yearbook/quantity.hpp>

using namespace yearbook;

bool less(Quantity<units::Cny> money, Quantity<units::Person> people) {
#ifdef OFFENDS
  return money < people;
#else
  return money / people < Quantity<units::Per<units::Cny, units::Person>>(1000);
#endif
}
