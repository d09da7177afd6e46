#include "core/problems.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using yearbook::Error;
using yearbook::ErrorCode;
using yearbook::core::Problems;

TEST(Problems, AreReportedByFileLineAndColumn) {
  Problems problems;
  const auto first = problems.file("a.csv");
  const auto second = problems.file("b.csv");
  problems.add({.file = second, .line = 1, .column = 1}, "third");
  problems.add({.file = first, .line = 12, .column = 3}, "second");
  problems.add({.file = first, .line = 2, .column = 40}, "first");
  problems.add({.file = second}, "of the file");
  EXPECT_EQ(problems.text(),
            "a.csv:2:40: first\n"
            "a.csv:12:3: second\n"
            "b.csv: of the file\n"
            "b.csv:1:1: third");
}

TEST(Problems, ShowTwentyAFileAndCountTheRest) {
  Problems problems;
  const auto file = problems.file("a.csv");
  for (std::uint32_t line = 1; line <= 23; ++line) {
    problems.add({.file = file, .line = line, .column = 1}, "wrong");
  }
  const std::string text = problems.text();
  EXPECT_NE(text.find("a.csv:20:1: wrong\na.csv: and 3 more"), std::string::npos);
  EXPECT_EQ(text.find("a.csv:21:1"), std::string::npos);
}

TEST(Problems, ThrowOneErrorWithTheCodeOfTheFirst) {
  Problems problems;
  EXPECT_NO_THROW(problems.throw_if_any());
  const auto file = problems.file("a.csv");
  problems.add({.file = file, .line = 9}, "later");
  problems.add({.file = file, .line = 1}, "unknown", ErrorCode::not_found);
  try {
    problems.throw_if_any();
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
    EXPECT_STREQ(error.what(), "a.csv:1: unknown\na.csv:9: later");
  }
}

TEST(Problems, TwentyOfAFileAreShownWhole) {
  Problems problems;
  const auto first = problems.file("a.csv");
  const auto second = problems.file("b.csv");
  for (std::uint32_t line = 1; line <= 20; ++line) problems.add({first, line, 0}, "wrong");
  for (std::uint32_t line = 1; line <= 21; ++line) problems.add({second, line, 0}, "wrong");
  const std::string text = problems.text();
  EXPECT_EQ(text.find("a.csv: and"), std::string::npos);
  EXPECT_TRUE(text.ends_with("b.csv:20: wrong\nb.csv: and 1 more")) << text;
}

TEST(Problems, OfOnePlaceKeepTheOrderInWhichTheyWereFound) {
  Problems problems;
  const auto file = problems.file("a.csv");
  problems.add({file, 1, 1}, "z");
  problems.add({file, 1, 1}, "a");
  EXPECT_EQ(problems.text(), "a.csv:1:1: z\na.csv:1:1: a");
}

TEST(Problems, AreEnoughAtAHundredThousand) {
  Problems problems;
  const auto file = problems.file("a.csv");
  for (std::uint32_t line = 1; line < 100'000; ++line) problems.add({file, line, 0}, "w");
  EXPECT_FALSE(problems.plenty());
  problems.add({file, 100'000, 0}, "w");
  EXPECT_TRUE(problems.plenty());
  problems.add({file, 0, 0}, "one too many");
  EXPECT_EQ(problems.text().find("one too many"), std::string::npos);
  EXPECT_TRUE(problems.text().ends_with("\na.csv: and at least 99980 more"));
}

TEST(Problems, OfNoFileSayNothing) {
  Problems problems;
  EXPECT_EQ(problems.file_name(problems.file("a.csv")), "a.csv");
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(problems.text(), "");
}

}  // namespace
