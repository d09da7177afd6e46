#include <yearbook/reason.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace {

using yearbook::parse_reason;
using yearbook::Reason;

TEST(Reason, NamesReadBack) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Reason::overflow); ++i) {
    const auto reason = static_cast<Reason>(i);
    EXPECT_TRUE(names.insert(to_string(reason)).second);
    EXPECT_EQ(parse_reason(to_string(reason)), reason);
  }
  EXPECT_EQ(to_string(Reason::none), "");
  EXPECT_EQ(to_string(Reason::no_spread), "no_spread");
  EXPECT_EQ(to_string(Reason::no_children), "no_children");
  EXPECT_EQ(to_string(Reason::overflow), "overflow");
  EXPECT_FALSE(parse_reason("no_reason"));
}

}  // namespace
