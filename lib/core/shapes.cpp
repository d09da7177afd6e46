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

std::string_view to_string(Measure measure) noexcept {
  switch (measure) {
    case Measure::figure:
      return "figure";
    case Measure::fraction:
      return "fraction";
    case Measure::index:
      return "index";
  }
  return "figure";
}

}  // namespace yearbook
