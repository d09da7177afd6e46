// EXPECTS: deleted function .*operator/.*no unit is the one over the other
// A ratio over money has no unit.
#include <yearbook/quantity.hpp>

using namespace yearbook;

auto quotient(Quantity<units::Ratio> share, Quantity<units::Cny> money) {
#ifdef OFFENDS
  return share / money;
#else
  return money / share;
#endif
}
