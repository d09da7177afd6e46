#include <yearbook/unit.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::cny_100m;
using yearbook::test::nan;
using yearbook::test::percent;
const Unit cny{"CNY", "money", "CNY", 1, "", ""};
const Unit count{"count", "count", "count", 1, "", ""};
const Unit ratio{"ratio", "ratio", "ratio", 1, "", ""};
const Unit index_unit{"index", "index", "index", 1, "", ""};

TEST(FormatExact, ReadsBackToTheSameDouble) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> mantissa(-10, 10);
  std::uniform_int_distribution<int> exponent(-300, 300);
  for (int i = 0; i < 10'000; ++i) {
    const double value = mantissa(random) * std::pow(10.0, exponent(random));
    EXPECT_EQ(std::strtod(format_exact(value).c_str(), nullptr), value);
  }
}

TEST(FormatExact, WritesPlainDigitsWherePeopleDo) {
  EXPECT_EQ(format_exact(8.98e12), "8980000000000");
  EXPECT_EQ(format_exact(0.1209), "0.1209");
  EXPECT_EQ(format_exact(-3), "-3");
  EXPECT_EQ(format_exact(0), "0");
  EXPECT_EQ(format_exact(1e-300), "1e-300");
  EXPECT_EQ(format_exact(1e300), "1e+300");
  EXPECT_EQ(format_exact(nan), "");
}

