#include <yearbook/comparison.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using ::testing::HasSubstr;

const std::vector<std::string> three{"a", "b", "c"};

struct CompareIndices : ::testing::Test {
  test::MadeUpBook book;
  Snapshot now = filled(book);
  IndexDefinition definition =
      test::made_up_definition(test::leaf_nodes("root", {{"x", 1}, {"y", 1}, {"z", 0.5}}));

  static Snapshot filled(test::MadeUpBook& book) {
    book.put("x", 2015, three, {30, 20, 10});
    book.put("y", 2015, three, {10, 25, 30});
    book.put("z", 2015, three, {5, 1, 9});
    book.put("x", 2016, three, {40, 10, missing_value});
    book.put("y", 2016, three, {40, 10, missing_value});
    return book.snapshot();
  }
  [[nodiscard]] std::string code(ZoneHandle zone) const { return now.catalog().zone(zone).code; }
};

TEST_F(CompareIndices, PlacesOfTwoDefinitions) {
  const IndexResult a = evaluate(now, definition);                      // 42.5 45.5 44.5
  const IndexResult b = evaluate(now, definition.with_weight("y", 0));  // 32.5 20.5 14.5
  const auto units = compare(a, b, 2015y);
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(code(units[0].zone), "a");
  EXPECT_EQ(units[0].a, 3);
  EXPECT_EQ(units[0].b, 1);
  EXPECT_EQ(units[0].difference, 2);
  EXPECT_EQ(units[1].difference, -1);
  EXPECT_EQ(units[2].difference, -1);
  EXPECT_DOUBLE_EQ(mean_distance(units).value(), 4.0 / 3);
  EXPECT_FALSE(mean_distance({}));
  const auto leaves = compare(a, a, 2015y, "x", "z");
  EXPECT_EQ(leaves[2].a, 3);
  EXPECT_EQ(leaves[2].b, 1);
}

TEST_F(CompareIndices, AUnitWithoutAPlaceHasNoDifference) {
  const IndexResult a = evaluate(now, definition);
  const auto units = compare(a, a, 2016y);
  ASSERT_EQ(units.size(), 3U);
  EXPECT_FALSE(units[2].a);
  EXPECT_FALSE(units[2].difference);
  EXPECT_EQ(mean_distance(units), 0);
}

TEST_F(CompareIndices, EachNodeLeftOutInTurn) {
  const auto all = leave_out_each(now, definition, 1, 2015y);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].node, "y");
  EXPECT_EQ(all[1].units[0].a, 3);
  EXPECT_EQ(all[1].units[0].b, 1);
  EXPECT_DOUBLE_EQ(all[1].mean_distance.value(), 4.0 / 3);
  const auto thrown = thrown_by([&] { (void)leave_out_each(now, definition, 2, 2015y); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_THAT(thrown.sentence, HasSubstr("nothing to leave out"));
}

TEST_F(CompareIndices, LeavingOutWorksUnderEqualWeightsToo) {
  IndexDefinition equal = definition;
  equal.aggregate.weights = "equal";
  const IndexResult without = evaluate(now, leave_out(equal, "y"));
  EXPECT_DOUBLE_EQ(without.score("root", now.zone("a"), 2015y).score.value(), 17.5);
}

TEST_F(CompareIndices, AnOnlyChildTakesItsParentAlong) {
  const IndexDefinition nested =
      test::made_up_definition(test::aggregate_node("p") + test::leaf_nodes("p", {{"x", 1}}) +
                               test::leaf_nodes("root", {{"y", 1}}));
  const IndexResult without = evaluate(now, leave_out(nested, "x"));
  EXPECT_EQ(without.nodes.size(), 2U);
  EXPECT_EQ(without.score("root", now.zone("a"), 2015y).score, 10);
}

TEST_F(CompareIndices, ChangesOfPlaceBetweenYears) {
  const IndexResult result = evaluate(now, definition);
  const auto changes = rank_changes(result, 2015y, 2016y);
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].earlier, 3);
  EXPECT_EQ(changes[0].later, 1);
  EXPECT_EQ(changes[0].rise, 2);
  EXPECT_EQ(changes[1].rise, -1);
  EXPECT_FALSE(changes[2].rise);
  EXPECT_EQ(rank_changes(result, 2015y, 2016y, "y")[0].rise, 2);
  EXPECT_EQ(thrown_by([&] { (void)rank_changes(result, 2014y, 2016y); }).code,
            ErrorCode::not_found);
}

TEST_F(CompareIndices, LeadersAreAheadInEveryYear) {
  const IndexResult result = evaluate(now, definition);
  const auto two = leaders(result, {2010y, 2020y}, 2);
  ASSERT_EQ(two.size(), 1U);
  EXPECT_EQ(code(two[0].zone), "b");
  EXPECT_EQ(two[0].years, 2U);
  EXPECT_EQ(two[0].best, 1);
  EXPECT_EQ(two[0].worst, 2);
  const auto three_of_2015 = leaders(result, {2015y, 2015y}, 3);
  ASSERT_EQ(three_of_2015.size(), 3U);
  EXPECT_EQ(code(three_of_2015[0].zone), "b") << "by the best place";
  EXPECT_TRUE(leaders(result, {2015y, 2016y}, 0).empty());
  EXPECT_TRUE(leaders(result, {1999y, 2000y}, 5).empty());
  EXPECT_EQ(leaders(result, {2015y, 2016y}, 1, "y").size(), 0U);
}

}  // namespace
