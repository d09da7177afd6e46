#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <source_location>
#include <string>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::thrown_by;

constexpr std::string_view good = R"([index]
code = "innovation"
title = "Innovation capability"
group = "national"
years = [2010, 2016]
policy = "constant"
steps = ["aggregate"]

[[node]]
code = "resources"
weight = 0.2
coverage = 0.5

[[node]]
indicator = "rd"
parent = "resources"

[[node]]
code = "patents"
indicator = "patents_granted"
weight = 3
direction = 1

[aggregate]
coverage = 0.6
)";

std::string refusal(const std::string& toml) {
  return thrown_by([&] { (void)parse_index_definition(toml, "a.toml"); }).sentence;
}

// A definition with `node` as its only nodes.
std::string with_nodes(const std::string& nodes) {
  return "[index]\ncode = \"root\"\n" + nodes;
}

TEST(IndexDefinition, ReadsEveryKey) {
  const IndexDefinition read = parse_index_definition(good, "a.toml");
  EXPECT_EQ(read.code, "innovation");
  EXPECT_EQ(read.title, "Innovation capability");
  EXPECT_EQ(read.group, "national");
  EXPECT_EQ(read.policy, GroupPolicy::constant);
  EXPECT_EQ(read.years, (YearRange{Year{2010}, Year{2016}}));
  EXPECT_EQ(read.aggregate.coverage, std::vector<double>{0.6});
  EXPECT_EQ(read.toml, good);
  ASSERT_EQ(read.nodes.size(), 4U);
  EXPECT_EQ(read.nodes[0].code, "innovation");
  EXPECT_EQ(read.nodes[0].parent, "");
  EXPECT_EQ(read.nodes[1].parent, "innovation");
  EXPECT_EQ(read.nodes[1].weight, 0.2);
  EXPECT_EQ(read.nodes[1].coverage, 0.5);
  EXPECT_EQ(read.nodes[2].code, "rd");
  EXPECT_EQ(read.nodes[2].parent, "resources");
  EXPECT_EQ(read.nodes[2].weight, 1);
  EXPECT_EQ(read.nodes[3].indicator, "patents_granted");
  EXPECT_EQ(read.nodes[3].direction, 1);
}

TEST(IndexDefinition, MistakesHaveTheirPlace) {
  EXPECT_EQ(refusal("[index\n").substr(0, 15), "a.toml:1:7: no ");
  EXPECT_EQ(refusal(with_nodes("titel = \"x\"\n[[node]]\nindicator = \"a\"\n")),
            "a.toml:3:1: no key of [index] is called \"titel\"; the nearest is title");
  EXPECT_EQ(refusal(with_nodes("[[node]]\nindicator = \"a\"\nwieght = 1\n")),
            "a.toml:5:1: no key of [[node]] is called \"wieght\"; the nearest is weight");
  EXPECT_TRUE(refusal(with_nodes("steps = [\"aggregat\"]\n[[node]]\nindicator = \"a\"\n"))
                  .starts_with("a.toml:3:10: \"aggregat\" is no step; the nearest is aggregate"));
  EXPECT_EQ(refusal(with_nodes("[[node]]\nindicator = \"a\"\nweight = -1\n")),
            "a.toml:5:10: \"weight\" is a number of at least 0");
  EXPECT_EQ(refusal(with_nodes("[[node]]\nindicator = \"a\"\nparent = \"rot\"\n")),
            "a.toml:5:10: no node is called \"rot\"; the nearest is root");
  EXPECT_EQ(refusal(with_nodes(
                "[[node]]\nindicator = \"a\"\n[[node]]\nindicator = \"a\"\ncode = \"b\"\n")),
            "a.toml:6:13: the indicator \"a\" is a leaf already; a leaf is used once");
  EXPECT_EQ(refusal(with_nodes(
                "[[node]]\nindicator = \"a\"\n[[node]]\ncode = \"a\"\nindicator = \"b\"\n")),
            "a.toml:6:8: the code \"a\" is used twice; codes of nodes are unique");
  EXPECT_EQ(refusal(with_nodes(
                "[[node]]\nindicator = \"a\"\n[[node]]\nindicator = \"b\"\nparent = \"a\"\n")),
            "a.toml:7:10: the parent \"a\" is a leaf; a leaf has no children");
  EXPECT_EQ(refusal(with_nodes("[[node]]\nindicator = \"a\"\nweight = 0\n")),
            "a.toml: the weights below \"root\" are all zero; give one of them weight");
  EXPECT_EQ(refusal(with_nodes("[[node]]\ncode = \"x\"\n[[node]]\nindicator = \"a\"\n")),
            "a.toml:4:8: \"x\" has neither an indicator nor children");
  EXPECT_EQ(refusal("[index]\ncode = \"root\"\n"),
            "a.toml: there is no [[node]]; an index needs at least one leaf with an indicator");
  EXPECT_EQ(refusal(with_nodes("years = [2016, 2010]\n[[node]]\nindicator = \"a\"\n")),
            "a.toml:3:9: \"years\" is a first and a last year, such as [2010, 2016]");
}

