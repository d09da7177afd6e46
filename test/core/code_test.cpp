#include <yearbook/code.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <unordered_set>

namespace {

using yearbook::GroupHandle;
using yearbook::IndicatorHandle;
using yearbook::is_code;
using yearbook::ZoneHandle;

TEST(Code, IsAsciiLettersDigitsAndThreeMarks) {
  EXPECT_TRUE(is_code("wuhan_east_lake"));
  EXPECT_TRUE(is_code("CNY-100.m_2"));
  EXPECT_TRUE(is_code(std::string(64, 'a')));
  for (const char* bad : {"", "two words", "a,b", "武汉", "a/b", "a\"b"})
    EXPECT_FALSE(is_code(bad)) << bad;
  EXPECT_FALSE(is_code(std::string(65, 'a')));
}

TEST(Handle, DoesNotConvertFromNumbersOrOtherHandles) {
  EXPECT_FALSE((std::is_convertible_v<ZoneHandle, IndicatorHandle>));
  EXPECT_FALSE((std::is_convertible_v<GroupHandle, ZoneHandle>));
  EXPECT_FALSE((std::is_constructible_v<ZoneHandle, int>));
  EXPECT_FALSE((std::is_constructible_v<ZoneHandle, IndicatorHandle>));
}

TEST(Handle, IsEqualOnlyWithinAFile) {
  EXPECT_EQ(ZoneHandle(1, 7), ZoneHandle(1, 7));
  EXPECT_NE(ZoneHandle(1, 7), ZoneHandle(2, 7));
  EXPECT_NE(ZoneHandle(1, 7), ZoneHandle{});
  const std::unordered_set<ZoneHandle> set{ZoneHandle(1, 7), ZoneHandle(1, 7), ZoneHandle(1, 8)};
  EXPECT_EQ(set.size(), 2U);
}

TEST(Code, OfAllBytesSixtyFiveMayStandInIt) {
  const std::string allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text{'a', static_cast<char>(byte)};
    EXPECT_EQ(is_code(text), allowed.find(static_cast<char>(byte)) != std::string::npos) << byte;
  }
}

TEST(Handle, IsOrderedByFileAndThenById) {
  EXPECT_LT(ZoneHandle(1, 9), ZoneHandle(2, 1));
  EXPECT_LT(ZoneHandle(1, 1), ZoneHandle(1, 2));
  EXPECT_LT(ZoneHandle{}, ZoneHandle(1, 1));
}

}  // namespace
