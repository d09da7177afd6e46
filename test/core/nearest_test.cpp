#include "core/nearest.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

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

TEST(Nearest, AThirdOfTheLettersMayDiffer) {
  const std::array<std::string_view, 1> known{"abcdefghi"};
  EXPECT_EQ(nearest("abcdefxyz", known), Names{"abcdefghi"});
  EXPECT_TRUE(nearest("abcdewxyz", known).empty());
  EXPECT_EQ(nearest("abcdefghixxxx", known), Names{"abcdefghi"});  // 4 of 13
  EXPECT_TRUE(nearest("abcdefghixxxxx", known).empty());           // 5 of 14
}

TEST(Nearest, SaysANameOnceAndPutsEqualOnesInOrder) {
  const std::array<std::string_view, 4> known{"rate_b", "rate_a", "rate_b", "rate_c"};
  EXPECT_EQ(nearest("rate_x", known), (Names{"rate_a", "rate_b", "rate_c"}));
}

TEST(Nearest, PutsTheSameNameInOtherCaseFirst) {
  const std::array<std::string_view, 3> known{"gdps", "GDP", "gdp_share"};
  EXPECT_EQ(nearest("gdp", known).front(), "GDP");
}

TEST(Nearest, DoesNotLookAtWhatNobodyWouldType) {
  const std::string longest(256, 'a');
  const std::array<std::string_view, 1> known{longest};
  EXPECT_EQ(nearest(longest, known).size(), 1U);
  EXPECT_TRUE(nearest(longest + "a", known).empty());
}

TEST(NearestClause, NamesSeveralNearOnes) {
  const std::array<std::string_view, 3> known{"gdp1", "gdp2", "people"};
  EXPECT_EQ(nearest_clause("gdp3", known), "; the nearest are gdp1 and gdp2");
  EXPECT_EQ(nearest_clause("gdp3", {}), "");
}

}  // namespace