TEST(IndexDefinition, CirclesOfParentsAreRefused) {
  const std::string circle =
      "[[node]]\ncode = \"x\"\nparent = \"y\"\n[[node]]\ncode = \"y\"\nparent = \"x\"\n"
      "[[node]]\nindicator = \"a\"\n";
  EXPECT_NE(refusal(with_nodes(circle)).find("a.toml:5:10: \"x\" is its own ancestor"),
            std::string::npos);
  EXPECT_NE(
      refusal(with_nodes("[[node]]\ncode = \"x\"\nparent = \"x\"\n[[node]]\nindicator = \"a\"\n"))
          .find("\"x\" is its own ancestor"),
      std::string::npos);
}

TEST(IndexDefinition, OfASnapshotIsFoundByCode) {
  test::BookBuilder builder;
  builder.catalog().indices.push_back({"innovation", "", std::string(good)});
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(index_definition(now, "innovation").nodes.size(), 4U);
  const auto error = thrown_by([&] { (void)index_definition(now, "inovation"); });
  EXPECT_EQ(error.code, ErrorCode::not_found);
  EXPECT_EQ(error.sentence, "no index has the code \"inovation\"; the nearest is innovation");
}

TEST(IndexDefinition, KeysLeftOutHaveTheirDefaults) {
  const auto read = parse_index_definition(with_nodes("[[node]]\nindicator = \"a\"\n"), "a");
  EXPECT_EQ(read.title, "");
  EXPECT_EQ(read.group, "");
  EXPECT_TRUE(read.units.empty());
  EXPECT_EQ(read.policy, GroupPolicy::of_the_year);
  EXPECT_FALSE(read.years);
  EXPECT_EQ(read.steps, std::vector<IndexStep>{IndexStep::aggregate});
  EXPECT_TRUE(read.aggregate.coverage.empty());
  ASSERT_EQ(read.nodes.size(), 2U);
  EXPECT_EQ(read.nodes[1].parent, "root");
  EXPECT_EQ(read.nodes[1].weight, 1);
  EXPECT_FALSE(read.nodes[1].direction);
  EXPECT_FALSE(read.nodes[1].coverage);
  EXPECT_EQ(read.nodes[1].line, 3U);
}

