#include <yearbook/analysis.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::five_zones;
using test::thrown_by;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Describe, ByHand) {
  const double nan = missing_value;
  const ColumnStatistics found = describe(std::vector<double>{3, nan, 0, 3, 6, 0, 3, nan});
  EXPECT_EQ(found.rows, 8U);
  EXPECT_EQ(found.present, 6U);
  EXPECT_EQ(found.nonzero, 4U);
  EXPECT_EQ(found.unique, 3U);
  EXPECT_EQ(found.most_frequent, 3U);
  EXPECT_EQ(found.min, 0);
  EXPECT_EQ(found.max, 6);
  EXPECT_DOUBLE_EQ(found.mean.value(), 2.5);
  EXPECT_DOUBLE_EQ(found.median.value(), 3);
  EXPECT_DOUBLE_EQ(found.deviation.value(), std::sqrt(25.5 / 5));
  EXPECT_DOUBLE_EQ(found.availability(), 0.75);
  EXPECT_DOUBLE_EQ(found.nonzero_share(), 4.0 / 6);
  EXPECT_DOUBLE_EQ(found.unique_share(), 0.5);
  EXPECT_DOUBLE_EQ(found.most_frequent_share(), 0.5);
  EXPECT_FALSE(found.few_values);
  EXPECT_FALSE(found.few_nonzero) << "4 of 8 rows is the limit itself";
  EXPECT_TRUE(found.few_unique);
}

TEST(Describe, AnOutlierIsFlaggedByBothMoments) {
  EXPECT_TRUE(describe(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 900}).outliers);
  EXPECT_FALSE(describe(std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9}).outliers);
}

TEST(Describe, NothingIsNothing) {
  const ColumnStatistics none = describe({});
  EXPECT_EQ(none.rows, 0U);
  EXPECT_FALSE(none.mean);
  EXPECT_FALSE(none.few_values);
  EXPECT_EQ(none.availability(), 0);
  const ColumnStatistics gaps = describe(std::vector<double>{missing_value, missing_value});
  EXPECT_TRUE(gaps.few_values);
  EXPECT_FALSE(gaps.min);
  EXPECT_EQ(gaps.nonzero_share(), 0);
}

struct Analysis : ::testing::Test {
  test::MadeUpBook book;
  Snapshot now = filled(book);
  IndexResult result =
      evaluate(now, test::made_up_definition("steps = [\"normalise\", \"aggregate\"]\n" +
                                             test::aggregate_node("p") +
                                             test::leaf_nodes("p", {{"x", 1}, {"y", 1}, {"w", 1}}) +
                                             test::leaf_nodes("root", {{"z", 1}})));
  static Snapshot filled(test::MadeUpBook& book) {
    book.put("x", 2015, five_zones, {1, 2, 3, 4, 5});
    book.put("y", 2015, five_zones, {2, 1, 4, 3, 5});
    book.put("w", 2015, five_zones, {9, 7, 5, 4, 1});
    book.put("z", 2015, five_zones, {0, missing_value, 4, 3, 5});
    book.put("x", 2016, five_zones, {10, 2, 3, 4, 5});
    return book.snapshot();
  }
};

TEST_F(Analysis, StatisticsOfEachLeafInOneYearOrInAll) {
  const auto raw = statistics(result, {"raw", 2015y});
  ASSERT_EQ(raw.size(), 4U);
  EXPECT_EQ(raw[0].node, "x");
  EXPECT_EQ(raw[0].rows, 5U);
  EXPECT_EQ(raw[0].max, 5);
  EXPECT_EQ(raw[3].present, 4U);
  EXPECT_EQ(statistics(result)[0].rows, 10U);
  EXPECT_EQ(statistics(result)[0].max, 10);
  const auto scores = statistics(result, {"scores", 2015y});
  ASSERT_EQ(scores.size(), 6U);
  EXPECT_EQ(scores[0].node, "root");
}

TEST_F(Analysis, UnknownStagesAndYearsAreNamed) {
  const auto stage = thrown_by([&] { (void)statistics(result, {"treat", std::nullopt}); });
  EXPECT_EQ(stage.code, ErrorCode::not_found);
  EXPECT_THAT(stage.sentence, HasSubstr("it has scores, raw and normalise"));
  const auto year = thrown_by([&] { (void)statistics(result, {"raw", 2020y}); });
  EXPECT_EQ(year.code, ErrorCode::not_found);
  EXPECT_THAT(year.sentence, HasSubstr("no rows in 2020; its years are 2015 to 2016"));
}

TEST_F(Analysis, AvailabilityByUnitAndNode) {
  const auto units = availability(result, {"raw", 2015y});
  ASSERT_EQ(units.size(), 5U);
  EXPECT_EQ(units[0].zeros, 1U);
  EXPECT_DOUBLE_EQ(units[0].present_share, 1);
  EXPECT_DOUBLE_EQ(units[0].nonzero_share, 0.75);
  EXPECT_EQ(units[1].missing, 1U);
  // By node: root, p, x, y, w, z.
  EXPECT_THAT(units[1].by_node, ElementsAre(0.75, 1, 1, 1, 1, 0));
}

TEST_F(Analysis, NodesOfALevelUnderANode) {
  EXPECT_THAT(nodes_under(result, "root", 1), ElementsAre(2, 3, 4, 5));
  EXPECT_THAT(nodes_under(result, "root", 2), ElementsAre(1));
  EXPECT_THAT(nodes_under(result, "p", 1), ElementsAre(2, 3, 4));
  EXPECT_TRUE(nodes_under(result, "x", 1).empty());
}

TEST_F(Analysis, AlphaOfANodeIsThatOfItsColumns) {
  const std::vector<double> x{1, 2, 3, 4, 5};
  const std::vector<double> y{2, 1, 4, 3, 5};
  const std::vector<double> w{9, 7, 5, 4, 1};
  const std::vector<std::span<const double>> columns{x, y, w};
  EXPECT_EQ(cronbach_alpha(result, "p", 1, {"raw", 2015y}), cronbach_alpha(columns));
  EXPECT_FALSE(cronbach_alpha(result, "root", 2, {"scores", 2015y})) << "one node has no alpha";
}

TEST_F(Analysis, ComponentsOfANode) {
  const PrincipalComponents found = principal_components(result, "p", 1, {"raw", 2015y});
  EXPECT_EQ(found.size(), 3U);
  EXPECT_EQ(found.rows, 5U);
  EXPECT_LT(found.loading(0, 0) * found.loading(2, 0), 0) << "w falls as x rises";
  // In 2016 only x has figures.
  const auto thrown =
      thrown_by([&] { (void)principal_components(result, "p", 1, {"raw", 2016y}); });
  EXPECT_THAT(thrown.sentence, HasSubstr("node \"p\": principal components need 2 rows"));
}

TEST_F(Analysis, AggregatesAreInTheScoresAlone) {
  const auto thrown = thrown_by(
      [&] { (void)correlations(result, std::vector<std::size_t>{0, 1}, {"raw", 2015y}); });
  EXPECT_EQ(thrown.code, ErrorCode::invalid_argument);
  EXPECT_THAT(thrown.sentence, HasSubstr("ask for stage \"scores\""));
}

}  // namespace
