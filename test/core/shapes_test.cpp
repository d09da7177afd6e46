#include <yearbook/shapes.hpp>

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

namespace {

using namespace yearbook;
using namespace yearbook::literals;

TEST(GroupPolicy, HasANameThatLeadsBackToIt) {
  for (const GroupPolicy policy : {GroupPolicy::of_the_year, GroupPolicy::current,
                                   GroupPolicy::constant, GroupPolicy::matched}) {
    EXPECT_EQ(parse_group_policy(to_string(policy)), policy);
  }
  EXPECT_EQ(to_string(GroupPolicy::matched), "matched");
  EXPECT_EQ(parse_group_policy("curent"), std::nullopt);
}

TEST(Series, IsARangeOfYearsAndValues) {
  const Series cells{.years = {2014y, 2016y},
                     .values = {1.5, missing_value, 3},
                     .statuses = {Status::normal, Status::suppressed, Status::normal}};
  std::vector<int> years;
  double sum = 0;
  for (const auto& [year, value] : cells) {
    years.push_back(int{year});
    if (!is_missing(value)) sum += value;
  }
  EXPECT_EQ(years, (std::vector<int>{2014, 2015, 2016}));
  EXPECT_DOUBLE_EQ(sum, 4.5);
  EXPECT_EQ(cells.size(), 3U);
  EXPECT_TRUE(Series{}.empty());
}

TEST(CrossSection, IsARangeOfZonesAndValues) {
  const CrossSection cells{.zones = {ZoneHandle(1, 5), ZoneHandle(1, 6)},
                           .values = {2, 4},
                           .statuses = {Status::normal, Status::normal}};
  std::int32_t ids = 0;
  double sum = 0;
  for (const auto& [zone, value] : cells) {
    ids += zone.id();
    sum += value;
  }
  EXPECT_EQ(ids, 11);
  EXPECT_DOUBLE_EQ(sum, 6);
}

TEST(Names, OfPoliciesAndMeasures) {
  EXPECT_EQ(to_string(GroupPolicy::of_the_year), "of_the_year");
  EXPECT_EQ(to_string(GroupPolicy::current), "current");
  EXPECT_EQ(to_string(GroupPolicy::constant), "constant");
  EXPECT_EQ(to_string(GroupPolicy::matched), "matched");
  EXPECT_EQ(to_string(Measure::figure), "figure");
  EXPECT_EQ(to_string(Measure::fraction), "fraction");
  EXPECT_EQ(to_string(Measure::index), "index");
}

static_assert(std::ranges::forward_range<const Series>);
static_assert(std::ranges::forward_range<const CrossSection>);

TEST(Series, IsWalkedByAlgorithmsAndMoreThanOnce) {
  const Series cells{.years = {2014y, 2016y},
                     .values = {1, 5, 3},
                     .statuses = {Status::normal, Status::normal, Status::normal}};
  const auto highest = std::ranges::max_element(cells, {}, &SeriesPoint::value);
  EXPECT_EQ((*highest).year, 2015y);
  EXPECT_EQ(std::ranges::distance(cells), 3);
  EXPECT_EQ(cells[2].year, 2016y);
}

TEST(CrossSection, BeginsEmpty) {
  EXPECT_TRUE(CrossSection{}.empty());
  const CrossSection none;
  EXPECT_EQ(none.begin(), none.end());
}

TEST(Observation, BeginsAsACellWithoutARow) {
  EXPECT_EQ(Observation{}, (Observation{std::nullopt, Status::none, "", {}}));
  EXPECT_NE(Observation{}, (Observation{0.0, Status::none, "", {}}));
}

TEST(IsMissing, IsTrueOfNanAlone) {
  EXPECT_TRUE(is_missing(missing_value));
  for (const double there : {0.0, -0.0, 1e308, -1.0}) EXPECT_FALSE(is_missing(there));
}

TEST(Panel, IsARangeOfYearsAndTheirRows) {
  const Panel cells{.years = {2014y, 2015y},
                    .zones = {ZoneHandle(1, 5), ZoneHandle(1, 6), ZoneHandle(1, 7)},
                    .values = {1, 2, 3, 4, 5, 6},
                    .statuses = std::vector<Status>(6, Status::normal)};
  std::vector<int> years;
  std::vector<double> lasts;
  for (const auto& [year, values] : cells) {
    years.push_back(int{year});
    lasts.push_back(values.back());
    EXPECT_EQ(values.size(), 3U);
  }
  EXPECT_EQ(years, (std::vector<int>{2014, 2015}));
  EXPECT_EQ(lasts, (std::vector<double>{3, 6}));
  EXPECT_EQ(cells.size(), 2U);
  const Panel none;
  EXPECT_EQ(none.begin(), none.end());
}

// A shape that goes away gives its values up, and no view of them.
template <typename Shape>
constexpr bool owns_what_it_gives =
    std::constructible_from<std::span<const double>, const Shape&> &&
    std::constructible_from<std::vector<double>, const Shape&> &&
    std::constructible_from<std::vector<double>, Shape> &&
    !std::constructible_from<std::span<const double>, Shape> &&
    !std::convertible_to<const Shape&, std::span<const double>>;
static_assert(owns_what_it_gives<Series>);
static_assert(owns_what_it_gives<CrossSection>);
static_assert(owns_what_it_gives<Panel>);
static_assert(std::ranges::forward_range<const Panel>);
static_assert(!std::ranges::borrowed_range<Panel>);

TEST(Shapes, GiveTheirValuesWithoutACopyWhereTheyLive) {
  Series cells{
      .years = {2014y, 2015y}, .values = {1, 5}, .statuses = {Status::normal, Status::normal}};
  const double* at = cells.values.data();
  EXPECT_EQ(std::span<const double>(cells).data(), at);
  EXPECT_EQ(std::vector<double>(cells), (std::vector<double>{1, 5}));
  const auto moved = std::vector<double>(std::move(cells));
  EXPECT_EQ(moved.data(), at);
}

constexpr std::uint64_t this_file = 7;
constexpr ZoneHandle alpha(this_file, 3);
constexpr ZoneHandle beta(this_file, 1);

TEST(ZoneList, IsARangeOfHandles) {
  const ZoneList zones{alpha, beta};
  static_assert(std::ranges::forward_range<ZoneList>);
  EXPECT_EQ(zones.size(), 2U);
  EXPECT_EQ(zones[1], beta);
  EXPECT_EQ(zones.front(), alpha);
  EXPECT_EQ(zones.back(), beta);
  EXPECT_EQ(std::vector<ZoneHandle>(zones), (std::vector{alpha, beta}));
  EXPECT_EQ(std::ranges::find(zones, beta), std::next(zones.begin()));
  EXPECT_TRUE(ZoneList{}.empty());
}

TEST(ZoneList, AreEqualWithTheSameZonesInTheSameOrder) {
  EXPECT_EQ((ZoneList{alpha, beta}), (std::vector{alpha, beta}));
  EXPECT_NE((ZoneList{alpha, beta}), (ZoneList{beta, alpha}));
  EXPECT_NE((ZoneList{alpha}), (ZoneList{ZoneHandle(this_file + 1, 3)}));
}

TEST(ZoneList, RefusesZonesOfTwoFiles) {
  ZoneList zones{alpha};
  try {
    zones.push_back(ZoneHandle(this_file + 1, 3));
    ADD_FAILURE() << "took a zone of another file";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::invalid_argument);
  }
  EXPECT_EQ(zones, ZoneList{alpha});
}

}  // namespace
