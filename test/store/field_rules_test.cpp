#include "store/field_rules.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using namespace yearbook;
using store::Field;
using store::Value;

struct FieldRules : ::testing::Test {
  core::Problems problems;
  FieldRules() { problems.file("a.csv"); }
  static Field field(const char* text, std::uint32_t line = 2) {
    return {text, {.line = line, .column = 4}};
  }
};

TEST_F(FieldRules, CodesAreWellFormedAndOnce) {
  store::CodeRule rule(problems, "zone");
  EXPECT_TRUE(rule.check(field("alpha")));
  EXPECT_FALSE(rule.check(field("", 3)));
  EXPECT_FALSE(rule.check(field("two words", 4)));
  EXPECT_FALSE(rule.check(field("alpha", 5)));
  EXPECT_EQ(
      problems.text(),
      "a.csv:3:4: the code is empty; a code is 1 to 64 ASCII letters, digits, '_', '.' or '-'\n"
      "a.csv:4:4: \"two words\" cannot be a code; a code is 1 to 64 ASCII letters, digits, '_', "
      "'.' or '-'\n"
      "a.csv:5:4: the zone \"alpha\" stands in line 2 already; keep one of the two rows");
}

TEST_F(FieldRules, YearsAreEmptyOrYears) {
  EXPECT_EQ(store::year_or_null(field("1991"), problems), Value(std::int64_t{1991}));
  EXPECT_EQ(store::year_or_null(field(""), problems), Value{});
  EXPECT_TRUE(problems.empty());
  store::year_or_null(field("91a"), problems);
  EXPECT_EQ(problems.text(),
            "a.csv:2:4: \"91a\" is no year; a year is a whole number from 1 to 9999");
}

TEST_F(FieldRules, ChoicesListWhatIsKnown) {
  constexpr std::array<std::string_view, 2> kinds{"flow", "stock"};
  EXPECT_EQ(store::one_of(field("stock"), kinds, "kind", problems), "stock");
  store::one_of(field("Flow"), kinds, "kind", problems);
  store::one_of(field("", 3), kinds, "kind", problems);
  EXPECT_EQ(problems.text(),
            "a.csv:2:4: \"Flow\" is no kind; known: flow and stock\n"
            "a.csv:3:4: the kind is empty; known: flow and stock");
}

TEST_F(FieldRules, WholeNumbersHaveARange) {
  const Value none;
  EXPECT_EQ(store::whole_number(field("+1"), -1, 1, none, "direction", problems),
            Value(std::int64_t{1}));
  EXPECT_EQ(store::whole_number(field("-1"), -1, 1, none, "direction", problems),
            Value(std::int64_t{-1}));
  EXPECT_EQ(store::whole_number(field(""), -1, 1, none, "direction", problems), none);
  EXPECT_TRUE(problems.empty());
  for (const char* bad : {"2", "1.0", "up", "+", "+-1"}) {
    EXPECT_EQ(store::whole_number(field(bad), -1, 1, none, "direction", problems), none) << bad;
  }
  EXPECT_NE(problems.text().find("\"2\" is no direction; it is a whole number from -1 to 1"),
            std::string::npos);
}

TEST_F(FieldRules, FactorsAreNumbersOtherThanZero) {
  EXPECT_EQ(store::factor_or(field("1e8"), 1, problems), 1e8);
  EXPECT_EQ(store::factor_or(field(""), 1, problems), 1);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(store::factor_or(field("0"), 1, problems), 1);
  EXPECT_EQ(store::factor_or(field("1,5"), 1, problems), 1);
  EXPECT_NE(problems.text().find("\"1,5\" is no factor"), std::string::npos);
}

}  // namespace
