#include <yearbook/screen.hpp>

#include <algorithm>
#include <array>

#include "core/words.hpp"
#include "kernel/column.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 3> rules{"coverage", "nonzero", "both"};

double share(std::size_t part, std::size_t whole) noexcept {
  return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

std::string_view to_string(ScreenRule rule) noexcept {
  return core::word_of(rules, rule);
}
std::optional<ScreenRule> parse_screen_rule(std::string_view text) noexcept {
  return core::parse_word<ScreenRule>(rules, text);
}
std::span<const std::string_view> screen_rule_names() noexcept {
  return rules;
}

double Availability::coverage() const noexcept {
  return leaves == 0 ? 0 : share(present, leaves);
}
std::optional<double> Availability::nonzero() const noexcept {
  if (present == 0) return std::nullopt;
  return 1 - share(zeros, present);
}

void count_available(Columns columns, std::span<Availability> rows) {
  kernel::require_rows("count_available", columns, rows.size());
  std::ranges::fill(rows, Availability{columns.size(), 0, 0});
  for (const auto column : columns) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const double value = column[row];
      rows[row].present += value == value ? 1U : 0U;
      rows[row].zeros += value == 0 ? 1U : 0U;
    }
  }
}

bool passes(const Availability& row, const ScreenOptions& options) noexcept {
  const auto nonzero = row.nonzero();
  const bool covered = reaches(row.coverage(), options.coverage);
  const bool varied = nonzero && reaches(*nonzero, options.nonzero);
  switch (options.rule) {
    case ScreenRule::coverage:
      return covered;
    case ScreenRule::nonzero:
      return varied;
    case ScreenRule::both:
      break;
  }
  return covered && varied;
}

}  // namespace yearbook
