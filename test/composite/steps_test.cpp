#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::expect_sound;
using StepsTest = test::SmallBook;

TEST_F(StepsTest, ABaseYearIsTheUnitsOwnOrThatOfTheGroup) {
  put(x, 2010, {50, 200, 0});
  put(x, 2011, {100, 100, 5, 8});
  put(y, 2010, {1, 1, 1, 1});
  put(y, 2011, {1, 2, 4, 8});
  const auto own = result("[normalise]\nmethod = \"base_year\"\nbase = 2010\n");
  EXPECT_EQ(own.score("x", zones[0], 2011y).score, 200);
  EXPECT_EQ(own.score("x", zones[1], 2011y).score, 50);
  EXPECT_EQ(own.score("x", zones[2], 2011y).reason, Reason::no_base);
  EXPECT_EQ(own.score("x", zones[3], 2011y).reason, Reason::no_base);
  const auto group =
      result("[normalise]\nmethod = \"base_year\"\nbase = 2010\nbase_of = \"group\"\n");
  EXPECT_NEAR(group.score("x", zones[3], 2011y).score.value(), 100 * 8 / (250.0 / 3), 1e-12);
  const auto nowhere = result("[normalise]\nmethod = \"base_year\"\nbase = 1990\n");
  EXPECT_EQ(nowhere.score("root", zones[0], 2011y).reason, Reason::no_children);
  expect_sound(own);
  expect_sound(group);
  expect_sound(nowhere);
}

TEST_F(StepsTest, StepsComeInTheOrderGiven) {
  put(x, 2010, {1, 2, 3, 4});
  put(y, 2010, {4, 3, 2, missing_value});
  const auto first = result("[impute]\nmethod = \"mean\"\n[normalise]\n");
  const auto last = result("[impute]\nmethod = \"mean\"\n[normalise]\n",
                           "steps = [\"normalise\", \"impute\", \"aggregate\"]\n");
  EXPECT_NEAR(first.score("y", zones[3], 2010y).score.value(), 50, 1e-12);
  EXPECT_NEAR(last.score("y", zones[3], 2010y).score.value(), 50, 1e-12);
  ASSERT_EQ(first.stages.size(), 3U);
  EXPECT_EQ(first.stages[1].step, "impute");
  EXPECT_EQ(last.stages[1].step, "normalise");
  EXPECT_TRUE(is_missing(last.stage("normalise", 1)[3]));
  ASSERT_EQ(first.imputed.size(), 1U);
  EXPECT_EQ(first.imputed[0].value, 3);
  EXPECT_EQ(first.imputed[0].row, 3U);
  EXPECT_EQ(first.nodes[first.leaves[first.imputed[0].leaf]].code, "y");
}

TEST_F(StepsTest, ScopesPoolAYearOrThePanel) {
  put(x, 2010, {0, 10});
  put(x, 2011, {10, 20});
  put(y, 2010, {1, 2});
  put(y, 2011, {1, 2});
  const auto panel = result("[normalise]\n", "units = [\"a\", \"b\"]\n");
  EXPECT_EQ(panel.score("x", zones[0], 2011y).score, 50);
  const auto by_year = result("[normalise]\nscope = \"year\"\n", "units = [\"a\", \"b\"]\n");
  EXPECT_EQ(by_year.score("x", zones[0], 2011y).score, 0);
  // The years of the definition are what is pooled, whichever is asked for.
  const auto one = result("[normalise]\n", "units = [\"a\", \"b\"]\nyears = [2011, 2011]\n");
  EXPECT_EQ(one.score("x", zones[0], 2011y).score, 0);
  EXPECT_EQ(one.years, std::vector<Year>{2011y});
}

