#include "core/problems.hpp"

#include <gtest/gtest.h>

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

}  // namespace
