#include <yearbook/shapes.hpp>

#include <array>

#include "core/words.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 4> policies{"of_the_year", "current", "constant", "matched"};

}  // namespace

std::string_view to_string(GroupPolicy policy) noexcept {
  return core::word_of(policies, policy);
}

std::optional<GroupPolicy> parse_group_policy(std::string_view text) noexcept {
  return core::parse_word<GroupPolicy>(policies, text);
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
