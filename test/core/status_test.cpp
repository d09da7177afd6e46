#include <yearbook/status.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

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

}  // namespace
