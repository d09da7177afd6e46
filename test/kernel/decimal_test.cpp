#include "kernel/decimal.hpp"

#include <yearbook/numeric.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

#include "support/exact.hpp"

namespace {

using yearbook::parse_printed;
using yearbook::kernel::power_of_ten;
using yearbook::kernel::shown_quantum;
using yearbook::test::is_nearest_double;

// A printed figure: its text, and its exact value as digits * 10^exponent.
struct Printed {
  std::string text;
  std::string digits;
  int exponent;
};

Printed random_figure(std::mt19937_64& random) {
  const auto pick = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  const auto digits = [&](int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += static_cast<char>('0' + pick(0, 9));
    return result;
  };
  Printed figure{"", "", 0};
  const std::string whole = digits(pick(1, 12));
  figure.text = whole;
  figure.digits = whole;
  if (pick(0, 2) > 0) {
    const std::string fraction = digits(pick(1, 8));
    figure.text += "." + fraction;
    figure.digits += fraction;
    figure.exponent = -static_cast<int>(fraction.size());
  }
  if (pick(0, 4) == 0) {
    const int exponent = pick(-20, 20);
    figure.text += (pick(0, 1) == 0 ? "e" : "E") + std::to_string(exponent);
    figure.exponent += exponent;
  }
  return figure;
}

TEST(ParsePrinted, TenThousandFiguresAreTheDoublesNearestToTheExactProduct) {
  std::mt19937_64 random(2017);
  constexpr std::array powers{-4, -2, 0, 1, 3, 4, 8};
  int inexact_if_multiplied = 0;
  for (int i = 0; i < 10'000; ++i) {
    const Printed figure = random_figure(random);
    const int from = powers.at(random() % powers.size());
    const int to = powers.at(random() % powers.size());
    const auto parsed = parse_printed(figure.text, std::pow(10.0, from), std::pow(10.0, to));
    ASSERT_TRUE(parsed) << figure.text;
    ASSERT_TRUE(is_nearest_double(parsed->value, figure.digits, figure.exponent + from - to))
        << figure.text << " times 1e" << from - to << " is not " << parsed->value;
    const double multiplied = std::strtod(figure.text.c_str(), nullptr) * std::pow(10.0, from - to);
    if (multiplied != parsed->value) ++inexact_if_multiplied;
  }
  // The figures are such that multiplying doubles would have been wrong: the test can tell.
  EXPECT_GT(inexact_if_multiplied, 500);
}

TEST(ParsePrinted, IsExactWhereMultiplyingIsNot) {
  EXPECT_EQ(parse_printed("2.3", 1e8)->value, 230'000'000.0);
  EXPECT_NE(2.3 * 1e8, 230'000'000.0);
  EXPECT_EQ(parse_printed("5544.7", 1e8)->value, 554'470'000'000.0);
  EXPECT_EQ(parse_printed("12.1", 0.01, 0.01)->value, 12.1);
  EXPECT_EQ(parse_printed("12.1", 0.01, 1)->value, 0.121);
}

TEST(ParsePrinted, TheSameAmountInThreeUnitsIsOneDouble) {
  std::mt19937_64 random(11);
  for (int i = 0; i < 1000; ++i) {
    const std::string thousands = std::to_string(random() % 10'000'000'000'000ULL);
    const double in_thousands = parse_printed(thousands, 1000)->value;
    EXPECT_EQ(in_thousands, parse_printed(thousands + "000", 1)->value);
    EXPECT_EQ(in_thousands, parse_printed(thousands + "e-5", 1e8)->value);
  }
}

TEST(ParsePrinted, OtherFactorsAreOneMultiplication) {
  EXPECT_EQ(parse_printed("3", 0.5, 1)->value, 1.5);
  EXPECT_EQ(parse_printed("3", 1, 3)->value, 3 * (1.0 / 3));
}

TEST(ParsePrinted, APointThatMovesBeforeReadingRoundsOnce) {
  using yearbook::kernel::parse_shifted;
  EXPECT_EQ(parse_shifted("2.3", 8, 1, 1)->value, 230'000'000.0);
  EXPECT_EQ(parse_shifted("7", 23, 1, 1)->value, 7e23);
  EXPECT_EQ(parse_shifted("0.1", -2, 0.1, 1)->value, 0.0001);
  EXPECT_EQ(parse_shifted("1.5e2", -3, 1e8, 1e8)->value, 0.15);
  EXPECT_EQ(parse_shifted("1.50", -3, 1, 1)->quantum, 1e-5);
  EXPECT_EQ(parse_shifted("0.007", 3, 3, 1)->value, 21);
  EXPECT_FALSE(parse_shifted("1", 309, 1, 1));
  EXPECT_EQ(parse_shifted("1", -400, 1, 1)->value, 0);
}

TEST(ParsePrinted, ReadsSignsAndExponents) {
  EXPECT_EQ(parse_printed("-0.5")->value, -0.5);
  EXPECT_EQ(parse_printed("+7")->value, 7);
  EXPECT_EQ(parse_printed("1.5e3")->value, 1500);
  EXPECT_EQ(parse_printed("1.5E+3")->value, 1500);
  EXPECT_EQ(parse_printed("007")->value, 7);
  EXPECT_EQ(parse_printed("1e-400")->value, 0);
}

TEST(ParsePrinted, RefusesWhatIsNoNumber) {
  for (const char* text : {"12,5", "abc",      "NaN",   "nan",   "inf",
                           "-inf", "Infinity", "1e999", "0x10",  " 5",
                           "5 ",   "1_000",    "",      "-",     "+",
                           ".",    "1.",       ".5",    "1e",    "1e+",
                           "--1",  "+-1",      "1.2.3", "1e5.0", "1e99999999999",
                           "１２"}) {
    EXPECT_FALSE(parse_printed(text)) << text;
  }
  EXPECT_FALSE(parse_printed("1e308", 10, 1));
}

TEST(ParsePrinted, QuantumIsTheLastPrintedDigit) {
  EXPECT_EQ(parse_printed("5544.7", 1e8)->quantum, 1e7);
  EXPECT_EQ(parse_printed("89800", 1e8)->quantum, 1e8);
  EXPECT_EQ(parse_printed("990.0", 1e8)->quantum, 1e7);
  EXPECT_EQ(parse_printed("12.10", 0.01, 0.01)->quantum, 0.01);
  EXPECT_EQ(parse_printed("8.98e12")->quantum, 1e10);
}

TEST(PowerOfTen, KnowsPowersByTheirShortestText) {
  EXPECT_EQ(power_of_ten(1), 0);
  EXPECT_EQ(power_of_ten(1e8), 8);
  EXPECT_EQ(power_of_ten(0.01), -2);
  EXPECT_EQ(power_of_ten(1e-10), -10);
  for (const double other : {2.0, 0.5, 1.1, 12.0, 1e8 + 1, 0.3})
    EXPECT_FALSE(power_of_ten(other)) << other;
}

TEST(ShownQuantum, IsTheLastDecimalOfAValue) {
  EXPECT_EQ(shown_quantum(554'470'000'000.0), 1);
  EXPECT_EQ(shown_quantum(12.1), 0.1);
  EXPECT_EQ(shown_quantum(2.25), 0.01);
  EXPECT_EQ(shown_quantum(0), 1);
}

TEST(ParsePrinted, SignedFiguresOfAnyLengthConvertExactlyBothWays) {
  std::mt19937_64 random(20'171'221);
  const auto pick = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  for (int i = 0; i < 10'000; ++i) {
    std::string digits;
    for (int n = pick(1, i % 10 == 0 ? 40 : 17); n > 0; --n) {
      digits += static_cast<char>('0' + pick(0, 9));
    }
    const int fraction = pick(0, static_cast<int>(digits.size()) - 1);
    const int exponent = pick(0, 2) == 0 ? 0 : pick(-12, 12);
    const bool negative = pick(0, 1) == 0;
    std::string text = negative ? "-" : (pick(0, 1) == 0 ? "+" : "");
    text += digits;
    if (fraction > 0) text.insert(text.size() - static_cast<std::size_t>(fraction), ".");
    if (exponent != 0) {
      text += pick(0, 1) == 0 ? "e" : "E";
      if (exponent > 0 && pick(0, 1) == 0) text += "+";
      text += std::to_string(exponent);
    }
    const int from = pick(-4, 8);
    const int to = pick(-4, 8);
    // The factors as a file spells them.
    const auto factor = [](int power) {
      return std::strtod(("1e" + std::to_string(power)).c_str(), nullptr);
    };
    const auto parsed = parse_printed(text, factor(from), factor(to));
    ASSERT_TRUE(parsed) << text;
    const int power = exponent - fraction + from - to;
    ASSERT_TRUE(is_nearest_double(std::fabs(parsed->value), digits, power))
        << text << " times 1e" << from - to << " is not " << parsed->value;
    ASSERT_EQ(std::signbit(parsed->value), negative) << text;
    ASSERT_TRUE(is_nearest_double(parsed->quantum, "1", power)) << text;
  }
}

TEST(ParsePrinted, TheOracleOfTheseTestsRefusesTheNeighbours) {
  const double exact = 230'000'000;
  EXPECT_TRUE(is_nearest_double(exact, "23", 7));
  EXPECT_FALSE(is_nearest_double(std::nextafter(exact, 0), "23", 7));
  EXPECT_FALSE(is_nearest_double(std::nextafter(exact, 1e9), "23", 7));
  EXPECT_TRUE(is_nearest_double(0.1, "1", -1));
  EXPECT_FALSE(is_nearest_double(std::nextafter(0.1, 0), "1", -1));
  EXPECT_FALSE(is_nearest_double(std::nextafter(0.1, 1), "1", -1));
}

TEST(ParsePrinted, HalfWayFiguresGoToTheEvenDouble) {
  // 2^53 + 1 and 2^53 + 3 lie in the middle between two doubles.
  EXPECT_EQ(parse_printed("9007199254740993")->value, 9007199254740992.0);
  EXPECT_EQ(parse_printed("9007199254740995")->value, 9007199254740996.0);
  EXPECT_EQ(parse_printed("90071992547409.93", 100)->value, 9007199254740992.0);
}

TEST(ParsePrinted, TheEndsOfTheDoublesAreReached) {
  EXPECT_EQ(parse_printed("1.7976931348623157e308")->value, std::numeric_limits<double>::max());
  EXPECT_FALSE(parse_printed("1.7976931348623159e308"));
  EXPECT_FALSE(parse_printed("-1e309"));
  EXPECT_EQ(parse_printed("1e400", 1, 1e100)->value, 1e300);
  EXPECT_EQ(parse_printed("5e-324")->value, std::numeric_limits<double>::denorm_min());
  EXPECT_TRUE(std::signbit(parse_printed("-0")->value));
}

TEST(ParsePrinted, TooSmallIsZeroHoweverItIsWritten) {
  EXPECT_EQ(parse_printed("1e-400").value_or(yearbook::PrintedNumber{-1, 0}).value, 0);
  const std::string plain = "0." + std::string(399, '0') + "1";  // the same number
  EXPECT_EQ(parse_printed(plain).value_or(yearbook::PrintedNumber{-1, 0}).value, 0);
}

TEST(ParsePrinted, AnExponentHasOneSign) {
  for (const char* text : {"1e+-5", "1e-+5", "1e--5", "1e++5", "1e+ 5"}) {
    EXPECT_FALSE(parse_printed(text)) << text;
  }
}

TEST(ParsePrinted, AnyTwoFactorsAPowerOfTenApartShiftTheExponent) {
  // 10^8 kWh and kWh, both in joules: from/to is 10^8.
  EXPECT_EQ(parse_printed("2.3", 3.6e14, 3.6e6)->value, 230'000'000.0);
  EXPECT_EQ(parse_printed("2.3", 3.6e14, 3.6e6)->quantum, 1e7);
}

TEST(ParsePrinted, EveryLetterMatters) {
  // A good figure with any one letter put anywhere is refused, unless the letter may stand there.
  const std::string good = "12.5e3";
  for (std::size_t at = 0; at <= good.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      const char letter = static_cast<char>(byte);
      const bool sign = letter == '-' || letter == '+';
      const bool allowed = (letter >= '0' && letter <= '9') || (sign && (at == 0 || at == 5));
      std::string text = good;
      text.insert(at, 1, letter);
      EXPECT_EQ(parse_printed(text).has_value(), allowed) << text;
    }
  }
}

TEST(PowerOfTen, IsFoundForEveryOneAndForNoNeighbour) {
  for (int power = -307; power <= 308; ++power) {
    const double factor = std::strtod(("1e" + std::to_string(power)).c_str(), nullptr);
    ASSERT_EQ(power_of_ten(factor), power);
    ASSERT_FALSE(power_of_ten(std::nextafter(factor, 0))) << power;
    ASSERT_FALSE(power_of_ten(-factor)) << power;
  }
  EXPECT_FALSE(power_of_ten(0));
  EXPECT_FALSE(power_of_ten(std::numeric_limits<double>::infinity()));
  EXPECT_FALSE(power_of_ten(std::numeric_limits<double>::quiet_NaN()));
}

TEST(ShownQuantum, IsThatOfTheShortestTextWithoutExponent) {
  EXPECT_EQ(shown_quantum(-12.1), 0.1);
  EXPECT_EQ(shown_quantum(0.00001), 1e-5);
  EXPECT_EQ(shown_quantum(1e300), 1);
  EXPECT_EQ(shown_quantum(1e-300), 1e-300);
  EXPECT_EQ(shown_quantum(0.5), 0.1);
  EXPECT_EQ(shown_quantum(123456.789), 0.001);
}

TEST(ShowsItsQuantum, AgreesWithWhatTheValueShows) {
  std::mt19937 random(9);
  int shown = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = std::to_string(random() % (i % 2 == 0 ? 1'000'000'000U : 1000U));
    if (random() % 2 == 0) text += "." + std::to_string(random() % 100'000);
    const auto printed = yearbook::parse_printed(text);
    ASSERT_TRUE(printed);
    if (!yearbook::kernel::shows_its_quantum(text)) continue;
    ++shown;
    EXPECT_EQ(yearbook::kernel::shown_quantum(printed->value), printed->quantum) << text;
  }
  EXPECT_GT(shown, 15'000);
  for (const char* text :
       {"", "-1", "+1", "1.", ".5", "1.50", "1e3", "1 ", "1.5x", "1.2.3", "12345678901234567"}) {
    EXPECT_FALSE(yearbook::kernel::shows_its_quantum(text)) << text;
  }
}

TEST(ParsePrinted, PlainNumbersAreReadAsAllOthersAre) {
  std::mt19937 random(10);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (auto digits = 1 + random() % 25; digits > 0; --digits) text += "0123456789"[random() % 10];
    if (random() % 2 == 0) text.insert(1 + random() % text.size(), ".");
    const auto plain = yearbook::parse_printed(text);
    const auto signed_one = yearbook::parse_printed("+" + text);  // takes the other way
    ASSERT_EQ(plain.has_value(), signed_one.has_value()) << text;
    if (!plain) continue;
    EXPECT_EQ(plain->value, signed_one->value) << text;
    EXPECT_EQ(plain->quantum, signed_one->quantum) << text;
  }
}

}  // namespace