TEST(IndexDefinition, ReadsWindowsLinesUnitsAndWholeNumbers) {
  const auto read = parse_index_definition(
      "[index]\r\ncode = \"root\"\r\ntitle = \"创新\"\r\nunits = [\"a\", \"b\"]\r\n"
      "policy = \"current\"\r\n[[node]]\r\nindicator = \"x\"\r\nweight = 2\r\ndirection = -1\r\n",
      "a");
  EXPECT_EQ(read.title, "创新");
  EXPECT_EQ(read.units, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(read.policy, GroupPolicy::current);
  EXPECT_EQ(read.nodes[1].weight, 2);
  EXPECT_EQ(read.nodes[1].direction, -1);
  EXPECT_EQ(read.nodes[1].line, 6U);
}

TEST(IndexDefinition, ANodeMayStandBeforeItsParent) {
  const auto read = parse_index_definition(
      with_nodes("[[node]]\nindicator = \"a\"\nparent = \"x\"\n[[node]]\ncode = \"x\"\n"), "a");
  EXPECT_EQ(read.nodes[1].parent, "x");
  EXPECT_EQ(read.nodes[2].code, "x");
}

TEST(IndexDefinition, EachMistakeHasItsLine) {
  const std::string leaf = "[[node]]\nindicator = \"a\"\n";
  // What stands in the text, and how the first line of the error begins.
  const std::vector<std::pair<std::string, std::string>> mistakes{
      {"", "a.toml: there is no table [index]"},
      {"[index]\n" + leaf, "a.toml:1:1: the code of the index is missing or malformed"},
      {"[index]\ncode = \"two words\"\n" + leaf, "a.toml:2:8: the code of the index is missing or"},
      {"[index]\ncode = 5\n" + leaf, "a.toml:2:8: \"code\" is text in quotes"},
      {with_nodes("title = 5\n" + leaf), "a.toml:3:9: \"title\" is text in quotes"},
      {with_nodes("group = [\"g\"]\n" + leaf), "a.toml:3:9: \"group\" is text in quotes"},
      {with_nodes("units = \"a\"\n" + leaf), "a.toml:3:9: \"units\" is a list of texts"},
      {with_nodes("units = [\"a\", 5]\n" + leaf), "a.toml:3:15: \"units\" is text in quotes"},
      {with_nodes("group = \"g\"\nunits = [\"a\"]\n" + leaf),
       "a.toml:4:9: [index] names a group and units; give one of them"},
      {with_nodes("policy = \"constnat\"\n" + leaf),
       "a.toml:3:10: \"constnat\" is no policy; the nearest is constant"},
      {with_nodes("years = 2010\n" + leaf), "a.toml:3:9: \"years\" is a first and a last year"},
      {with_nodes("years = [2010]\n" + leaf), "a.toml:3:9: \"years\" is a first and a last year"},
      {with_nodes("years = [2010, 2011, 2012]\n" + leaf), "a.toml:3:9: \"years\" is a first"},
      {with_nodes("years = [2010, 2016.5]\n" + leaf), "a.toml:3:9: \"years\" is a first and"},
      {with_nodes("years = [\"2010\", \"2016\"]\n" + leaf), "a.toml:3:9: \"years\" is a first and"},
      {with_nodes("years = [0, 2016]\n" + leaf), "a.toml:3:9: \"years\" is a first and a last"},
      {with_nodes("years = [2010, 10000]\n" + leaf), "a.toml:3:9: \"years\" is a first and a last"},
      {with_nodes("steps = 5\n" + leaf), "a.toml:3:9: \"steps\" is text in quotes"},
      {with_nodes("steps = []\n" + leaf), "a.toml:3:9: \"steps\" is an empty list"},
      {with_nodes("steps = [\"aggregate\", \"aggregate\"]\n" + leaf),
       "a.toml:3:9: the step \"aggregate\" is there twice"},
      {with_nodes("steps = [\"aggregate\", \"treat\"]\n" + leaf),
       "a.toml:3:9: the last step is \"aggregate\""},
      {with_nodes("steps = [\"treat\"]\n" + leaf), "a.toml:3:9: the last step is \"aggregate\""},
      {with_nodes("steps = [\"rank\", \"aggregate\"]\n" + leaf),
       "a.toml:3:10: \"rank\" is no step"},
      {with_nodes(leaf + "weight = \"1\"\n"), "a.toml:5:10: \"weight\" is a number of at least 0"},
      {with_nodes(leaf + "weight = true\n"), "a.toml:5:10: \"weight\" is a number of at least 0"},
      {with_nodes(leaf + "weight = nan\n"), "a.toml:5:10: \"weight\" is a number of at least 0"},
      {with_nodes(leaf + "weight = inf\n"), "a.toml:5:10: \"weight\" is a number of at least 0"},
      {with_nodes(leaf + "coverage = 1.5\n"), "a.toml:5:12: \"coverage\" is a number from 0 to 1"},
      {with_nodes(leaf + "direction = 2\n"), "a.toml:5:13: the direction of a leaf is 1 or -1"},
      {with_nodes(leaf + "direction = 0\n"), "a.toml:5:13: the direction of a leaf is 1 or -1"},
      {with_nodes("[[node]]\nweight = 1\n"), "a.toml:3:1: a node has a code, or an indicator"},
      {with_nodes("[[node]]\ncode = \"a b\"\nindicator = \"a\"\n"),
       "a.toml:4:8: a node has a code"},
      {with_nodes("[[node]]\ncode = \"root\"\nindicator = \"a\"\n"),
       "a.toml:4:8: the code \"root\" is used twice"},
      {with_nodes(leaf + "[aggregate]\nmethod = \"geometrical\"\n"),
       "a.toml:6:10: \"geometrical\" is no method; the nearest is geometric"},
      {with_nodes(leaf + "[aggregate]\nweights = \"pca\"\n"),
       "a.toml:6:11: no weights are called \"pca\"; known: own and equal"},
      {with_nodes(leaf + "[aggregate]\ncoverage = -0.1\n"),
       "a.toml:6:12: \"coverage\" is a number from 0 to 1"},
      {with_nodes(leaf + "[aggregate]\nminimum = 1\n"),
       "a.toml:6:1: no key of [aggregate] is called \"minimum\""},
      {with_nodes(leaf + "[treet]\nwinsorise = 5\n"),
       "a.toml:5:2: no table is called \"treet\"; the nearest is treat"},
      {with_nodes("[[node]]\ncode = \"x\"\nweight = 1\n" + leaf + "parent = \"x\"\nweight = 0\n"),
       "a.toml:4:8: the weights below \"x\" are all zero"},
      {"node = [5]\n" + with_nodes(""), "a.toml:1:9: a node is a table"},
      {with_nodes("[node]\nindicator = \"a\"\n"), "a.toml: there is no [[node]]"},
  };
  for (const auto& [text, expected] : mistakes) {
    const std::string found = refusal(text);
    EXPECT_TRUE(found.starts_with(expected)) << text << "\n" << found;
  }
}

TEST(IndexDefinition, SeveralMistakesAreReportedInOneGo) {
  const std::string found = refusal(with_nodes(
      "titel = \"x\"\n[[node]]\nindicator = \"a\"\nweight = -1\n[[node]]\nweight = 2\n"));
  EXPECT_EQ(std::ranges::count(found, '\n'), 2) << found;
  const auto first = found.find("a.toml:3:1: ");
  const auto second = found.find("\na.toml:6:10: ");
  const auto third = found.find("\na.toml:7:1: ");
  EXPECT_EQ(first, 0U) << found;
  EXPECT_LT(second, third) << found;
  EXPECT_NE(third, std::string::npos) << found;
}

TEST(IndexDefinition, MistakesAreInvalidArguments) {
  for (const std::string text : {"[index\n", "", "[index]\ncode = \"root\"\n"}) {
    EXPECT_EQ(thrown_by([&] { (void)parse_index_definition(text, "a"); }).code,
              ErrorCode::invalid_argument);
  }
}

TEST(IndexDefinition, ADirectionIsOneOrMinusOneAndNothingBetween) {
  for (const char* direction : {"0.5", "-0.5", "-0.0"}) {
    EXPECT_NE(refusal(with_nodes(
                  "[[node]]\nindicator = \"a\"\ndirection = " + std::string(direction) + "\n")),
              "nothing was thrown")
        << direction;
  }
  EXPECT_EQ(refusal(with_nodes("[[node]]\nindicator = \"a\"\ndirection = -1.0\n")),
            "nothing was thrown");
}

TEST(IndexDefinition, AnAggregateThatIsNoTableIsRefused) {
  EXPECT_NE(refusal("aggregate = \"geometric\"\n" + with_nodes("[[node]]\nindicator = \"a\"\n")),
            "nothing was thrown");
  EXPECT_NE(refusal(with_nodes("[[node]]\nindicator = \"a\"\n[[aggregate]]\ncoverage = 0.9\n")),
            "nothing was thrown");
}

TEST(IndexDefinition, OfASnapshotMayBeBrokenAndSaysWhichItIs) {
  test::BookBuilder builder;
  builder.catalog().indices.push_back({"broken", "", "[index]\ncode = \"broken\"\n"});
  const Snapshot now = builder.snapshot();
  const auto error = thrown_by([&] { (void)index_definition(now, "broken"); });
  EXPECT_EQ(error.code, ErrorCode::invalid_argument);
  EXPECT_TRUE(error.sentence.starts_with("index \"broken\": there is no [[node]]"))
      << error.sentence;
}

TEST(IndexDefinition, AnUnknownCodeCarriesTheCallersLine) {
  const Snapshot now = test::BookBuilder().snapshot();
  const auto here = std::source_location::current();
  try {
    (void)index_definition(now, "nothing");
    FAIL() << "nothing was thrown";
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line(), here.line() + 2);
    EXPECT_EQ(error.code(), ErrorCode::not_found);
  }
}

}  // namespace
