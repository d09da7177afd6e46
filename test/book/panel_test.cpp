#include "book/panel.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <utility>

namespace {

using namespace yearbook;
using namespace yearbook::literals;

TEST(Panel, BeginsEmpty) {
  const book::Panel panel(3);
  EXPECT_TRUE(panel.empty());
  EXPECT_TRUE(panel.years().empty());
  EXPECT_EQ(panel.cell(2016y, 0).status, Status::none);
  EXPECT_EQ(panel.release(2016y, 0), 0);
  EXPECT_TRUE(panel.values(2016y).empty());
}

TEST(Panel, GrowsBothWaysAndKeepsWhatItHas) {
  book::Panel panel(2);
  panel.set(2010y, 1, {5, Status::normal}, 70);
  panel.set(2012y, 0, {6, Status::estimated}, 71);
  panel.set(2007y, 1, {7, Status::normal}, 72);
  EXPECT_EQ(panel.years(), (YearRange{2007y, 2012y}));
  EXPECT_EQ(panel.cell(2010y, 1).value, 5);
  EXPECT_EQ(panel.cell(2012y, 0).value, 6);
  EXPECT_EQ(panel.cell(2012y, 0).status, Status::estimated);
  EXPECT_EQ(panel.cell(2007y, 1).value, 7);
  EXPECT_EQ(panel.release(2010y, 1), 70);
  EXPECT_EQ(panel.release(2007y, 1), 72);
  EXPECT_EQ(panel.cell(2010y, 0).status, Status::none);
  EXPECT_TRUE(is_missing(panel.cell(2010y, 0).value));
  EXPECT_EQ(panel.cell(2013y, 0).status, Status::none);
  EXPECT_EQ(panel.cell(2006y, 0).status, Status::none);
  ASSERT_EQ(panel.values(2010y).size(), 2U);
  EXPECT_EQ(panel.values(2010y)[1], 5);
  EXPECT_EQ(panel.statuses(2012y)[0], Status::estimated);
}

TEST(Panel, KeepsMoreThan255Releases) {
  book::Panel panel(1);
  for (int i = 0; i < 1000; ++i) {
    panel.set(Year{1000 + i}, 0, {static_cast<double>(i), Status::normal}, 5000 + i);
  }
  panel.set(999y, 0, {0, Status::normal}, 5000);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(panel.release(Year{1000 + i}, 0), 5000 + i);
  EXPECT_EQ(panel.release(999y, 0), 5000);
}

TEST(Panel, ACellSetAgainIsTheLaterOne) {
  book::Panel panel(1);
  panel.set(2016y, 0, {5, Status::normal}, 70);
  panel.set(2016y, 0, {missing_value, Status::missing}, 71);
  EXPECT_TRUE(is_missing(panel.cell(2016y, 0).value));
  EXPECT_EQ(panel.cell(2016y, 0).status, Status::missing);
  EXPECT_EQ(panel.release(2016y, 0), 71);
}

TEST(Panel, TakesTenBytesACell) {
  book::Panel panel(100);
  for (int year = 2000; year < 2023; ++year) {
    for (std::size_t zone = 0; zone < 100; ++zone) {
      panel.set(Year{year}, zone, {1, Status::normal}, year);
    }
  }
  panel.settle();
  EXPECT_EQ(panel.memory(), std::size_t{23 * 100 * 10});
  EXPECT_EQ(panel.cell(Year{2022}, 99).value, 1);
}

TEST(Panel, YearsOutsideHaveNoRowsHoweverFar) {
  book::Panel panel(2);
  panel.set(2016y, 1, {5, Status::normal}, 70);
  for (const Year year : {Year::min(), Year{-1}, Year{0}, 2015y, 2017y, Year::max()}) {
    EXPECT_EQ(panel.cell(year, 1).status, Status::none);
    EXPECT_EQ(panel.release(year, 1), 0);
    EXPECT_TRUE(panel.values(year).empty());
    EXPECT_TRUE(panel.statuses(year).empty());
  }
}

TEST(Panel, HoldsWhatAMapHolds) {
  struct Held {
    double value;
    Status status;
    std::int64_t release;
  };
  std::mt19937 random(43);
  for (int round = 0; round < 20; ++round) {
    const std::size_t zones = 1 + random() % 5;
    book::Panel panel(zones);
    std::map<std::pair<int, std::size_t>, Held> model;
    // Few releases at first, then so many that one byte does not name them.
    for (int n = 0; n < 3000; ++n) {
      const int year =
          1500 + static_cast<int>(random() % (n < 1500 ? 20 : 400)) - (n < 1500 ? 0 : 200);
      const std::size_t zone = random() % zones;
      const std::int64_t release = 1 + static_cast<std::int64_t>(random() % (n < 1500 ? 3 : 700));
      const Held held{static_cast<double>(n), Status::estimated, release};
      panel.set(Year{year}, zone, {held.value, held.status}, held.release);
      model[{year, zone}] = held;
    }
    EXPECT_EQ(int{panel.years().first}, model.begin()->first.first);
    EXPECT_EQ(int{panel.years().last}, model.rbegin()->first.first);
    for (int year = 1299; year < 1701; ++year) {
      for (std::size_t zone = 0; zone < zones; ++zone) {
        const auto found = model.find({year, zone});
        const book::Cell cell = panel.cell(Year{year}, zone);
        if (found == model.end()) {
          ASSERT_EQ(cell.status, Status::none);
          ASSERT_TRUE(is_missing(cell.value));
          ASSERT_EQ(panel.release(Year{year}, zone), 0);
          continue;
        }
        ASSERT_EQ(cell.value, found->second.value);
        ASSERT_EQ(cell.status, found->second.status);
        ASSERT_EQ(panel.release(Year{year}, zone), found->second.release) << year << " " << zone;
        ASSERT_EQ(panel.values(Year{year})[zone], cell.value);
        ASSERT_EQ(panel.statuses(Year{year})[zone], cell.status);
      }
    }
  }
}

TEST(Panel, TellsMoreReleasesApartThanTwoBytesCount) {
  constexpr std::size_t zones = 70'000;
  book::Panel panel(zones);
  for (std::size_t zone = 0; zone < zones; ++zone) {
    panel.set(2016y, zone, {1, Status::normal}, static_cast<std::int64_t>(zone) + 1);
  }
  for (std::size_t zone = 0; zone < zones; ++zone) {
    ASSERT_EQ(panel.release(2016y, zone), static_cast<std::int64_t>(zone) + 1);
  }
}

TEST(PanelRows, KnowTheirWorstStatus) {
  book::Panel panel(2);
  panel.set(2015y, 0, {1, Status::normal}, 7);
  panel.set(2017y, 1, {2, Status::estimated}, 7);
  panel.set(2017y, 0, {missing_value, Status::suppressed}, 7);
  panel.settle();
  EXPECT_EQ(panel.worst_status(2014y), Status::none);
  EXPECT_EQ(panel.worst_status(2015y), Status::normal);
  EXPECT_EQ(panel.worst_status(2016y), Status::none);
  EXPECT_EQ(panel.worst_status(2017y), Status::suppressed);
  EXPECT_EQ(panel.worst_status(2018y), Status::none);
}

}  // namespace
