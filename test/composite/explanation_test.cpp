#include <yearbook/explanation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using ::testing::HasSubstr;

double sum_of_leaves(const Explanation& explanation) {
  double sum = 0;
  for (const ExplainedNode& node : explanation.nodes) {
    if (!node.method) sum += node.contribution.value_or(0);
  }
  return sum;
}

const ExplainedNode& node_of(const Explanation& explanation, std::string_view code) {
  const auto found = std::ranges::find(explanation.nodes, code, &ExplainedNode::node);
  if (found == explanation.nodes.end()) throw std::out_of_range(std::string(code));
  return *found;
}

struct Explain : ::testing::Test {
  test::MadeUpBook book;
  Explain() {
    book.put("x", 2015, {"alpha", "beta"}, {10, 40});
    book.put("y", 2015, {"alpha", "beta"}, {20, 50});
    book.put("z", 2015, {"alpha", "beta"}, {30, missing_value});
  }
  IndexDefinition definition(const std::string& more = {}) {
    return test::made_up_definition(more + test::aggregate_node("p", 3) +
                                    test::leaf_nodes("p", {{"x", 1}, {"y", 3}}) +
                                    test::leaf_nodes("root", {{"z", 1}}));
  }
};

TEST_F(Explain, ASumByHand) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition());
  const Explanation alpha = explain(now, result, now.zone("alpha"), 2015y);
  EXPECT_EQ(alpha.kind, ContributionBasis::sum);
  EXPECT_EQ(alpha.zone_code, "alpha");
  EXPECT_EQ(alpha.ranked, 2U);
  // p = (10 + 3 * 20) / 4 = 17.5; root = (3 * 17.5 + 30) / 4 = 20.625.
  EXPECT_DOUBLE_EQ(alpha.node().score.value(), 20.625);
  EXPECT_EQ(alpha.node().rank, 2);
  EXPECT_DOUBLE_EQ(node_of(alpha, "p").contribution.value(), 0.75 * 17.5);
  EXPECT_DOUBLE_EQ(node_of(alpha, "x").realised, 0.75 * 0.25);
  EXPECT_DOUBLE_EQ(node_of(alpha, "x").contribution.value(), 0.75 * 0.25 * 10);
  EXPECT_DOUBLE_EQ(node_of(alpha, "z").contribution.value(), 7.5);
  EXPECT_EQ(node_of(alpha, "x").depth, 2U);
  EXPECT_DOUBLE_EQ(alpha.total.value(), 20.625);
}

TEST_F(Explain, WeightsOfWhatIsMissingGoToTheRest) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition());
  const Explanation beta = explain(now, result, now.zone("beta"), 2015y);
  EXPECT_DOUBLE_EQ(beta.node().score.value(), 47.5);
  const ExplainedNode& missing = node_of(beta, "z");
  EXPECT_FALSE(missing.score);
  EXPECT_EQ(missing.reason, Reason::no_row);
  EXPECT_EQ(missing.realised, 0);
  EXPECT_FALSE(missing.contribution);
  EXPECT_DOUBLE_EQ(missing.effective, 0.25);
  EXPECT_DOUBLE_EQ(node_of(beta, "p").realised, 1);
  EXPECT_DOUBLE_EQ(node_of(beta, "p").effective, 0.75);
  EXPECT_DOUBLE_EQ(node_of(beta, "y").contribution.value(), 37.5);
}

TEST_F(Explain, ANodeBelowTheRootByItself) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition());
  const Explanation part = explain(now, result, now.zone("alpha"), 2015y, "p");
  EXPECT_EQ(part.nodes.size(), 3U);
  EXPECT_DOUBLE_EQ(node_of(part, "y").contribution.value(), 15);
  EXPECT_DOUBLE_EQ(node_of(part, "y").effective, 0.75);
  const Explanation leaf = explain(now, result, now.zone("alpha"), 2015y, "x");
  EXPECT_DOUBLE_EQ(leaf.node().contribution.value(), 10);
}

