#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <vector>

namespace {

using namespace yearbook;
using namespace yearbook::literals;

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

TEST(Names, OfPoliciesAndBases) {
  EXPECT_EQ(to_string(GroupPolicy::of_the_year), "of_the_year");
  EXPECT_EQ(to_string(GroupPolicy::current), "current");
  EXPECT_EQ(to_string(GroupPolicy::constant), "constant");
  EXPECT_EQ(to_string(ShareBasis::published), "published");
  EXPECT_EQ(to_string(ShareBasis::zone), "zone");
  EXPECT_EQ(to_string(ShareBasis::sum), "sum");
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
  EXPECT_EQ(Observation{}, (Observation{std::nullopt, Status::none, ""}));
  EXPECT_NE(Observation{}, (Observation{0.0, Status::none, ""}));
}

TEST(IsMissing, IsTrueOfNanAlone) {
  EXPECT_TRUE(is_missing(missing_value));
  for (const double there : {0.0, -0.0, 1e308, -1.0}) EXPECT_FALSE(is_missing(there));
}

}  // namespace
