#include <yearbook/reason.hpp>

#include "core/words.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 14> reasons{"",
                                                   "no_row",
                                                   "no_value",
                                                   "no_denominator",
                                                   "no_member",
                                                   "screened",
                                                   "no_spread",
                                                   "no_ratio",
                                                   "no_reference",
                                                   "no_base",
                                                   "non_positive",
                                                   "low_coverage",
                                                   "no_children",
                                                   "overflow"};

}  // namespace

std::string_view to_string(Reason reason) noexcept {
  return core::word_of(reasons, reason);
}
std::optional<Reason> parse_reason(std::string_view text) noexcept {
  return core::parse_word<Reason>(reasons, text);
}

}  // namespace yearbook
