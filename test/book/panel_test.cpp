#include "book/panel.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using book::PanelMemory;
using Slots = std::vector<book::Panel::Slot>;

TEST(Panel, OfNoYearsIsEmpty) {
  PanelMemory memory;
  const book::Panel panel(3, 0, {}, {0}, memory);
  EXPECT_TRUE(panel.empty());
  EXPECT_TRUE(panel.years().empty());
  EXPECT_EQ(panel.cell(2016y, 0).status, Status::none);
  EXPECT_EQ(panel.release(2016y, 0), 0);
  EXPECT_TRUE(panel.values(2016y).empty());
  EXPECT_TRUE(panel.statuses(2016y).empty());
  EXPECT_EQ(panel.memory(), 0U);
}

TEST(Panel, OfNoZonesIsEmpty) {
  PanelMemory memory;
  EXPECT_TRUE(book::Panel(0, 0, {}, {0}, memory).empty());
}

TEST(Panel, HasItsCellsByYearAndZone) {
  PanelMemory memory;
  const book::Panel panel(2, 2015,
                          Slots{{1, 1, Status::normal},
                                {missing_value, 2, Status::suppressed},
                                {},
                                {4, 1, Status::estimated}},
                          {0, 70, 71}, memory);
  EXPECT_EQ(panel.years(), (YearRange{2015y, 2016y}));
  EXPECT_EQ(panel.cell(2015y, 0).value, 1);
  EXPECT_EQ(panel.release(2015y, 0), 70);
  EXPECT_TRUE(is_missing(panel.cell(2015y, 1).value));
  EXPECT_EQ(panel.cell(2015y, 1).status, Status::suppressed);
  EXPECT_EQ(panel.release(2015y, 1), 71);
  EXPECT_EQ(panel.cell(2016y, 0).status, Status::none);
  EXPECT_EQ(panel.release(2016y, 0), 0);
  ASSERT_EQ(panel.values(2016y).size(), 2U);
  EXPECT_EQ(panel.values(2016y)[1], 4);
  ASSERT_EQ(panel.statuses(2016y).size(), 2U);
  EXPECT_EQ(panel.statuses(2016y)[1], Status::estimated);
}

TEST(Panel, YearsOutsideHaveNoRowsHoweverFar) {
  PanelMemory memory;
  const book::Panel panel(1, 2016, Slots{{5, 1, Status::normal}}, {0, 70}, memory);
  for (const Year year : {Year::min(), Year{-1}, Year{0}, 2015y, 2017y, Year::max()}) {
    EXPECT_EQ(panel.cell(year, 0).status, Status::none);
    EXPECT_EQ(panel.release(year, 0), 0);
    EXPECT_TRUE(panel.values(year).empty());
    EXPECT_TRUE(panel.statuses(year).empty());
  }
}

TEST(Panel, TakesTenBytesACellAndTwoMoreForManyReleases) {
  PanelMemory memory;
  std::vector<std::int64_t> palette(256);
  for (std::size_t place = 0; place < palette.size(); ++place) {
    palette[place] = static_cast<std::int64_t>(place) + 1000;
  }
  const Slots slots(std::size_t{23 * 100}, {1, 255, Status::normal});
  const book::Panel few(100, 2000, slots, palette, memory);
  EXPECT_EQ(few.memory(), std::size_t{23 * 100 * 10});
  EXPECT_EQ(few.release(2022y, 99), 1255);
  palette.push_back(7);
  const book::Panel many(100, 2000, Slots(slots.size(), {1, 256, Status::normal}), palette, memory);
  EXPECT_EQ(many.memory(), std::size_t{23 * 100 * 12});
  EXPECT_EQ(many.release(2022y, 99), 7);
}

TEST(Panel, KnowsTheWorstStatusOfAYear) {
  PanelMemory memory;
  const book::Panel panel(2, 2015,
                          Slots{{1, 1, Status::normal},
                                {},
                                {},
                                {},
                                {missing_value, 1, Status::suppressed},
                                {2, 1, Status::estimated}},
                          {0, 7}, memory);
  EXPECT_EQ(panel.worst_status(2014y), Status::none);
  EXPECT_EQ(panel.worst_status(2015y), Status::normal);
  EXPECT_EQ(panel.worst_status(2016y), Status::none);
  EXPECT_EQ(panel.worst_status(2017y), Status::suppressed);
  EXPECT_EQ(panel.worst_status(2018y), Status::none);
}

}  // namespace