TEST_F(Explain, AFigureHasItsUnitReleaseAndPlace) {
  book.builder().note(book.indicator("x"), {2015, book.zone("alpha").id(), book.release(),
                                            "table 2-5", "rounded", std::nullopt});
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition());
  const Explanation alpha = explain(now, result, now.zone("alpha"), 2015y);
  const SourcedFigure& raw = node_of(alpha, "x").raw.value();
  EXPECT_EQ(raw.indicator, "x");
  EXPECT_EQ(raw.value, 10);
  EXPECT_EQ(raw.status, Status::normal);
  EXPECT_EQ(raw.unit.code, "index");
  EXPECT_EQ(raw.release, "r");
  EXPECT_EQ(raw.locator, "table 2-5");
  EXPECT_EQ(raw.note, "rounded");
  EXPECT_EQ(node_of(alpha, "z").raw.value().locator, "");
}

TEST_F(Explain, EveryStepSaysWhatItDid) {
  book.put("x", 2014, {"beta"}, {38});
  book.put("z", 2014, {"beta"}, {25});
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(
      now, definition("steps = [\"impute\", \"normalise\", \"aggregate\"]\n[impute]\nmethod = "
                      "\"latest\"\n[normalise]\nmethod = \"scaled\"\nupper = 50\n"));
  const Explanation beta = explain(now, result, now.zone("beta"), 2015y);
  const std::vector<ExplainedStep>& steps = node_of(beta, "z").steps;
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].step, "impute");
  EXPECT_FALSE(steps[0].before);
  EXPECT_EQ(steps[0].after, 25);
  EXPECT_EQ(steps[0].how, "filled by latest, from 2014");
  EXPECT_EQ(steps[1].before, 25);
  EXPECT_EQ(steps[1].after, 50);
  EXPECT_EQ(steps[1].how, "scaled");
  EXPECT_EQ(node_of(beta, "x").steps[0].how, "") << "what was there is left as it is";
}

TEST_F(Explain, GeometricContributionsAreLogarithms) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition("[aggregate]\nmethod = \"geometric\"\n"));
  const Explanation alpha = explain(now, result, now.zone("alpha"), 2015y);
  EXPECT_EQ(alpha.kind, ContributionBasis::logarithms);
  EXPECT_NEAR(node_of(alpha, "z").contribution.value(), std::log(30) / 4, 1e-15);
  EXPECT_NEAR(sum_of_leaves(alpha), std::log(alpha.node().score.value()), 1e-14);
}

TEST_F(Explain, OtherMethodsSayWhatLeavingOutDoes) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition("[aggregate]\nmethod = \"harmonic\"\n"));
  const Explanation alpha = explain(now, result, now.zone("alpha"), 2015y);
  EXPECT_EQ(alpha.kind, ContributionBasis::left_out);
  EXPECT_FALSE(alpha.total);
  // p = 4 / (1/10 + 3/20) = 16, root = 4 / (3/16 + 1/30); without x, p is 20; without z, root is p.
  const double root = 4 / (3.0 / 16 + 1.0 / 30);
  EXPECT_NEAR(node_of(alpha, "x").contribution.value(), root - 4 / (3.0 / 20 + 1.0 / 30), 1e-12);
  EXPECT_NEAR(node_of(alpha, "z").contribution.value(), root - 16, 1e-12);
  EXPECT_FALSE(node_of(alpha, "p").contribution);
}

