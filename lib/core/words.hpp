// Enumerators and their names, kept in one table. Floor 0.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace yearbook::core {

// The name of an enumerator: words in the order of the enumerators, counted from 0.
template <typename Enumeration, std::size_t Size>
constexpr std::string_view word_of(const std::array<std::string_view, Size>& words,
                                   Enumeration value) noexcept {
  const auto at = static_cast<std::size_t>(value);
  return at < Size ? words[at] : std::string_view();
}

// The enumerator of a name; empty when there is none.
template <typename Enumeration, std::size_t Size>
constexpr std::optional<Enumeration> parse_word(const std::array<std::string_view, Size>& words,
                                                std::string_view text) noexcept {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enumeration>(found - words.begin());
}

}  // namespace yearbook::core
