// The pipeline on small books: years, weights that change, and data that is bad in every way named.
#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

struct Pipeline : ::testing::Test {
  test::BookBuilder builder;
  std::vector<ZoneHandle> zones;
  IndicatorHandle x = builder.indicator("x");
  IndicatorHandle y = builder.indicator("y");
  std::int64_t r = builder.release("r");

  Pipeline() {
    for (const char* code : {"a", "b", "c", "d"}) zones.push_back(builder.zone(code));
  }
  // Figures of a year, a zone each; NaN is left out.
  void put(IndicatorHandle indicator, int year, const std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!is_missing(values[i])) builder.put(indicator, zones[i], year, values[i], r);
    }
  }
  static IndexDefinition definition(const std::string& more, const std::string& index = "") {
    return parse_index_definition("[index]\ncode = \"root\"\n" + index +
                                      "[[node]]\nindicator = \"x\"\n[[node]]\nindicator = \"y\"\n" +
                                      more,
                                  "test");
  }
  [[nodiscard]] IndexResult result(const std::string& more, const std::string& index = "") const {
    return evaluate(builder.snapshot(), definition(more, index));
  }
  [[nodiscard]] std::string refusal(const std::string& more, const std::string& index = "") const {
    return thrown_by([&] { (void)result(more, index); }).sentence;
  }
};

// No score is a NaN beside the reason none, none an infinity, and no score has a reason.
void expect_sound(const IndexResult& result) {
  for (std::size_t i = 0; i < result.scores.size(); ++i) {
    EXPECT_EQ(is_missing(result.scores[i]), result.reasons[i] != Reason::none) << i;
    EXPECT_EQ(is_missing(result.scores[i]), is_missing(result.ranks[i])) << i;
    EXPECT_FALSE(std::isinf(result.scores[i])) << i;
    EXPECT_GE(result.coverage[i], 0) << i;
    EXPECT_LE(result.coverage[i], 1) << i;
  }
}

