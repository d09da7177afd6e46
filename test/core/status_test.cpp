#include <yearbook/status.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace {

using namespace yearbook;

TEST(Status, RulesAreThoseOfTheDesign) {
  const std::string forbidden = "HKLMOQ";
  const std::string allowed = "BJS";
  for (const Status status : statuses()) {
    const char letter = code(status).at(0);
    const ValueRule expected = forbidden.find(letter) != std::string::npos ? ValueRule::forbidden
                               : allowed.find(letter) != std::string::npos ? ValueRule::allowed
                                                                           : ValueRule::needed;
    EXPECT_EQ(value_rule(status), expected) << letter;
  }
  EXPECT_EQ(value_rule(Status::none), ValueRule::forbidden);
}

TEST(Status, CodesReadBackAndAreEachOwn) {
  std::set<std::string_view> codes;
  for (const Status status : statuses()) {
    EXPECT_EQ(parse_status(code(status)), status);
    EXPECT_FALSE(meaning(status).empty());
    codes.insert(code(status));
  }
  EXPECT_EQ(codes.size(), 20U);
}

TEST(Status, OtherTextIsNoStatus) {
  for (const char* text : {"", "a", "AA", "X", "C", "R", " A"})
    EXPECT_FALSE(parse_status(text)) << text;
}

TEST(Status, WorstIsTheMoreSevere) {
  EXPECT_EQ(worst(Status::normal, Status::provisional), Status::provisional);
  EXPECT_EQ(worst(Status::definition_differs, Status::estimated), Status::definition_differs);
  EXPECT_EQ(worst(Status::none, Status::normal), Status::normal);
}

TEST(Status, LettersAreThoseOfSdmx) {
  // CL_OBS_STATUS 2.2, by letter.
  constexpr std::array<std::pair<std::string_view, Status>, 20> table{{
      {"A", Status::normal},
      {"B", Status::time_series_break},
      {"D", Status::definition_differs},
      {"E", Status::estimated},
      {"F", Status::forecast},
      {"G", Status::experimental},
      {"H", Status::holiday},
      {"I", Status::imputed},
      {"J", Status::derogation},
      {"K", Status::included_in_other_category},
      {"L", Status::not_collected},
      {"M", Status::cannot_exist},
      {"N", Status::not_significant},
      {"O", Status::missing},
      {"P", Status::provisional},
      {"Q", Status::suppressed},
      {"S", Status::strike},
      {"U", Status::low_reliability},
      {"V", Status::unvalidated},
      {"W", Status::includes_other_category},
  }};
  for (const auto& [letter, status] : table) {
    EXPECT_EQ(code(status), letter);
    EXPECT_EQ(parse_status(letter), status);
  }
}

TEST(Status, WhatForbidsAValueIsWorseThanWhatHasOne) {
  for (const Status a : statuses()) {
    for (const Status b : statuses()) {
      if (value_rule(a) == ValueRule::forbidden && value_rule(b) != ValueRule::forbidden) {
        EXPECT_EQ(worst(a, b), a) << code(a) << code(b);
      }
      EXPECT_EQ(worst(a, b), worst(b, a));
    }
  }
  EXPECT_TRUE(std::ranges::is_sorted(statuses()));
}

TEST(Status, NoneHasNoLetterAndIsNotListed) {
  EXPECT_EQ(code(Status::none), "");
  EXPECT_EQ(meaning(Status::none), "No row");
  EXPECT_EQ(std::ranges::count(statuses(), Status::none), 0);
}

}  // namespace
