#include "tool/marks.hpp"

#include <gtest/gtest.h>

#include <vector>

#include <yearbook/text_table.hpp>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using tool::bar;
using tool::printable;
using tool::sparkline;
using yearbook::test::nan;
using Values = std::vector<double>;

TEST(Sparklines, RunFromTheLowestToTheHighest) {
  EXPECT_EQ(sparkline(Values{0, 1, 2, 3, 4, 5, 6, 7}), "▁▂▃▄▅▆▇█");
  EXPECT_EQ(sparkline(Values{-8, 0, 8}), "▁▅█");
  EXPECT_EQ(sparkline(Values{5, 5}), "▅▅");
  EXPECT_EQ(sparkline(Values{}), "");
}

TEST(Sparklines, LeaveGapsOpen) {
  EXPECT_EQ(sparkline(Values{nan, 0, nan, nan, 7, nan}), " ▁  █");
  EXPECT_EQ(sparkline(Values{nan, nan}), "");
  EXPECT_EQ(sparkline(Values{3}), "▅");
}

TEST(Sparklines, TakeNumbersOfEverySize) {
  EXPECT_EQ(sparkline(Values{-1.7e308, 0, 1.7e308}), "▁▅█");
  EXPECT_EQ(sparkline(Values{1e-300, 2e-300}), "▁█");
}

TEST(Bars, EndOnAnEighth) {
  EXPECT_EQ(bar(8, 0, 8, 4), "████");
  EXPECT_EQ(bar(4, 0, 8, 4), "██");
  EXPECT_EQ(bar(1, 0, 8, 4), "▌");
  EXPECT_EQ(bar(4.25, 0, 8, 4), "██▏");
  EXPECT_EQ(bar(0, 0, 8, 4), "");
  EXPECT_EQ(bar(nan, 0, 8, 4), "");
}

TEST(Bars, LieOnTheOtherSideBelowZero) {
  EXPECT_EQ(bar(-4, -4, 4, 8), "████");
  EXPECT_EQ(bar(-2, -4, 4, 8), "  ██");
  EXPECT_EQ(bar(2, -4, 4, 8), "    ██");
  EXPECT_EQ(bar(-1e300, -1e300, 0, 8), "████████");
}

TEST(Bars, NeverLeaveTheirAxis) {
  for (double low = -9; low <= 0; low += 0.7) {
    for (double high = 0.1; high <= 9; high += 0.7) {
      for (double value = low; value <= high; value += 0.3) {
        EXPECT_LE(display_width(bar(value, low, high, 24)), 24U)
            << low << " " << value << " " << high;
      }
    }
  }
}

TEST(Printable, LetsNoControlCharacterThrough) {
  EXPECT_EQ(printable("武汉 é"), "武汉 é");
  EXPECT_EQ(printable("\x1B[2Ja\nb\x7F\xC2\x9B"),
            "\xEF\xBF\xBD[2Ja\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(printable("\xC2\xA0"), "\xC2\xA0");
}

}  // namespace
