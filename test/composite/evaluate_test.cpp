#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <random>
#include <source_location>
#include <string>
#include <vector>

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

const char* const five_nodes =
    "[[node]]\nindicator = \"ice1\"\nweight = 0.20\n[[node]]\nindicator = \"ice2\"\nweight = 0.20\n"
    "[[node]]\nindicator = \"ice3\"\nweight = 0.25\n[[node]]\nindicator = \"ice4\"\nweight = 0.10\n"
    "[[node]]\nindicator = \"ice5\"\nweight = 0.25\n";

TEST_F(Evaluate, TheIndexOf2015FromItsPublishedParts) {
  const std::vector<double> published{162.6, 298.8, 124.3, 259.5, 126.4};
  for (std::size_t i = 0; i < 5; ++i) builder.put(leaves[i], whole, 2015, published[i], r);
  const auto scores =
      evaluate(builder.snapshot(), definition("units = [\"whole\"]", five_nodes), 2015y);
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
  const auto scores =
      evaluate(builder.snapshot(), definition("units = [\"alpha\"]", five_nodes), 2015y);
  EXPECT_NEAR(scores[0].score.value(), (0.20 * 10 + 0.25 * 20) / 0.45, 1e-12);
  EXPECT_NEAR(scores[0].coverage, 0.45, 1e-12);  // of the weights
  EXPECT_EQ(scores[2].reason, Reason::no_row);
  EXPECT_EQ(scores[4].reason, Reason::no_value);
}

TEST_F(Evaluate, ReasonsAreGivenForMissingScores) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  const auto low = evaluate(builder.snapshot(),
                            definition("units = [\"alpha\", \"beta\"]",
                                       std::string(five_nodes) + "[aggregate]\ncoverage = 0.4\n"),
                            2015y);
  EXPECT_FALSE(low[0].score);
  EXPECT_EQ(low[0].reason, Reason::low_coverage);
  const auto none =
      evaluate(builder.snapshot(),
               definition("units = [\"beta\"]\nyears = [2015, 2015]", five_nodes), 2015y);
  EXPECT_EQ(none[0].reason, Reason::no_children);
}

TEST_F(Evaluate, TheCoverageOfANodeIsExactAtItsThreshold) {
  for (std::size_t i = 0; i < 3; ++i) builder.put(leaves[i], alpha, 2015, 10, r);
  const auto scores = evaluate(
      builder.snapshot(),
      definition("units = [\"alpha\"]", std::string(five_nodes) + "[aggregate]\ncoverage = 0.6\n"),
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
  const auto system = definition("group = \"g\"\nyears = [2014, 2016]", five_nodes);
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2015y).front().zone, beta);
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2016y).front().zone, alpha);
  EXPECT_TRUE(evaluate(builder.snapshot(), system, 2017y).empty());
}

TEST_F(Evaluate, ALeafWhereLessIsBetterNeedsAStepThatNormalises) {
  builder.catalog().indicators[4].direction = -1;
  const auto error = thrown_by([&] {
    (void)evaluate(builder.snapshot(), definition("units = [\"alpha\"]", five_nodes), 2015y);
  });
  EXPECT_EQ(error.code, ErrorCode::invalid_argument);
  EXPECT_NE(error.sentence.find("\"ice5\", where less is better"), std::string::npos);
}

TEST_F(Evaluate, UnknownNamesAreNamed) {
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(thrown_by([&] {
              (void)evaluate(now, definition("units = [\"gamma\"]", five_nodes), 2015y);
            }).code,
            ErrorCode::not_found);
  EXPECT_EQ(thrown_by([&] {
              (void)evaluate(now, definition("group = \"none\"", five_nodes), 2015y);
            }).code,
            ErrorCode::not_found);
  EXPECT_EQ(thrown_by([&] {
              (void)evaluate(now, definition("", "[[node]]\nindicator = \"ice9\"\n"), 2015y);
            }).code,
            ErrorCode::not_found);
}

TEST_F(Evaluate, CoverageCountsChildrenAndNotTheirWeights) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  const auto system = definition("units = [\"alpha\"]",
                                 "[[node]]\nindicator = \"ice1\"\nweight = 1000\n"
                                 "[[node]]\nindicator = \"ice2\"\n"
                                 "[aggregate]\ncoverage = 0.6\n");
  const auto scores = evaluate(builder.snapshot(), system, 2015y);
  EXPECT_DOUBLE_EQ(scores[0].coverage, 1000.0 / 1001);
  EXPECT_FALSE(scores[0].score);
  EXPECT_EQ(scores[0].reason, Reason::low_coverage);
  EXPECT_EQ(scores[1].coverage, 1);
  EXPECT_EQ(scores[2].coverage, 0);
  EXPECT_EQ(scores[1].reason, Reason::none);
}

