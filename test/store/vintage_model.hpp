// What was published when, as lists that are sorted: the oracle of vintages_test.cpp. Independent of
// the library but for its plain shapes.
#pragma once

#include <yearbook/status.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace yearbook::test {

struct Publication {
  int tier = 1;
  std::string published_on;
};

// The day that a date counts as, as ISO text, which sorts; "" for none.
inline std::string day_of(const std::string& date) {
  constexpr std::array<const char*, 12> last_days{"31", "28", "31", "30", "31", "30",
                                                  "31", "31", "30", "31", "30", "31"};
  if (date.size() == 4) return date + "-12-31";
  if (date.size() != 7) return date;
  if (date.ends_with("-02") && std::stoi(date) % 4 == 0) return date + "-29";
  return date + "-" + last_days[static_cast<std::size_t>(std::stoi(date.substr(5)) - 1)];
}

struct Figure {
  std::optional<double> value;
  Status status = Status::none;
  friend bool operator==(const Figure&, const Figure&) = default;
};

using CellKey = std::tuple<std::string, std::string, int>;  // indicator, zone, year
using Figures = std::map<std::string, Figure>;              // by release

class Model {
 public:
  std::map<std::string, Publication> releases;
  std::map<CellKey, Figures> cells;

  // The releases of a cell that can be seen on a day (all without one); the last stands.
  [[nodiscard]] std::vector<std::string> in_order_of_standing(
      const CellKey& cell, const std::optional<std::string>& on = std::nullopt) const {
    return sorted(cell, on, [&](const std::string& code) {
      const Publication& release = releases.at(code);
      return std::tuple(release.tier, day_of(release.published_on), code);
    });
  }
  [[nodiscard]] std::vector<std::string> in_order_of_publication(
      const CellKey& cell, const std::optional<std::string>& on = std::nullopt) const {
    return sorted(cell, on, [&](const std::string& code) {
      const Publication& release = releases.at(code);
      return std::tuple(day_of(release.published_on), release.tier, code);
    });
  }
  [[nodiscard]] const Figure& figure(const CellKey& cell, const std::string& release) const {
    return cells.at(cell).at(release);
  }

 private:
  template <typename Key>
  [[nodiscard]] std::vector<std::string> sorted(const CellKey& cell,
                                                const std::optional<std::string>& on,
                                                const Key& key) const {
    std::vector<std::string> codes;
    const auto found = cells.find(cell);
    if (found == cells.end()) return codes;
    for (const auto& [code, figure] : found->second) {
      const std::string day = day_of(releases.at(code).published_on);
      if (!on || (!day.empty() && day <= *on)) codes.push_back(code);
    }
    std::ranges::sort(codes, {}, key);
    return codes;
  }
};

// --- Chance

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <typename List>
  const auto& of(const List& list) {
    return list[below(std::size(list))];
  }
  template <typename List>
  void shuffle(List& list) {
    std::ranges::shuffle(list, random_);
  }

  // Few days, so that some are shared, also by partial dates; one in eight has none.
  std::string date() {
    static const std::vector<std::string> days{
        "",           "2015",       "2015-12-31", "2015-12",    "2016-02", "2016-02-29",
        "2016-03-01", "2017-02",    "2017-02-28", "2017-12-21", "2018",    "1900-01-01",
        "2016-06",    "2016-06-30", "2018-01-01", "2018-12"};
    return one_in(8) ? "" : of(days);
  }
  Publication publication() { return {static_cast<int>(below(2)), date()}; }

  // Few values, so that releases agree now and then.
  Figure figure() {
    static const std::vector<Status> drawn{Status::normal,           Status::normal,
                                           Status::provisional,      Status::definition_differs,
                                           Status::suppressed,       Status::not_collected,
                                           Status::time_series_break};
    const Status status = of(drawn);
    const ValueRule rule = value_rule(status);
    if (rule == ValueRule::forbidden || (rule == ValueRule::allowed && one_in(2))) {
      return {std::nullopt, status};
    }
    return {static_cast<double>(below(9)) - 2, status};
  }

 private:
  std::mt19937 random_;
};

}  // namespace yearbook::test
