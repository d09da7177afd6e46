// EXPECTS: UnitOfMeasure
// The unit of a key is a unit.
#include <yearbook/yearbook.hpp>

using namespace yearbook;
using namespace yearbook::literals;

#ifdef OFFENDS
inline constexpr Key<double> turnover{"turnover"};
#else
inline constexpr Key<units::Cny> turnover{"turnover"};
#endif
std::string_view code() {
  return turnover.code;
}