TEST_F(Evaluate, ANodesOwnCoverageOverridesThatOfTheIndex) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  const auto nodes = [](const std::string& own, const std::string& index) {
    return "[[node]]\ncode = \"inner\"\ncoverage = " + own +
           "\n[[node]]\nindicator = \"ice1\"\nparent = \"inner\"\n"
           "[[node]]\nindicator = \"ice2\"\nparent = \"inner\"\n[aggregate]\ncoverage = " +
           index + "\n";
  };
  const Snapshot now = builder.snapshot();
  const auto lenient = evaluate(now, definition("units = [\"alpha\"]", nodes("0.5", "1")), 2015y);
  EXPECT_EQ(lenient[1].score, 10.0);
  EXPECT_EQ(lenient[0].score, 10.0);
  const auto strict = evaluate(now, definition("units = [\"alpha\"]", nodes("0.51", "0")), 2015y);
  EXPECT_FALSE(strict[1].score);
  EXPECT_EQ(strict[1].reason, Reason::low_coverage);
  EXPECT_EQ(strict[0].reason, Reason::no_children);  // a child without a score is no child
  EXPECT_EQ(strict[0].coverage, 0.5);                // what is below it is covered all the same
}

TEST_F(Evaluate, AChildOfWeightZeroAloneGivesNoScore) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  const auto system =
      definition("units = [\"alpha\"]",
                 "[[node]]\nindicator = \"ice1\"\nweight = 0\n[[node]]\nindicator = \"ice2\"\n");
  const auto scores = evaluate(builder.snapshot(), system, 2015y);
  EXPECT_FALSE(scores[0].score);
  EXPECT_EQ(scores[0].reason, Reason::no_children);
  EXPECT_EQ(scores[0].coverage, 0);
}

TEST_F(Evaluate, TheDirectionOfANodeGoesBeforeThatOfItsIndicator) {
  builder.put(leaves[0], alpha, 2015, 10, r);
  const auto system = [](const char* direction) {
    return definition("units = [\"alpha\"]", "[[node]]\nindicator = \"ice1\"\ndirection = " +
                                                 std::string(direction) + "\n");
  };
  EXPECT_EQ(thrown_by([&] { (void)evaluate(builder.snapshot(), system("-1"), 2015y); }).code,
            ErrorCode::invalid_argument);
  builder.catalog().indicators[0].direction = -1;
  EXPECT_EQ(evaluate(builder.snapshot(), system("1"), 2015y)[0].score, 10.0);
}

TEST_F(Evaluate, YearsOutsideGiveNothingAndBothEndsCount) {
  builder.put(leaves[0], alpha, 2014, 10, r);
  const auto system =
      definition("units = [\"alpha\"]\nyears = [2014, 2016]", "[[node]]\nindicator = \"ice1\"\n");
  const Snapshot now = builder.snapshot();
  EXPECT_TRUE(evaluate(now, system, 2013y).empty());
  EXPECT_EQ(evaluate(now, system, 2014y).size(), 2U);
  EXPECT_EQ(evaluate(now, system, 2016y).size(), 2U);
  EXPECT_TRUE(evaluate(now, system, 2017y).empty());
  // Without years those count in which a unit has a figure.
  const auto any = definition("units = [\"alpha\"]", "[[node]]\nindicator = \"ice1\"\n");
  EXPECT_TRUE(evaluate(now, any, 1900y).empty());
  EXPECT_EQ(evaluate(now, any).years, std::vector<Year>{2014y});
}

