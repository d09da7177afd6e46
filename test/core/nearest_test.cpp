#include "core/nearest.hpp"

#include <gtest/gtest.h>

#include <array>

namespace {

using yearbook::core::listed;
using yearbook::core::nearest;
using yearbook::core::nearest_clause;
using Names = std::vector<std::string_view>;

constexpr std::array<std::string_view, 5> zones{"wuhan_east_lake", "wuxi", "wuhu", "xian", "hefei"};

TEST(Nearest, FindsAMissingLetter) {
  EXPECT_EQ(nearest("wuhan_east_lak", zones), Names{"wuhan_east_lake"});
}

TEST(Nearest, FindsTwoExchangedLetters) {
  const std::array<std::string_view, 3> known{"gdp", "mood", "people"};
  EXPECT_EQ(nearest("gpd", known), Names{"gdp"});
  EXPECT_EQ(nearest("xain", zones), Names{"xian"});
}

TEST(Nearest, FindsAPartOfANameAndIgnoresCase) {
  EXPECT_EQ(nearest("East_Lake", zones), Names{"wuhan_east_lake"});
  EXPECT_EQ(nearest("HEFEI", zones), Names{"hefei"});
}

TEST(Nearest, GivesNearestFirstAndAtMostThree) {
  const std::array<std::string_view, 5> known{"gdp3", "gdp_12", "gdp", "gdp1", "gdp2"};
  const Names near = nearest("gdp", known);
  ASSERT_EQ(near.size(), 3U);
  EXPECT_EQ(near.front(), "gdp");
}

TEST(Nearest, GivesNothingForWhatIsFar) {
  EXPECT_TRUE(nearest("zhongguancun", zones).empty());
  EXPECT_TRUE(nearest("", zones).empty());
}

TEST(NearestClause, NamesTheNearestOrAllOfAFew) {
  EXPECT_EQ(nearest_clause("wuxii", zones), "; the nearest is wuxi");
  EXPECT_EQ(nearest_clause("beijing", zones),
            "; known: wuhan_east_lake, wuxi, wuhu, xian and hefei");
  const std::array<std::string_view, 9> many{"a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9"};
  EXPECT_EQ(nearest_clause("zhongguancun", many), "");
}

TEST(Listed, PutsAndBeforeTheLast) {
  EXPECT_EQ(listed(std::array<std::string_view, 1>{"a"}), "a");
  EXPECT_EQ(listed(std::array<std::string_view, 3>{"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(listed({}), "");
}

}  // namespace
