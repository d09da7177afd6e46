#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::expect_sound;
using ScoringTest = test::SmallBook;

TEST_F(ScoringTest, WeightsThatChangeAreChained) {
  const std::vector<double> x1{100, 110, 120, 130};
  const std::vector<double> x2{100, 100, 90, 99};
  for (int t = 0; t < 4; ++t) {
    const auto at = static_cast<std::size_t>(t);
    put(x, 2010 + t, {x1[at]});
    put(y, 2010 + t, {x2[at]});
  }
  const auto chained =
      result("[weights.later]\nx = 0.8\ny = 0.2\n[[revision]]\nfrom = 2013\nweights = \"later\"\n",
             "units = [\"a\"]\nsteps = [\"aggregate\"]\n");
  const auto scores = chained.scores_of(0);
  ASSERT_EQ(scores.size(), 4U);
  EXPECT_NEAR(scores[0], 100, 1e-12);
  EXPECT_NEAR(scores[1], 105, 1e-12);
  EXPECT_NEAR(scores[2], 105, 1e-12);
  EXPECT_NEAR(scores[3], 114.1, 1e-12);
  // Within the period the contributions add up to the change.
  const double link = scores[2];
  const double of_x = link * 0.8 * (130.0 - 120) / 120;
  const double of_y = link * 0.2 * (99.0 - 90) / 90;
  EXPECT_NEAR(of_x + of_y, scores[3] - scores[2], 1e-12);
  EXPECT_EQ(chained.weights(2012y).own[1], 1);
  EXPECT_EQ(chained.weights(2013y).own[1], 0.8);
  EXPECT_NEAR(chained.weights(2013y).effective[2], 0.2, 1e-15);
}

TEST_F(ScoringTest, AChildWithoutALinkStaysOutUntilTheNextRevision) {
  put(x, 2010, {100});
  put(x, 2011, {110});
  put(x, 2012, {121});
  put(x, 2013, {121});
  put(y, 2011, {50});  // not there in the first link year, 2010
  put(y, 2012, {60});
  put(y, 2013, {90});
  const auto chained = result(
      "[[revision]]\nfrom = 2011\nweights = \"own\"\n[[revision]]\nfrom = 2013\nweights = "
      "\"own\"\n",
      "units = [\"a\"]\nsteps = [\"aggregate\"]\n");
  const auto scores = chained.scores_of(0);
  EXPECT_NEAR(scores[1], 110, 1e-12);
  EXPECT_NEAR(scores[2], 121, 1e-12);
  EXPECT_EQ(chained.score("root", zones[0], 2012y).coverage, 0.5);  // though y has a figure
  EXPECT_EQ(chained.score("root", zones[0], 2013y).coverage, 1);
  EXPECT_NEAR(scores[3], 121 * (121.0 / 121 + 90.0 / 60) / 2, 1e-12);
}

TEST_F(ScoringTest, AChainNeedsIndicesAboveZeroAndAUnitThatWasThere) {
  put(x, 2010, {0, 100});
  put(x, 2011, {5, 110, 7});
  put(y, 2010, {1, 100});
  put(y, 2011, {1, 110, 7});
  const std::string revision = "[[revision]]\nfrom = 2011\nweights = \"equal\"\n";
  EXPECT_EQ(
      refusal(revision, "steps = [\"aggregate\"]\n"),
      "node \"root\" of index \"root\" is given 0 by \"x\" for \"a\" in 2010: weights that "
      "change are chained by ratios, which need values above 0; give the leaf a base_year, or "
      "leave the unit out");
  const auto chained = result(revision, "units = [\"b\", \"c\"]\nsteps = [\"aggregate\"]\n");
  EXPECT_NEAR(chained.score("root", zones[1], 2011y).score.value(), 110, 1e-12);
  EXPECT_EQ(chained.score("root", zones[2], 2011y).reason, Reason::no_children);
  expect_sound(chained);
}

TEST_F(ScoringTest, ZeroAndNegativeValuesAreRefusedByNameAndRemedy) {
  put(x, 2010, {1, 2});
  put(y, 2010, {0, 2});
  EXPECT_EQ(
      refusal("[aggregate]\nmethod = \"geometric\"\n"),
      "node \"root\" of index \"root\" is given 0 by \"y\" for \"a\" in 2010: the method "
      "geometric needs values above 0; normalise to such a scale, as min_max with low = 1 does");
  EXPECT_NE(refusal("[aggregate]\nmethod = \"harmonic\"\n")
                .find("the method harmonic needs values "
                      "above 0"),
            std::string::npos);
  EXPECT_EQ(refusal("[aggregate]\nmethod = \"power\"\npower = 0.5\n"), "nothing was thrown");
  EXPECT_NE(refusal("[aggregate]\nmethod = \"power\"\npower = -1\n").find("above 0"),
            std::string::npos);
  put(y, 2011, {-1, 2});
  EXPECT_NE(refusal("[aggregate]\nmethod = \"power\"\npower = 2\n")
                .find("is given -1 by \"y\" for \"a\" in 2011: the method power needs values of at "
                      "least 0"),
            std::string::npos);
}

TEST_F(ScoringTest, OneUnitAlone) {
  put(x, 2010, {7});
  put(y, 2010, {8});
  const auto found = result("[treat]\n[normalise]\n", "units = [\"a\"]\n");
  EXPECT_EQ(found.score("x", zones[0], 2010y).reason, Reason::no_spread);
  EXPECT_EQ(found.score("root", zones[0], 2010y).reason, Reason::no_children);
  expect_sound(found);
  const auto plain = result("[aggregate]\nmethod = \"copeland\"\n", "units = [\"a\"]\n");
  EXPECT_EQ(plain.score("root", zones[0], 2010y).score, 0);
}

TEST_F(ScoringTest, InfiniteResultsAreMissingWithAReason) {
  put(x, 2010, {1e308, -1e308, 1, 2});
  put(y, 2010, {1, 2, 3, 4});
  for (const char* method : {"min_max", "z_score", "distance_to_max"}) {
    expect_sound(result("[normalise]\nmethod = \"" + std::string(method) + "\"\n"));
  }
  expect_sound(result("[impute]\nmethod = [\"row_mean\", \"mean\"]\n[treat]\n[normalise]\n"));
  builder.put(y, zones[0], 2011, 1e308, r);
  builder.put(x, zones[0], 2011, 1e308, r);
  expect_sound(result(""));
  expect_sound(result("[aggregate]\nweights = \"equal\"\n", "units = [\"a\"]\n"));
}

}  // namespace