TEST_F(Evaluate, PoliciesChooseTheUnits) {
  builder.group("g", {{alpha, {2010y, 2016y}}, {beta, {2015y, 2016y}}});
  builder.put(leaves[0], alpha, 2012, 1, r);
  const auto zones = [&](const std::string& index, Year year) {
    std::vector<ZoneHandle> result;
    for (const auto& score :
         evaluate(builder.snapshot(), definition("group = \"g\"\n" + index, five_nodes), year)) {
      if (score.node == "root") result.push_back(score.zone);
    }
    return result;
  };
  using Zones = std::vector<ZoneHandle>;
  const std::string years = "years = [2009, 2016]\n";
  EXPECT_EQ(zones(years, 2016y), (Zones{alpha, beta}));
  EXPECT_EQ(zones("years = [2014, 2016]\npolicy = \"constant\"", 2016y), Zones{alpha});
  EXPECT_EQ(zones("years = [2015, 2016]\npolicy = \"constant\"", 2016y), (Zones{alpha, beta}));
  EXPECT_EQ(zones(years + "policy = \"current\"", 2016y), Zones{alpha});
  EXPECT_EQ(zones(years, 2009y), Zones{});
}

TEST_F(Evaluate, UnitsComeInTheOrderOfTheDefinitionAndByAnyName) {
  builder.catalog().zones[0].name_zh = "甲区";
  const auto scores = evaluate(
      builder.snapshot(),
      definition("units = [\"beta\", \"甲区\", \"whole\"]\nyears = [2015, 2015]", five_nodes),
      2015y);
  ASSERT_EQ(scores.size(), 18U);
  EXPECT_EQ(scores[0].zone, beta);
  EXPECT_EQ(scores[6].zone, alpha);
  EXPECT_EQ(scores[12].zone, whole);
  const std::vector<std::string> nodes{"root", "ice1", "ice2", "ice3", "ice4", "ice5"};
  for (std::size_t i = 0; i < scores.size(); ++i) EXPECT_EQ(scores[i].node, nodes[i % 6]);
}

TEST_F(Evaluate, SeesTheFiguresOfTheSnapshot) {
  const auto later = builder.release("later", "2019-06-01");
  builder.put(leaves[0], alpha, 2015, 10, r);
  builder.put(leaves[0], alpha, 2015, 20, later);
  const auto system = definition("units = [\"alpha\"]", "[[node]]\nindicator = \"ice1\"\n");
  using std::chrono::January;
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2015y)[0].score, 20.0);
  EXPECT_EQ(evaluate(builder.snapshot(2019y / January / 1), system, 2015y)[0].score, 10.0);
}

TEST_F(Evaluate, ALeafMayBeADefinedRatio) {
  builder.ratio("ratio", leaves[0], leaves[1]);
  builder.put(leaves[0], alpha, 2015, 10, r);
  builder.put(leaves[1], alpha, 2015, 4, r);
  const auto system = definition("units = [\"alpha\"]", "[[node]]\nindicator = \"ratio\"\n");
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2015y)[0].score, 2.5);
}

TEST_F(Evaluate, AFigureOfZeroIsAScore) {
  builder.put(leaves[0], alpha, 2015, 0, r);
  builder.put(leaves[1], alpha, 2015, 10, r);
  const auto system = definition(
      "units = [\"alpha\"]", "[[node]]\nindicator = \"ice1\"\n[[node]]\nindicator = \"ice2\"\n");
  EXPECT_EQ(evaluate(builder.snapshot(), system, 2015y)[0].score, 5.0);
}

TEST_F(Evaluate, UnknownNamesCarryTheCallersLine) {
  const Snapshot now = builder.snapshot();
  for (const auto& system :
       {definition("units = [\"gamma\"]", five_nodes), definition("group = \"none\"", five_nodes),
        definition("", "[[node]]\nindicator = \"ice9\"\n")}) {
    const auto here = std::source_location::current();
    try {
      (void)evaluate(now, system, 2015y);
      ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& error) {
      EXPECT_STREQ(error.where().file_name(), here.file_name());
      EXPECT_EQ(error.where().line(), here.line() + 2);
    }
  }
}

TEST_F(Evaluate, ADefinitionMadeByAProgramIsHeldToItsTree) {
  IndexDefinition lost;
  lost.code = "root";
  lost.units = {"alpha"};
  lost.nodes.resize(2);
  lost.nodes[0].code = "root";
  lost.nodes[1].code = lost.nodes[1].indicator = "ice1";
  lost.nodes[1].parent = "nowhere";
  const Snapshot now = builder.snapshot();
  ErrorCode code = ErrorCode::internal;
  try {
    (void)evaluate(now, lost, 2015y);
  } catch (const Error& error) {
    code = error.code();
  } catch (const std::exception& error) {
    ADD_FAILURE() << "not a yearbook::Error: " << error.what();
  }
  EXPECT_EQ(code, ErrorCode::invalid_argument);
}