TEST(FormatFigure, ScalesMoney) {
  EXPECT_EQ(format_figure(8.98e12, cny), "CNY 8.98 trillion");
  EXPECT_EQ(format_figure(5544.7, cny_100m), "CNY 554.47 billion");
  EXPECT_EQ(format_figure(-2.5e6, cny), "CNY -2.5 million");
  EXPECT_EQ(format_figure(999'999, cny), "CNY 999,999");
  EXPECT_EQ(format_figure(0, cny), "CNY 0");
  EXPECT_EQ(format_figure(9177249574000, cny), "CNY 9.17725 trillion");
}

TEST(FormatFigure, GroupsCountsAndPrintsPercent) {
  EXPECT_EQ(format_figure(262'000, count), "262,000");
  EXPECT_EQ(format_figure(1'234'567.8, count, 1), "1,234,567.8");
  EXPECT_EQ(format_figure(12.1, percent), "12.1 %");
  EXPECT_EQ(format_figure(0.121, ratio), "12.1 %");
  EXPECT_EQ(format_figure(35, percent, 1), "35.0 %");
  EXPECT_EQ(format_figure(180.905, index_unit, 1), "180.9");
  EXPECT_EQ(format_figure(180.905, index_unit), "180.905");
}

TEST(FormatFigure, NamesUnitsThatAreNotPlain) {
  EXPECT_EQ(format_figure(130, {"km2", "area", "km2", 1, "square kilometres", ""}),
            "130 square kilometres");
  EXPECT_EQ(format_figure(130, {"km2", "area", "km2", 1, "", ""}), "130 km2");
}

TEST(FormatFigure, MissingIsEmptyAndZeroHasNoSign) {
  EXPECT_EQ(format_figure(nan, cny), "");
  EXPECT_EQ(format_figure(-0.001, count, 1), "0.0");
}

TEST(FormatPercent, PrintsAFraction) {
  EXPECT_EQ(format_percent(0.12086599858388564, 2), "12.09 %");
  EXPECT_EQ(format_percent(0.354), "35.4 %");
  EXPECT_EQ(format_percent(nan), "");
}

TEST(FormatExact, HasAnExponentOutside1em5And1e21Only) {
  EXPECT_EQ(format_exact(1e-5), "0.00001");
  EXPECT_EQ(format_exact(std::nextafter(1e-5, 0)).find("0.0"), std::string::npos);
  EXPECT_EQ(format_exact(1e20), "100000000000000000000");
  EXPECT_EQ(format_exact(1e21), "1e+21");
  EXPECT_EQ(format_exact(-1e21), "-1e+21");
}

TEST(FormatExact, KeepsTheSignOfZeroAndTheSmallestNumbers) {
  for (const double value : {-0.0, 5e-324, -5e-324, 2.2250738585072014e-308, 0x1p1023}) {
    const double read = std::strtod(format_exact(value).c_str(), nullptr);
    EXPECT_EQ(read, value);
    EXPECT_EQ(std::signbit(read), std::signbit(value));
  }
}

TEST(FormatExact, IsTheShortestTextThatReadsBack) {
  // No text of fewer digits reads back: checked by printing with every smaller precision.
  std::mt19937_64 random(8);
  std::uniform_real_distribution<double> figures(1, 10);
  for (int i = 0; i < 2000; ++i) {
    const double value =
        random() % 2 == 0 ? figures(random) : std::floor(figures(random) * 1000) / 1000;
    const auto digits = static_cast<int>(format_exact(value).size()) - 1;  // without the point
    for (int fewer = 1; fewer < digits; ++fewer) {
      std::array<char, 64> text{};
      std::snprintf(text.data(), text.size(), "%.*e", fewer - 1, value);
      ASSERT_NE(std::strtod(text.data(), nullptr), value) << text.data();
    }
  }
}

TEST(FormatFigure, ChangesScaleAtTheMillionBillionAndTrillion) {
  EXPECT_EQ(format_figure(1e6, cny), "CNY 1 million");
  EXPECT_EQ(format_figure(999'999'000, cny), "CNY 999.999 million");
  EXPECT_EQ(format_figure(1e9, cny), "CNY 1 billion");
  EXPECT_EQ(format_figure(1e12, cny), "CNY 1 trillion");
  EXPECT_EQ(format_figure(1.5e15, cny), "CNY 1,500 trillion");
  EXPECT_EQ(format_figure(999'999.6, cny), "CNY 1 million");
  EXPECT_EQ(format_figure(999'999'999.6, cny), "CNY 1 billion");
  EXPECT_EQ(format_figure(-999.9999999e9, cny), "CNY -1 trillion");
  EXPECT_EQ(format_figure(999.9994e9, cny), "CNY 999.999 billion");
  EXPECT_EQ(format_figure(99'999'999.9, cny, std::nullopt, Language::zh), "1亿元");
  EXPECT_EQ(format_figure(0.5, {"USD", "money", "USD", 1, "", ""}), "USD 0.5");
}

TEST(FormatFigure, PutsACommaBeforeEveryThreeDigits) {
  EXPECT_EQ(format_figure(1, count), "1");
  EXPECT_EQ(format_figure(999, count), "999");
  EXPECT_EQ(format_figure(1000, count), "1,000");
  EXPECT_EQ(format_figure(-1000, count), "-1,000");
  EXPECT_EQ(format_figure(-100, count), "-100");
  EXPECT_EQ(format_figure(123'456, count, 2), "123,456.00");
  EXPECT_EQ(format_figure(0.001, count), "0.001");
  EXPECT_EQ(format_figure(25, {"person_10k", "people", "person", 1e4, "", ""}), "250,000");
}

TEST(FormatPercent, TakesTheSignOffARoundedZero) {
  EXPECT_EQ(format_percent(-0.00001), "0.0 %");
  EXPECT_EQ(format_percent(-0.05), "-5.0 %");
  EXPECT_EQ(format_percent(12.34, 0), "1,234 %");
}

TEST(FormatFigure, SpeaksChinese) {
  const auto zh = [](double value, const Unit& unit, std::optional<int> decimals = std::nullopt) {
    return format_figure(value, unit, decimals, Language::zh);
  };
  EXPECT_EQ(zh(8.98e12, cny), "8.98万亿元");
  EXPECT_EQ(zh(5544.7, cny_100m), "5,544.7亿元");
  EXPECT_EQ(zh(-2.5e6, cny), "-250万元");
  EXPECT_EQ(zh(9999, cny), "9,999元");
  EXPECT_EQ(zh(4.2e11, {"USD", "money", "USD", 1, "US dollars", "美元"}), "4,200亿美元");
  EXPECT_EQ(zh(3e8, {"BTC", "money", "BTC", 1, "", ""}), "3亿BTC");
  EXPECT_EQ(zh(262'000, count, 0), "26.2万");
  EXPECT_EQ(zh(9'999, count, 0), "9,999");
  EXPECT_EQ(zh(10'000, count, 0), "1万");
  EXPECT_EQ(zh(12.1, percent), "12.1%");
  EXPECT_EQ(zh(180.905, index_unit, 1), "180.9");
  EXPECT_EQ(zh(130, {"km2", "area", "km2", 1, "square kilometres", "平方公里"}), "130平方公里");
  EXPECT_EQ(zh(130, {"km2", "area", "km2", 1, "square kilometres", ""}), "130 square kilometres");
  EXPECT_EQ(zh(nan, cny), "");
  EXPECT_EQ(format_percent(0.1209, 2, Language::zh), "12.09%");
}

TEST(FormatFigure, WritesWhatNobodyCanCountWithAnExponent) {
  EXPECT_EQ(format_figure(1e300, cny), "CNY 1e300");
  EXPECT_EQ(format_figure(-1.25e300, count), "-1.25e300");
  EXPECT_EQ(format_figure(1e300, percent, 1), "1e300 %");
  EXPECT_EQ(format_figure(1e-300, count), "1e-300");
  EXPECT_EQ(format_figure(1e-300, count, 1), "0.0");  // as many decimals as were asked for
  EXPECT_EQ(format_figure(1e300, cny, std::nullopt, Language::zh), "1e300元");
}

TEST(Languages, ReadBackFromTheirText) {
  EXPECT_EQ(parse_language(to_string(Language::en)), Language::en);
  EXPECT_EQ(parse_language(to_string(Language::zh)), Language::zh);
  EXPECT_EQ(parse_language("fr"), std::nullopt);
}

}  // namespace
