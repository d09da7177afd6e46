#include "book/panel.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using book::Panel;

TEST(Panel, BeginsEmpty) {
  const Panel panel(3);
  EXPECT_TRUE(panel.empty());
  EXPECT_TRUE(panel.years().empty());
  EXPECT_EQ(panel.cell(2016y, 0).status, Status::none);
  EXPECT_EQ(panel.release(2016y, 0), 0);
  EXPECT_TRUE(panel.values(2016y).empty());
}

TEST(Panel, GrowsBothWaysAndKeepsWhatItHas) {
  Panel panel(2);
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
  Panel panel(1);
  for (int i = 0; i < 1000; ++i) {
    panel.set(Year{1000 + i}, 0, {static_cast<double>(i), Status::normal}, 5000 + i);
  }
  panel.set(999y, 0, {0, Status::normal}, 5000);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(panel.release(Year{1000 + i}, 0), 5000 + i);
  EXPECT_EQ(panel.release(999y, 0), 5000);
}

}  // namespace