TEST_F(Evaluate, ADefinitionWithoutNodesIsRefusedAndNotRead) {
  // In a process of its own: reading a node that is not there may end it.
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        IndexDefinition empty;
        empty.code = "root";
        empty.units = {"alpha"};
        int result = 1;
        try {
          result = evaluate(builder.snapshot(), empty, 2015y).empty() ? 0 : 2;
        } catch (const Error& error) {
          result = error.code() == ErrorCode::invalid_argument ? 0 : 3;
        }
        std::exit(result);
      },
      ::testing::ExitedWithCode(0), "");
}

TEST_F(Evaluate, RandomTreesEqualBruteForce) {
  std::mt19937 random(71);
  for (int round = 0; round < 200; ++round) {
    test::BookBuilder book;
    const auto zone = book.zone("unit");
    const auto release = book.release("r");
    struct Node {
      std::size_t parent = 0;
      bool leaf = false;
      double weight = 1;
      double figure = missing_value;
    };
    // Aggregates first, each with a leaf so that none is bare, then leaves anywhere.
    std::vector<Node> tree(1);
    const std::size_t aggregates = 1 + random() % 6;
    while (tree.size() < aggregates) {
      tree.push_back(
          {.parent = random() % tree.size(), .weight = static_cast<double>(1 + random() % 9)});
    }
    for (std::size_t n = 0; n < aggregates + random() % 12; ++n) {
      const bool there = random() % 3 > 0;
      tree.push_back({.parent = n < aggregates ? n : random() % aggregates,
                      .leaf = true,
                      .weight = static_cast<double>((n < aggregates ? 1 : 0) + random() % 9),
                      .figure = there ? static_cast<double>(random() % 1000) : missing_value});
    }
    std::string nodes;
    for (std::size_t i = 1; i < tree.size(); ++i) {
      const std::string name = "n" + std::to_string(i);
      nodes += "[[node]]\n" + std::string(tree[i].leaf ? "indicator" : "code") + " = \"" + name +
               "\"\nweight = " + std::to_string(tree[i].weight) + "\n";
      if (tree[i].parent > 0) nodes += "parent = \"n" + std::to_string(tree[i].parent) + "\"\n";
      if (!tree[i].leaf) continue;
      const auto indicator = book.indicator(name);
      if (!is_missing(tree[i].figure)) book.put(indicator, zone, 2015, tree[i].figure, release);
    }
    const auto quarters = static_cast<int>(random() % 4);
    const double threshold = quarters / 4.0;
    const auto system =
        definition("", nodes + "[aggregate]\ncoverage = " + std::to_string(threshold) + "\n");
    const auto result = evaluate(book.snapshot(), system);
    if (result.years.empty()) continue;  // nobody has a figure
    const auto scores = evaluate(book.snapshot(), system, 2015y);
    ASSERT_EQ(scores.size(), tree.size());
    // Children stand behind their parents, so that going backwards every child is ready.
    std::vector<std::optional<long double>> expected(tree.size());
    std::vector<long double> covered(tree.size());
    for (std::size_t i = tree.size(); i-- > 0;) {
      if (tree[i].leaf) {
        if (!is_missing(tree[i].figure)) expected[i] = tree[i].figure;
        covered[i] = is_missing(tree[i].figure) ? 0 : 1;
      } else {
        long double above = 0;
        long double below = 0;
        long double weights = 0;
        int children = 0;
        int present = 0;
        for (std::size_t c = 1; c < tree.size(); ++c) {
          if (tree[c].parent != i) continue;
          ++children;
          weights += tree[c].weight;
          covered[i] += tree[c].weight * covered[c];
          if (!expected[c]) continue;
          ++present;
          above += tree[c].weight * *expected[c];
          below += tree[c].weight;
        }
        // Shares of small numbers against quarters: compared without dividing.
        const bool enough = 4 * present >= children * quarters;
        if (enough && below > 0) expected[i] = above / below;
        covered[i] /= weights;
        ASSERT_NEAR(scores[i].coverage, static_cast<double>(covered[i]), 1e-12);
      }
      ASSERT_EQ(scores[i].score.has_value(), expected[i].has_value()) << nodes;
      ASSERT_EQ(scores[i].reason == Reason::none, expected[i].has_value());
      if (expected[i]) {
        ASSERT_NEAR(*scores[i].score, static_cast<double>(*expected[i]), 1e-12 * 1000);
      }
    }
  }
}

}  // namespace