TEST_F(StepsTest, AReferenceIsOfTheRowsYearOrOfOneNamed) {
  put(x, 2010, {0, 10, 5});
  put(x, 2011, {0, 20, 5});
  put(y, 2010, {0, 10, 5});
  put(y, 2011, {0, missing_value, 5});
  const std::string keys = "[normalise]\nmethod = \"distance_to_reference\"\nreference = \"b\"\n";
  const auto of_row = result(keys, "units = [\"a\", \"b\", \"c\"]\n");
  EXPECT_NEAR(of_row.score("x", zones[2], 2010y).score.value(), 0.5, 1e-15);
  EXPECT_NEAR(of_row.score("x", zones[2], 2011y).score.value(), 0.25, 1e-15);
  EXPECT_EQ(of_row.score("y", zones[2], 2011y).reason, Reason::no_reference);
  const auto named = result(keys + "reference_year = 2010\n", "units = [\"a\", \"b\", \"c\"]\n");
  EXPECT_NEAR(named.score("x", zones[2], 2011y).score.value(), 0.5, 1e-15);
  EXPECT_NE(refusal(keys, "units = [\"a\", \"c\"]\n").find("\"b\" is no unit of the index"),
            std::string::npos);
}

TEST_F(StepsTest, AConstantColumnHasNoSpread) {
  put(x, 2010, {5, 5, 5, 5});
  put(y, 2010, {1, 2, 3, 4});
  for (const char* method : {"min_max", "z_score", "distance_to_max"}) {
    const auto found = result("[normalise]\nmethod = \"" + std::string(method) + "\"\n");
    EXPECT_EQ(found.score("x", zones[0], 2010y).reason, Reason::no_spread) << method;
    EXPECT_TRUE(found.score("root", zones[0], 2010y).score) << method;
    ASSERT_EQ(found.warnings.size(), 1U) << method;
    EXPECT_EQ(found.warnings[0].leaf, 0U);
    EXPECT_FALSE(found.warnings[0].year);
    EXPECT_EQ(found.warnings[0].reason, Reason::no_spread);
    expect_sound(found);
  }
  const auto by_year = result("[normalise]\nscope = \"year\"\n");
  ASSERT_EQ(by_year.warnings.size(), 1U);
  EXPECT_EQ(by_year.warnings[0].year, 2010y);
}

TEST_F(StepsTest, NoUnitIsLeftAfterScreening) {
  put(x, 2010, {1, 2});
  const auto found = result("[screen]\ncoverage = 1\n[treat]\n[normalise]\n");
  for (const IndexRow& row : found.rows) EXPECT_TRUE(row.screened);
  for (const Reason reason : found.reasons) EXPECT_EQ(reason, Reason::screened);
  EXPECT_TRUE(found.ranking("root", 2010y).empty());
  expect_sound(found);
}

TEST_F(StepsTest, ScreeningIsOverriddenByName) {
  put(x, 2010, {1, 2, 3});
  put(y, 2010, {missing_value, 2, 3});
  const auto found = result("[screen]\ncoverage = 1\nkeep = [\"a\"]\ndrop = [\"b\"]\n");
  EXPECT_TRUE(found.score("root", zones[0], 2010y).score);
  EXPECT_EQ(found.score("root", zones[1], 2010y).reason, Reason::screened);
  EXPECT_TRUE(found.score("root", zones[2], 2010y).score);
  EXPECT_EQ(found.score("root", zones[3], 2010y).reason, Reason::screened);
  EXPECT_EQ(found.score("root", zones[0], 1999y).reason, Reason::no_member);
}

TEST_F(StepsTest, TreatingListsColumnsAndMovedPoints) {
  for (int i = 0; i < 6; ++i) zones.push_back(builder.zone("z" + std::to_string(i)));
  put(x, 2010, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000});
  put(y, 2010, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  const auto treated = result("[treat]\n");
  ASSERT_EQ(treated.treated.size(), 2U);
  EXPECT_EQ(treated.treated[0].treatment.outcome, TreatOutcome::winsorised);
  EXPECT_TRUE(treated.treated[0].treatment.passes);
  EXPECT_EQ(treated.treated[0].year, 2010y);
  EXPECT_EQ(treated.treated[1].treatment.outcome, TreatOutcome::untouched);
  ASSERT_EQ(treated.moved.size(), 1U);
  EXPECT_EQ(treated.moved[0].row, 9U);
  EXPECT_EQ(treated.moved[0].mark, Mark::high);
  EXPECT_EQ(treated.stage("treat", 0)[9], 9);
  EXPECT_EQ(treated.stage("raw", 0)[9], 1000);
}

}  // namespace
