#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

struct Evaluate : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle whole = builder.zone("whole", {}, ZoneKind::aggregate);
  std::vector<IndicatorHandle> leaves;
  std::int64_t r = builder.release("r");
  Evaluate() {
    for (const char* code : {"ice1", "ice2", "ice3", "ice4", "ice5"}) {
      leaves.push_back(builder.indicator(code, IndicatorKind::index));
    }
  }
  static IndexDefinition definition(const std::string& index, const std::string& nodes) {
    return parse_index_definition("[index]\ncode = \"root\"\n" + index + "\n" + nodes, "test");
  }
};

const char* const five =
    "[[node]]\nindicator = \"ice1\"\nweight = 0.20\n[[node]]\nindicator = \"ice2\"\nweight = 0.20\n"
    "[[node]]\nindicator = \"ice3\"\nweight = 0.25\n[[node]]\nindicator = \"ice4\"\nweight = 0.10\n"
    "[[node]]\nindicator = \"ice5\"\nweight = 0.25\n";

TEST_F(Evaluate, TheIndexOf2015FromItsPublishedParts) {
  const std::vector<double> published{162.6, 298.8, 124.3, 259.5, 126.4};
  for (std::size_t i = 0; i < 5; ++i) builder.put(leaves[i], whole, 2015, published[i], r);
  const auto scores = evaluate(builder.snapshot(), definition("units = [\"whole\"]", five), 2015y);
  ASSERT_EQ(scores.size(), 6U);
  EXPECT_EQ(scores[0].node, "root");
  EXPECT_NEAR(scores[0].score.value(), 180.905, 1e-12 * 180.905);
  EXPECT_EQ(scores[0].coverage, 1);
  EXPECT_EQ(scores[2].score, 298.8);
}

TEST_F(Evaluate, AMissingChildLeavesTheWeights) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  builder.put(leaves[2], alpha, 2015, 20, r);
  builder.put(leaves[3], alpha, 2015, missing_value, r, Status::suppressed);
  const auto scores = evaluate(builder.snapshot(), definition("units = [\"alpha\"]", five), 2015y);
  EXPECT_NEAR(scores[0].score.value(), (0.20 * 10 + 0.25 * 20) / 0.45, 1e-12);
  EXPECT_DOUBLE_EQ(scores[0].coverage, 0.4);
  EXPECT_EQ(scores[2].reason, "no_row");
  EXPECT_EQ(scores[4].reason, "no_value");
}

TEST_F(Evaluate, ReasonsAreGivenForMissingScores) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  const auto low = evaluate(builder.snapshot(),
                            definition("units = [\"alpha\", \"beta\"]",
                                       std::string(five) + "[aggregate]\ncoverage = 0.4\n"),
                            2015y);
  EXPECT_FALSE(low[0].score);
  EXPECT_EQ(low[0].reason, "low_coverage");
  const auto none = evaluate(builder.snapshot(), definition("units = [\"beta\"]", five), 2015y);
  EXPECT_EQ(none[0].reason, "no_children");
}

TEST_F(Evaluate, TheCoverageOfANodeIsExactAtItsThreshold) {
  for (std::size_t i = 0; i < 3; ++i) builder.put(leaves[i], alpha, 2015, 10, r);
  const auto scores = evaluate(
      builder.snapshot(),
      definition("units = [\"alpha\"]", std::string(five) + "[aggregate]\ncoverage = 0.6\n"),
      2015y);
  EXPECT_NEAR(scores[0].score.value(), 10, 1e-12);
}

TEST_F(Evaluate, NestsAndTakesEveryZoneWhenNoUnitsAreNamed) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  builder.put(leaves[1], alpha, 2015, 30, r);
  builder.put(leaves[2], alpha, 2015, 40, r);
  const auto scores = evaluate(
      builder.snapshot(),
      definition(
          "",
          "[[node]]\ncode = \"inner\"\nweight = 3\n[[node]]\nindicator = \"ice1\"\nparent = "
          "\"inner\"\n"
          "[[node]]\nindicator = \"ice2\"\nparent = \"inner\"\n[[node]]\nindicator = \"ice3\"\n"),
      2015y);
  ASSERT_EQ(scores.size(), 10U);  // alpha and beta, five nodes each; the aggregate is no zone
  EXPECT_DOUBLE_EQ(scores[1].score.value(), 20);
  EXPECT_DOUBLE_EQ(scores[0].score.value(), (3 * 20 + 40) / 4.0);
  EXPECT_EQ(scores[5].zone, beta);
}

TEST_F(Evaluate, AGroupGivesTheUnitsOfTheYear) {
  builder.group("g", {{beta, {2014y, 2015y}}, {alpha, {2016y, 9999y}}});
  const auto system = definition("group = \"g\"\nyears = [2014, 2016]", five);
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2015y).front().zone, beta);
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2016y).front().zone, alpha);
  EXPECT_TRUE(evaluate(builder.snapshot(), system, 2017y).empty());
}

TEST_F(Evaluate, ALeafWhereLessIsBetterNeedsAStepThatNormalises) {
  builder.catalog().indicators[4].direction = -1;
  const auto error = thrown_by(
      [&] { (void)evaluate(builder.snapshot(), definition("units = [\"alpha\"]", five), 2015y); });
  EXPECT_EQ(error.code, ErrorCode::invalid_argument);
  EXPECT_NE(error.sentence.find("\"ice5\", where less is better"), std::string::npos);
}

TEST_F(Evaluate, UnknownNamesAreNamed) {
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(
      thrown_by([&] { (void)evaluate(now, definition("units = [\"gamma\"]", five), 2015y); }).code,
      ErrorCode::not_found);
  EXPECT_EQ(
      thrown_by([&] { (void)evaluate(now, definition("group = \"none\"", five), 2015y); }).code,
      ErrorCode::not_found);
  EXPECT_EQ(thrown_by([&] {
              (void)evaluate(now, definition("", "[[node]]\nindicator = \"ice9\"\n"), 2015y);
            }).code,
            ErrorCode::not_found);
}

}  // namespace
