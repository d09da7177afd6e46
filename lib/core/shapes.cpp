#include <yearbook/shapes.hpp>

namespace yearbook {

std::string_view to_string(GroupPolicy policy) noexcept {
  switch (policy) {
    case GroupPolicy::of_the_year:
      return "of_the_year";
    case GroupPolicy::current:
      return "current";
    case GroupPolicy::constant:
      return "constant";
    case GroupPolicy::matched:
      return "matched";
  }
  return "of_the_year";
}

std::string_view to_string(ShareBasis basis) noexcept {
  switch (basis) {
    case ShareBasis::zone:
      return "zone";
    case ShareBasis::published:
      return "published";
    case ShareBasis::sum:
      return "sum";
  }
  return "zone";
}

}  // namespace yearbook