TEST_F(Explain, AChainedIndexIsTheSumOfItsChanges) {
  test::MadeUpBook series;
  const std::vector<double> first{100, 110, 120, 130};
  const std::vector<double> second{100, 100, 90, 99};
  for (int i = 0; i < 4; ++i) {
    series.put("x1", 2010 + i, {"alpha"}, {first[static_cast<std::size_t>(i)]});
    series.put("x2", 2010 + i, {"alpha"}, {second[static_cast<std::size_t>(i)]});
  }
  const Snapshot now = series.snapshot();
  const IndexResult result = evaluate(
      now, test::made_up_definition(test::leaf_nodes("root", {{"x1", 0.5}, {"x2", 0.5}}) +
                                    "[weights.later]\nx1 = 0.8\nx2 = 0.2\n[[revision]]\nfrom = "
                                    "2013\nweights = \"later\"\n"));
  const Explanation chained = explain(now, result, now.zone("alpha"), 2013y);
  EXPECT_EQ(chained.kind, ContributionBasis::chained);
  EXPECT_EQ(chained.since, 2012y);
  EXPECT_NEAR(chained.node().score.value(), 114.1, 1e-9);
  // I(2012) w (x(2013) - x(2012)) / x(2012).
  EXPECT_NEAR(node_of(chained, "x1").contribution.value(), 105 * 0.8 * 10 / 120, 1e-12);
  EXPECT_NEAR(node_of(chained, "x2").contribution.value(), 105 * 0.2 * 9 / 90, 1e-12);
  EXPECT_NEAR(chained.total.value(), 9.1, 1e-9);
  EXPECT_EQ(explain(now, result, now.zone("alpha"), 2012y).kind, ContributionBasis::sum);
}

TEST_F(Explain, SaysWhatItCannotFind) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition());
  const auto no_year = thrown_by([&] { (void)explain(now, result, now.zone("alpha"), 1999y); });
  EXPECT_EQ(no_year.code, ErrorCode::not_found);
  EXPECT_THAT(no_year.sentence, HasSubstr("no row of this zone in 1999"));
  const auto no_node =
      thrown_by([&] { (void)explain(now, result, now.zone("alpha"), 2015y, "q"); });
  EXPECT_EQ(no_node.code, ErrorCode::not_found);
}

TEST_F(Explain, AUnitWithoutAScoreSaysWhy) {
  book.put("x", 2016, {"alpha"}, {3});
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, definition());
  const Explanation beta = explain(now, result, now.zone("beta"), 2016y);
  EXPECT_FALSE(beta.node().score);
  EXPECT_EQ(beta.node().reason, Reason::no_children);
  EXPECT_FALSE(beta.total);
  EXPECT_EQ(sum_of_leaves(beta), 0);
}

TEST(ExplainProperty, ContributionsAddUpOverRandomIndices) {
  std::mt19937 random(61);
  int compared = 0;
  for (int round = 0; round < 60; ++round) {
    const test::RandomIndex index(random);
    const bool geometric = round % 2 == 1;
    const Snapshot now = index.book.snapshot();
    const IndexResult result = evaluate(
        now, test::made_up_definition(index.nodes + "[aggregate]\ncoverage = 0.4\nmethod = \"" +
                                      (geometric ? "geometric" : "arithmetic") + "\"\n"));
    for (const IndexRow& row : result.rows) {
      const Explanation why = explain(now, result, row.zone, row.year);
      if (!why.node().score) continue;
      ++compared;
      EXPECT_EQ(why.kind, geometric ? ContributionBasis::logarithms : ContributionBasis::sum);
      const double score = *why.node().score;
      EXPECT_NEAR(sum_of_leaves(why), geometric ? std::log(score) : score, 1e-12 * score);
      double realised = 0;
      for (const ExplainedNode& node : why.nodes) {
        if (!node.method) realised += node.realised;
      }
      EXPECT_NEAR(realised, 1, 1e-14);
    }
  }
  EXPECT_GT(compared, 1000);
}

TEST(ExplainProperty, ChangesOfChainedIndicesAddUp) {
  std::mt19937 random(62);
  int compared = 0;
  for (int round = 0; round < 60; ++round) {
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
    for (const IndexRow& row : result.rows) {
      const Explanation why = explain(now, result, row.zone, row.year);
      if (!why.node().score || why.kind != ContributionBasis::chained) continue;
      ++compared;
      EXPECT_NEAR(sum_of_leaves(why), why.total.value(), 1e-11 * *why.node().score);
    }
  }
  EXPECT_GT(compared, 300);
}

}  // namespace
