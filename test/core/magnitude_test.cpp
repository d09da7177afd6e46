#include "core/magnitude.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yearbook;
using core::magnitude;

TEST(Magnitude, IsTheLargestWordThatANumberReaches) {
  EXPECT_EQ(magnitude(999'999, Language::en).name, "");
  EXPECT_EQ(magnitude(999'999, Language::en).size, 1);
  EXPECT_EQ(magnitude(-1e6, Language::en).name, "million");
  EXPECT_EQ(magnitude(5e9, Language::en).name, "billion");
  EXPECT_EQ(magnitude(1e300, Language::en).name, "trillion");
  EXPECT_EQ(magnitude(9999, Language::zh).name, "");
  EXPECT_EQ(magnitude(1e4, Language::zh).name, "万");
  EXPECT_EQ(magnitude(99'999'999, Language::zh).size, 1e4);
  EXPECT_EQ(magnitude(1e8, Language::zh).name, "亿");
  EXPECT_EQ(magnitude(1e12, Language::zh).name, "万亿");
}

TEST(Currency, HasItsNameInChinese) {
  EXPECT_EQ(core::currency({"CNY_100m", "money", "CNY", 1e8, "", ""}, Language::en), "CNY");
  EXPECT_EQ(core::currency({"CNY_100m", "money", "CNY", 1e8, "", ""}, Language::zh), "元");
  EXPECT_EQ(core::currency({"USD", "money", "USD", 1, "", ""}, Language::zh), "美元");
  EXPECT_EQ(core::currency({"XAU", "money", "XAU", 1, "", ""}, Language::zh), "XAU");
}

TEST(UnitName, FallsBackToTheOtherLanguageAndTheCode) {
  EXPECT_EQ(core::unit_name({"u", "area", "u", 1, "units", "单位"}, Language::zh), "单位");
  EXPECT_EQ(core::unit_name({"u", "area", "u", 1, "units", ""}, Language::zh), "units");
  EXPECT_EQ(core::unit_name({"u", "area", "u", 1, "", "单位"}, Language::en), "u");
}

TEST(Grouped, PutsCommasAndTakesTheSignOffZero) {
  EXPECT_EQ(core::grouped(-1234567.891, 2), "-1,234,567.89");
  EXPECT_EQ(core::grouped(-0.001, 1), "0.0");
}

}  // namespace
