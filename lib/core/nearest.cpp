#include "core/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace yearbook::core {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

// How many letters to insert, remove, replace or exchange with their neighbour (Damerau, each
// letter once), in bytes, which is near enough for a hint.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), row[j - 1] + 1, last[j] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last.back();
}

}  // namespace

std::vector<std::string_view> nearest(std::string_view wanted,
                                      std::span<const std::string_view> known) {
  constexpr std::size_t most = 3;
  constexpr std::size_t longest = 256;  // nobody misspells a longer name by a few letters
  if (wanted.empty() || wanted.size() > longest) return {};
  const std::string sought = lower(wanted);
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const std::string_view name : known) {
    const std::string candidate = lower(name.substr(0, longest));
    std::size_t far = distance(sought, candidate);
    const bool contains = sought.size() >= 3 && candidate.find(sought) != std::string::npos;
    if (contains) far = std::min<std::size_t>(far, 1);
    if (far <= std::max<std::size_t>(1, sought.size() / 3)) near.emplace_back(far, name);
  }
  std::ranges::sort(near);
  std::vector<std::string_view> result;
  for (const auto& [far, name] : near) {
    if (result.size() < most && (result.empty() || result.back() != name)) result.push_back(name);
  }
  return result;
}

std::string listed(std::span<const std::string_view> names) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) result += i + 1 == names.size() ? " and " : ", ";
    result += names[i];
  }
  return result;
}

std::string nearest_clause(std::string_view wanted, std::span<const std::string_view> known) {
  constexpr std::size_t few = 8;
  const auto near = nearest(wanted, known);
  if (!near.empty()) {
    return (near.size() == 1 ? "; the nearest is " : "; the nearest are ") + listed(near);
  }
  if (known.empty() || known.size() > few) return {};
  return "; known: " + listed(known);
}

}  // namespace yearbook::core
