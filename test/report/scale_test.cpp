#include "report/scale.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>

#include "report/charts.hpp"

namespace {

using namespace yearbook;
using report::round_ticks;
using report::Scale;
using report::Tick;
using report::tick_text;

std::vector<std::string> texts(const std::vector<Tick>& ticks) {
  std::vector<std::string> result;
  for (const Tick& tick : ticks) result.push_back(tick_text(tick));
  return result;
}

using Texts = std::vector<std::string>;

TEST(RoundTicks, AreThoseAPersonWouldDraw) {
  EXPECT_EQ(texts(round_ticks(0, 8.98, 6)), (Texts{"0", "2", "4", "6", "8", "10"}));
  EXPECT_EQ(texts(round_ticks(0, 1, 5)), (Texts{"0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
  EXPECT_EQ(texts(round_ticks(-30, 70, 6)), (Texts{"-40", "-20", "0", "20", "40", "60", "80"}));
  EXPECT_EQ(texts(round_ticks(0, 1234, 6)), (Texts{"0", "500", "1,000", "1,500"}));
  EXPECT_EQ(texts(round_ticks(100, 104, 4)), (Texts{"100", "101", "102", "103", "104"}));
  EXPECT_EQ(texts(round_ticks(0, 1e300, 6)),
            (Texts{"0", "2e299", "4e299", "6e299", "8e299", "1e300"}));
  EXPECT_EQ(texts(round_ticks(0, 1e-300, 6)),
            (Texts{"0", "2e-301", "4e-301", "6e-301", "8e-301", "1e-300"}));
}

// Steps of 1, 2 or 5 times a power of ten, both ends held, never too many, each tick the double
// nearest to its digits: for numbers of every size.
TEST(RoundTicks, KeepTheirPromisesForNumbersOfEverySize) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  std::uniform_int_distribution<int> exponent(-300, 306);
  std::uniform_int_distribution<int> wanted(2, 10);
  for (int i = 0; i < 20'000; ++i) {
    const double scale = std::pow(10.0, exponent(random));
    double low = mantissa(random) * scale;
    double high = mantissa(random) * scale;
    if (low > high) std::swap(low, high);
    const int most = wanted(random);
    const auto ticks = round_ticks(low, high, most);
    ASSERT_GE(ticks.size(), 2U);
    ASSERT_LE(ticks.size(), static_cast<std::size_t>(most) + 1);
    EXPECT_LE(ticks.front().value, low);
    EXPECT_GE(ticks.back().value, high);
    const long long step = ticks[1].digits - ticks[0].digits;
    EXPECT_TRUE(step == 1 || step == 2 || step == 5) << step;
    for (std::size_t k = 0; k < ticks.size(); ++k) {
      EXPECT_EQ(ticks[k].digits - ticks[0].digits, step * static_cast<long long>(k));
      EXPECT_EQ(ticks[k].digits % step, 0);
      const std::string text =
          std::to_string(ticks[k].digits) + "e" + std::to_string(ticks[k].exponent);
      EXPECT_EQ(ticks[k].value, std::strtod(text.c_str(), nullptr));
    }
  }
}

TEST(RoundTicks, LieAroundOneNumber) {
  for (const double value :
       {0.0, 5.0, -5.0, 1e300, -1e-300, 123456789.123, 5e-324, std::numeric_limits<double>::max(),
        std::numeric_limits<double>::lowest()}) {
    const auto ticks = round_ticks(value, value, 6);
    EXPECT_GE(ticks.size(), 2U) << value;
    EXPECT_LE(ticks.front().value, value);
    EXPECT_GE(ticks.back().value, value);
    EXPECT_LT(ticks.front().value, ticks.back().value);
  }
  const auto all =
      round_ticks(std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max(), 6);
  EXPECT_LE(all.size(), 7U);
}

TEST(TickText, WritesRoundNumbers) {
  EXPECT_EQ(tick_text({1500, 15, 2}), "1,500");
  EXPECT_EQ(tick_text({0.05, 5, -2}), "0.05");
  EXPECT_EQ(tick_text({-20, -2, 1}), "-20");
  EXPECT_EQ(tick_text({1.5e300, 15, 299}), "1.5e300");
  EXPECT_EQ(tick_text({1e-7, 10, -8}), "1e-7");
  EXPECT_EQ(tick_text({0, 0, 300}), "0");
}

TEST(Scale, SpeaksOfTheUnitAsPeopleDo) {
  const auto scale = [](double most, const Unit& unit, Language language) {
    const std::array<double, 2> values{0, most};
    const Scale made(values, true, unit, language, 6);
    return made.unit() + " " + tick_text(made.ticks().back());
  };
  EXPECT_EQ(scale(8.98e12, test::cny, Language::en), "CNY trillion 10");
  EXPECT_EQ(scale(8.98e12, test::cny, Language::zh), "万亿元 10");
  EXPECT_EQ(scale(5544.7, {"CNY_100m", "money", "CNY", 1e8, "", ""}, Language::en),
            "CNY billion 600");
  EXPECT_EQ(scale(5544.7, {"CNY_100m", "money", "CNY", 1e8, "", ""}, Language::zh), "亿元 6,000");
  EXPECT_EQ(scale(12.1, test::named_percent, Language::en), "% 15");
  EXPECT_EQ(scale(0.121, {"ratio", "ratio", "ratio", 1, "", ""}, Language::zh), "% 15");
  EXPECT_EQ(scale(262'000, {"count", "count", "count", 1, "count", "个"}, Language::en),
            " 300,000");
  EXPECT_EQ(scale(262'000, {"count", "count", "count", 1, "count", "个"}, Language::zh), "万 30");
  EXPECT_EQ(scale(180.9, {"index", "index", "index", 1, "index points", ""}, Language::en), " 200");
  EXPECT_EQ(scale(130, {"km2", "area", "km2", 1, "square kilometres", "平方公里"}, Language::zh),
            "平方公里 150");
  EXPECT_EQ(scale(1e300, test::cny, Language::en), "CNY 1e300");
  EXPECT_EQ(scale(1e300, {"CNY_100m", "money", "CNY", 1e8, "", ""}, Language::en), "CNY 1e308");
}

TEST(Scale, PutsValuesInProportion) {
  const std::array<double, 3> values{-30, test::nan, 70};
  const Scale scale(values, true, {}, Language::en, 6);
  EXPECT_DOUBLE_EQ(scale.part(-40), 0);
  EXPECT_DOUBLE_EQ(scale.part(80), 1);
  EXPECT_DOUBLE_EQ(scale.part(20), 0.5);
  EXPECT_DOUBLE_EQ(scale.part(scale.ticks()[2]), 40.0 / 120);
  const std::array<double, 2> huge{-1.5e308, 1.5e308};
  EXPECT_DOUBLE_EQ(Scale(huge, true, {}, Language::en, 4).part(0), 0.5);
}

TEST(Scale, OfNothingRunsFromZeroToOne) {
  const Scale scale({}, false, test::cny, Language::en, 5);
  EXPECT_EQ(scale.ticks().front().value, 0);
  EXPECT_EQ(scale.ticks().back().value, 1);
  EXPECT_EQ(scale.unit(), "CNY");
}

}  // namespace