TEST_F(Pipeline, WeightsThatChangeAreChained) {
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

TEST_F(Pipeline, AChildWithoutALinkStaysOutUntilTheNextRevision) {
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
  EXPECT_NEAR(scores[3], 121 * (121.0 / 121 + 90.0 / 60) / 2, 1e-12);
}

TEST_F(Pipeline, AChainNeedsIndicesAboveZeroAndAUnitThatWasThere) {
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

TEST_F(Pipeline, ABaseYearIsTheUnitsOwnOrThatOfTheGroup) {
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

TEST_F(Pipeline, StepsComeInTheOrderGiven) {
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

TEST_F(Pipeline, ScopesPoolAYearOrThePanel) {
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

TEST_F(Pipeline, ValuesOfAStatusCanBeLeftOut) {
  builder.put(x, zones[0], 2010, 5, r, Status::estimated);
  builder.put(y, zones[0], 2010, 7, r);
  const auto all = result("", "units = [\"a\"]\n");
  EXPECT_EQ(all.score("root", zones[0], 2010y).score, 6);
  const auto firm = result("", "units = [\"a\"]\nexclude_status = [\"E\"]\n");
  EXPECT_EQ(firm.score("root", zones[0], 2010y).score, 7);
  EXPECT_EQ(firm.score("x", zones[0], 2010y).reason, Reason::no_value);
}

TEST_F(Pipeline, AReferenceIsOfTheRowsYearOrOfOneNamed) {
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

TEST_F(Pipeline, GroupsOfOneSetShareNoUnit) {
  put(x, 2010, {1, 2, 3, 4});
  put(y, 2010, {1, 2, missing_value, 4});
  const YearRange always{Year{1}, Year{9999}};
  builder.group("east", {{zones[0], always}, {zones[1], always}, {zones[2], always}});
  builder.catalog().groups.back().classification = "sides";
  builder.group("west", {{zones[3], always}});
  builder.catalog().groups.back().classification = "sides";
  const std::string keys = "[impute]\nmethod = \"group_mean\"\ngroup_by = \"sides\"\n";
  const auto filled = result(keys + "[rank]\ngroup_by = \"sides\"\n");
  EXPECT_EQ(filled.score("y", zones[2], 2010y).score, 1.5);
  EXPECT_EQ(filled.imputed.at(0).group, "east");
  EXPECT_EQ(filled.score("root", zones[3], 2010y).rank, 1);
  EXPECT_EQ(filled.score("root", zones[0], 2010y).rank, 3);
  builder.catalog().groups.back().members.push_back({zones[0], {2010y, 2012y}});
  const auto error = thrown_by([&] { (void)result(keys); });
  EXPECT_EQ(error.code, ErrorCode::conflict);
  EXPECT_EQ(
      error.sentence,
      "\"a\" is in \"east\" and in \"west\" in 2010, two groups of the set \"sides\"; it can be "
      "in one of them");
  EXPECT_NE(refusal("[rank]\ngroup_by = \"side\"\n").find("neither a kind of zone nor a set"),
            std::string::npos);
}

TEST_F(Pipeline, AZoneKindGroupsByAncestor) {
  const ZoneHandle north = builder.zone("north", {}, ZoneKind::province);
  builder.catalog().zones[0].parent = north;
  builder.catalog().zones[1].parent = north;
  put(x, 2010, {1, 2, 3, 4});
  put(y, 2010, {missing_value, 2, missing_value, 4});
  const auto filled = result("[impute]\nmethod = \"group_mean\"\ngroup_by = \"province\"\n");
  EXPECT_EQ(filled.score("y", zones[0], 2010y).score, 2);
  EXPECT_FALSE(filled.score("y", zones[2], 2010y).score);  // it lies in no province
}

TEST_F(Pipeline, DenominatorsAreFlowsOrStocksAndPositive) {
  const IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  builder.indicator("ratio", IndicatorKind::ratio);
  put(x, 2010, {10, 20, 30});
  put(y, 2010, {1, 1, 1});
  put(people, 2010, {2, 0});
  const auto divided = [&](const std::string& by) {
    return parse_index_definition(
        "[index]\ncode = \"root\"\n[[node]]\nindicator = \"x\"\n"
        "denominator = \"" +
            by + "\"\ndenominator_factor = 100\n",
        "test");
  };
  const IndexResult result = evaluate(builder.snapshot(), divided("people"));
  EXPECT_EQ(result.score("x", zones[0], 2010y).score, 500);
  EXPECT_EQ(result.score("x", zones[1], 2010y).reason, Reason::no_denominator);
  EXPECT_EQ(result.score("x", zones[2], 2010y).reason, Reason::no_denominator);
  expect_sound(result);
  EXPECT_EQ(thrown_by([&] { (void)evaluate(builder.snapshot(), divided("ratio")); }).sentence,
            "index \"root\":3: \"x\" cannot be divided by \"ratio\": both are flows or stocks, and "
            "\"ratio\" is a ratio");
  EXPECT_NE(thrown_by([&] {
              (void)evaluate(builder.snapshot(), divided("peopel"));
            }).sentence.find("the nearest is people"),
            std::string::npos);
}

TEST_F(Pipeline, AnIndicatorNeedsADirection) {
  put(x, 2010, {1, 2});
  put(y, 2010, {1, 2});
  builder.catalog().indicators[0].direction = 0;
  EXPECT_EQ(
      refusal(""),
      "index \"root\":3: the indicator \"x\" has no direction; say at the node whether more (1) "
      "or less (-1) is better");
}

// Bad input, each kind by itself.

TEST_F(Pipeline, AColumnThatIsMissingAltogether) {
  put(x, 2010, {1, 2, 3});
  const auto found = result("[impute]\nmethod = \"mean\"\n[treat]\n[normalise]\n");
  EXPECT_EQ(found.score("y", zones[0], 2010y).reason, Reason::no_row);
  EXPECT_EQ(found.score("root", zones[2], 2010y).score, 100);
  EXPECT_EQ(found.score("root", zones[3], 2010y).score, 50);  // imputed from the others
  expect_sound(found);
}

TEST_F(Pipeline, AConstantColumnHasNoSpread) {
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

TEST_F(Pipeline, ZeroAndNegativeValuesAreRefusedByNameAndRemedy) {
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

TEST_F(Pipeline, OneUnitAlone) {
  put(x, 2010, {7});
  put(y, 2010, {8});
  const auto found = result("[treat]\n[normalise]\n", "units = [\"a\"]\n");
  EXPECT_EQ(found.score("x", zones[0], 2010y).reason, Reason::no_spread);
  EXPECT_EQ(found.score("root", zones[0], 2010y).reason, Reason::no_children);
  expect_sound(found);
  const auto plain = result("[aggregate]\nmethod = \"copeland\"\n", "units = [\"a\"]\n");
  EXPECT_EQ(plain.score("root", zones[0], 2010y).score, 0);
}

TEST_F(Pipeline, NoUnitIsLeftAfterScreening) {
  put(x, 2010, {1, 2});
  const auto found = result("[screen]\ncoverage = 1\n[treat]\n[normalise]\n");
  for (const IndexRow& row : found.rows) EXPECT_TRUE(row.screened);
  for (const Reason reason : found.reasons) EXPECT_EQ(reason, Reason::screened);
  EXPECT_TRUE(found.ranking("root", 2010y).empty());
  expect_sound(found);
}

TEST_F(Pipeline, ScreeningIsOverriddenByName) {
  put(x, 2010, {1, 2, 3});
  put(y, 2010, {missing_value, 2, 3});
  const auto found = result("[screen]\ncoverage = 1\nkeep = [\"a\"]\ndrop = [\"b\"]\n");
  EXPECT_TRUE(found.score("root", zones[0], 2010y).score);
  EXPECT_EQ(found.score("root", zones[1], 2010y).reason, Reason::screened);
  EXPECT_TRUE(found.score("root", zones[2], 2010y).score);
  EXPECT_EQ(found.score("root", zones[3], 2010y).reason, Reason::screened);
  EXPECT_EQ(found.score("root", zones[0], 1999y).reason, Reason::no_member);
}

TEST_F(Pipeline, InfiniteResultsAreMissingWithAReason) {
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

TEST_F(Pipeline, NoFiguresAtAllGiveNoRows) {
  const auto found = result("[impute]\nmethod = \"mean\"\n[screen]\n[treat]\n[normalise]\n");
  EXPECT_TRUE(found.rows.empty());
  EXPECT_TRUE(found.ranking("root", 2010y).empty());
  EXPECT_EQ(found.score("root", zones[0], 2010y).reason, Reason::no_member);
}

TEST_F(Pipeline, AResultSaysWhatItIsOf) {
  put(x, 2010, {1});
  const IndexResult found = result("");
  EXPECT_EQ(found.newest_release, "r");
  EXPECT_EQ(found.definition_sha256, definition_hash(definition("")));
  EXPECT_EQ(found.catalogue_sha256.size(), 64U);
  builder.catalog().zones[0].kind = ZoneKind::city;
  EXPECT_NE(result("").catalogue_sha256, found.catalogue_sha256);
  EXPECT_EQ(thrown_by([&] { (void)found.node("rot"); }).sentence,
            "no node of \"root\" is called \"rot\"; the nearest is root");
}

}  // namespace
