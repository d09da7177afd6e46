#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::expect_sound;
using ImputeStepTest = test::SmallBook;

TEST_F(ImputeStepTest, DirectionsActOnce) {
  builder.catalog().indicators[1].direction = -1;
  put(x, 2010, {0, 5, 10});
  put(y, 2010, {10, 0, missing_value});
  // Where less is better the third unit, first in x, is given the least.
  const auto before =
      result("[impute]\nmethod = \"row_mean\"\n[normalise]\n", "units = [\"a\", \"b\", \"c\"]\n");
  EXPECT_EQ(before.stage("impute", 1)[2], 0);
  EXPECT_EQ(before.score("y", zones[2], 2010y).score, 100);
  // Once normalised, more is better.
  const auto after = result("[impute]\nmethod = \"row_mean\"\n[normalise]\n",
                            "units = [\"a\", \"b\", \"c\"]\nsteps = [\"normalise\", \"impute\", "
                            "\"aggregate\"]\n");
  EXPECT_EQ(after.score("y", zones[2], 2010y).score, 100);
}

TEST_F(ImputeStepTest, AZoneKindGroupsByAncestor) {
  const ZoneHandle north = builder.zone("north", {}, ZoneKind::province);
  builder.catalog().zones[0].parent = north;
  builder.catalog().zones[1].parent = north;
  put(x, 2010, {1, 2, 3, 4});
  put(y, 2010, {missing_value, 2, missing_value, 4});
  const auto filled = result("[impute]\nmethod = \"group_mean\"\ngroup_by = \"province\"\n");
  EXPECT_EQ(filled.score("y", zones[0], 2010y).score, 2);
  EXPECT_FALSE(filled.score("y", zones[2], 2010y).score);  // it lies in no province
}

TEST_F(ImputeStepTest, AColumnThatIsMissingAltogether) {
  put(x, 2010, {1, 2, 3});
  const auto found = result("[impute]\nmethod = \"mean\"\n[treat]\n[normalise]\n");
  EXPECT_EQ(found.score("y", zones[0], 2010y).reason, Reason::no_row);
  EXPECT_EQ(found.score("root", zones[2], 2010y).score, 100);
  EXPECT_EQ(found.score("root", zones[3], 2010y).score, 50);  // imputed from the others
  expect_sound(found);
}

TEST_F(ImputeStepTest, MethodsAreTriedInTurnAndFillFromObservedValuesAlone) {
  put(x, 2010, {1, 2, 3, 4});
  put(x, 2011, {1, 2, 3, 4});
  put(y, 2010, {10, 20, 30});
  put(y, 2011, {missing_value, missing_value, 60, missing_value});
  const auto filled = result("[impute]\nmethod = [\"latest\", \"mean\"]\n");
  const auto stage = filled.stage("impute", 1);
  EXPECT_EQ(stage[4], 10);
  EXPECT_EQ(stage[5], 20);
  EXPECT_EQ(stage[3], 20);  // no earlier year: the mean of 10, 20 and 30
  EXPECT_EQ(stage[7], 60);  // the mean of 2011 is of what was observed, not of what was filled
  ASSERT_EQ(filled.imputed.size(), 4U);
  EXPECT_EQ(filled.imputed[0].row, 3U);
  EXPECT_EQ(filled.imputed[0].method, ImputeMethod::mean);
  EXPECT_EQ(filled.imputed[0].source_year, std::nullopt);
  EXPECT_EQ(filled.imputed[1].method, ImputeMethod::latest);
  EXPECT_EQ(filled.imputed[1].source_year, 2010y);
}

}  // namespace
