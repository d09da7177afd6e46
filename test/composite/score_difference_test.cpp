#include <yearbook/explanation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using ::testing::HasSubstr;

double sum_of(const ScoreDifference& difference) {
  double sum = 0;
  for (const LeafDifference& leaf : difference.leaves) sum += leaf.total();
  return sum;
}

TEST(ScoreDifference, ByHand) {
  test::MadeUpBook book;
  book.put("x", 2015, {"alpha", "beta"}, {10, 40});
  book.put("y", 2015, {"alpha", "beta"}, {20, 50});
  book.put("z", 2015, {"alpha", "beta"}, {30, missing_value});
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(
      now, test::made_up_definition(test::leaf_nodes("root", {{"x", 1}, {"y", 2}, {"z", 1}})));
  const ScoreDifference found =
      explain_difference(result, {now.zone("alpha"), 2015y}, {now.zone("beta"), 2015y});
  EXPECT_EQ(found.kind, ContributionBasis::sum);
  // alpha (10 + 40 + 30) / 4 = 20, beta (40 + 100) / 3 = 140 / 3.
  EXPECT_DOUBLE_EQ(found.total, 20 - 140.0 / 3);
  ASSERT_EQ(found.leaves.size(), 3U);
  const LeafDifference& x = found.leaves[0];
  EXPECT_DOUBLE_EQ(x.value_effect, -30 * (0.25 + 1.0 / 3) / 2);
  EXPECT_DOUBLE_EQ(x.weight_effect, (0.25 - 1.0 / 3) * 25);
  EXPECT_EQ(x.coverage, 0);
  const LeafDifference& z = found.leaves[2];
  EXPECT_EQ(z.value_effect, 0);
  EXPECT_DOUBLE_EQ(z.coverage, 7.5);
  EXPECT_EQ(z.value_a, 30);
  EXPECT_FALSE(z.value_b);
  EXPECT_NEAR(sum_of(found), found.total, 1e-13);
}

TEST(ScoreDifference, RefusesWhatHasNoShares) {
  test::MadeUpBook book;
  book.put("x", 2015, {"alpha", "beta", "gamma"}, {10, 40, missing_value});
  book.put("y", 2015, {"alpha", "beta", "gamma"}, {20, 50, missing_value});
  const Snapshot now = book.snapshot();
  const std::string leaves = test::leaf_nodes("root", {{"x", 1}, {"y", 2}});
  const IndexResult harmonic =
      evaluate(now, test::made_up_definition(leaves + "[aggregate]\nmethod = \"harmonic\"\n"));
  const UnitYear alpha{now.zone("alpha"), 2015y};
  const UnitYear beta{now.zone("beta"), 2015y};
  const auto method = thrown_by([&] { (void)explain_difference(harmonic, alpha, beta); });
  EXPECT_EQ(method.code, ErrorCode::invalid_argument);
  EXPECT_THAT(method.sentence, HasSubstr("not arithmetic or geometric throughout"));
  const IndexResult sum = evaluate(now, test::made_up_definition(leaves));
  const auto no_score =
      thrown_by([&] { (void)explain_difference(sum, {now.zone("gamma"), 2015y}, beta); });
  EXPECT_THAT(no_score.sentence, HasSubstr("no score at \"root\" in 2015: no_children"));
  EXPECT_EQ(thrown_by([&] { (void)explain_difference(sum, {alpha.zone, 1999y}, beta); }).code,
            ErrorCode::not_found);
}

TEST(ScoreDifferenceProperty, IsExactBetweenAnyTwoRows) {
  std::mt19937 random(71);
  int compared = 0;
  for (int round = 0; round < 40; ++round) {
    const test::RandomIndex index(random);
    const bool geometric = round % 2 == 1;
    const Snapshot now = index.book.snapshot();
    const IndexResult result =
        evaluate(now, test::made_up_definition(index.nodes + "[aggregate]\nmethod = \"" +
                                               (geometric ? "geometric" : "arithmetic") + "\"\n"));
    for (std::size_t a = 0; a < result.size(); ++a) {
      const std::size_t b = random() % result.size();
      const IndexRow& row_a = result.rows[a];
      const IndexRow& row_b = result.rows[b];
      if (!result.at(0, a).score || !result.at(0, b).score) continue;
      const ScoreDifference found =
          explain_difference(result, {row_a.zone, row_a.year}, {row_b.zone, row_b.year});
      ++compared;
      const double score_a = result.at(0, a).score.value();
      const double score_b = result.at(0, b).score.value();
      EXPECT_EQ(found.a, score_a);
      EXPECT_NEAR(sum_of(found),
                  geometric ? std::log(score_a) - std::log(score_b) : score_a - score_b, 1e-11);
    }
  }
  EXPECT_GT(compared, 700);
}

TEST(ScoreDifferenceProperty, YearsOfAChainedIndexAcrossItsRevisions) {
  std::mt19937 random(72);
  int compared = 0;
  for (int round = 0; round < 40; ++round) {
    const test::RandomIndex index(random);
    const Snapshot now = index.book.snapshot();
    std::string later = "[weights.later]\n";
    for (const std::string& leaf : index.leaves) {
      later += leaf + " = " + std::to_string(1 + random() % 9) + "\n";
    }
    const IndexResult result =
        evaluate(now, test::made_up_definition(index.nodes + later +
                                               "[[revision]]\nfrom = 2012\nweights = \"later\"\n"
                                               "[[revision]]\nfrom = 2014\nweights = \"own\"\n"));
    for (const std::string& code : test::RandomIndex::zones()) {
      const ZoneHandle zone = now.zone(code);
      for (const Year a : result.years) {
        for (const Year b : result.years) {
          const auto score_a = result.score("root", zone, a).score;
          const auto score_b = result.score("root", zone, b).score;
          if (!score_a || !score_b) continue;
          ++compared;
          const ScoreDifference found = explain_difference(result, {zone, a}, {zone, b});
          EXPECT_NEAR(sum_of(found), *score_a - *score_b, 1e-11 * std::max(*score_a, *score_b))
              << code << int{a} << int{b};
        }
      }
    }
    const UnitYear north{now.zone("north"), 2015y};
    const UnitYear south{now.zone("south"), 2015y};
    if (!result.score("root", north.zone, 2015y).score) continue;
    if (!result.score("root", south.zone, 2015y).score) continue;
    EXPECT_THAT(thrown_by([&] { (void)explain_difference(result, north, south); }).sentence,
                HasSubstr("compare two years of one zone"));
  }
  EXPECT_GT(compared, 1500);
}

}  // namespace
