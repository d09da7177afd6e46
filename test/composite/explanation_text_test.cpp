#include <yearbook/explanation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using ::testing::HasSubstr;

Explanation of_two_leaves() {
  Explanation explanation;
  explanation.index = "Innovation";
  explanation.zone_code = "alpha";
  explanation.zone_name = "Alpha";
  explanation.year = 2016y;
  explanation.ranked = 9;
  ExplainedNode root;
  root.node = "root";
  root.score = 41.25;
  root.rank = 3;
  root.coverage = 0.8;
  root.method = AggregateMethod::arithmetic;
  ExplainedNode leaf;
  leaf.node = "rd";
  leaf.depth = 1;
  leaf.score = 41.25;
  leaf.rank = 2;
  leaf.weight = 0.8;
  leaf.effective = 0.8;
  leaf.realised = 1;
  leaf.contribution = 41.25;
  leaf.raw = SourcedFigure{"rd",
                           "R&D expenditure",
                           {"CNY_100m", "money", "CNY", 1e8, "", ""},
                           std::nullopt,
                           62.5,
                           Status::normal,
                           "torch_2017",
                           "Torch Yearbook 2017",
                           "table 2-5",
                           ""};
  leaf.steps = {{"screen", 62.5, 62.5, ""}, {"normalise", 62.5, 41.25, "min_max"}};
  ExplainedNode missing;
  missing.node = "patents";
  missing.depth = 1;
  missing.reason = Reason::no_row;
  missing.weight = 0.2;
  missing.effective = 0.2;
  missing.raw = SourcedFigure{
      "patents", "Patents", test::pure_unit, std::nullopt, std::nullopt, Status::none, "", "",
      "",        ""};
  explanation.nodes = {root, leaf, missing};
  return explanation;
}

TEST(ExplanationText, IsATreeOfLines) {
  EXPECT_EQ(
      to_string(of_two_leaves()),
      "Innovation, 2016: Alpha (alpha)\n"
      "Contributions add up to the score.\n"
      "root  41.25, place 3 of 9; covers 80.0 %\n"
      "  rd  41.25, place 2; weight 80.0 %, counts for 100.0 % of all (meant: 80.0 %); +41.250\n"
      "    R&D expenditure: CNY 6.25 billion  [Torch Yearbook 2017, table 2-5]\n"
      "    normalise: 41.25 (min_max)\n"
      "  patents  no score: no_row; weight 20.0 %, counts for 0.0 % of all (meant: 20.0 %)\n"
      "    Patents: No row  [nobody speaks of it]\n");
}

TEST(ExplanationText, SaysWhatContributionsAre) {
  Explanation explanation = of_two_leaves();
  explanation.kind = ContributionBasis::logarithms;
  EXPECT_THAT(to_string(explanation), HasSubstr("add up to the logarithm of the score"));
  explanation.kind = ContributionBasis::left_out;
  EXPECT_THAT(to_string(explanation), HasSubstr("These do not add up."));
  explanation.kind = ContributionBasis::chained;
  explanation.since = 2015y;
  EXPECT_THAT(to_string(explanation), HasSubstr("levels do not add up. Contributions add up to the "
                                                "change since 2015."));
  EXPECT_EQ(to_string(ContributionBasis::left_out), "left_out");
}

TEST(ExplanationText, NamesTheFigureThatIsWorkedOut) {
  Explanation explanation = of_two_leaves();
  explanation.zone_name = "alpha";
  explanation.nodes[1].raw->release.clear();
  explanation.nodes[1].raw->title.clear();
  const std::string text = to_string(explanation);
  EXPECT_THAT(text, HasSubstr("[worked out by its definition]"));
  EXPECT_THAT(text, HasSubstr("2016: alpha\n"));
}

}  // namespace
