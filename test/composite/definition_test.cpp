#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

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

std::string sentence(const std::string& toml) {
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
  EXPECT_EQ(read.coverage, 0.6);
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

TEST(IndexDefinition, EqualWeightsIgnoreTheirOwn) {
  const auto read = parse_index_definition(
      with_nodes("[[node]]\nindicator = \"a\"\nweight = 3\n[[node]]\nindicator = "
                 "\"b\"\n[aggregate]\nweights = \"equal\"\n"),
      "a");
  EXPECT_EQ(read.nodes[1].weight, 1);
}

TEST(IndexDefinition, MistakesHaveTheirPlace) {
  EXPECT_EQ(sentence("[index\n").substr(0, 15), "a.toml:1:7: no ");
  EXPECT_EQ(
      sentence(with_nodes("titel = \"x\"\n[[node]]\nindicator = \"a\"\n")),
      "a.toml:3:1: no key of [index] is called \"titel\"; known: code, title, group, units, years, "
      "policy and steps");
  EXPECT_EQ(sentence(with_nodes("[[node]]\nindicator = \"a\"\nwieght = 1\n")).substr(0, 62),
            "a.toml:5:1: no key of [[node]] is called \"wieght\"; known: code");
  EXPECT_EQ(
      sentence(with_nodes("steps = [\"aggregat\"]\n[[node]]\nindicator = \"a\"\n")).substr(0, 60),
      "a.toml:3:9: no step is called \"aggregat\"; known: aggregate");
  EXPECT_EQ(sentence(with_nodes("[[node]]\nindicator = \"a\"\nweight = -1\n")),
            "a.toml:5:10: \"weight\" is a number of at least 0");
  EXPECT_EQ(sentence(with_nodes("[[node]]\nindicator = \"a\"\nparent = \"rot\"\n")),
            "a.toml:3: no node is called \"rot\"; the nearest is root");
  EXPECT_EQ(sentence(with_nodes(
                "[[node]]\nindicator = \"a\"\n[[node]]\nindicator = \"a\"\ncode = \"b\"\n")),
            "a.toml:5: the indicator \"a\" is a leaf already; a leaf is used once");
  EXPECT_EQ(sentence(with_nodes(
                "[[node]]\nindicator = \"a\"\n[[node]]\ncode = \"a\"\nindicator = \"b\"\n")),
            "a.toml:5: the code \"a\" is used twice; codes of nodes are unique");
  EXPECT_EQ(sentence(with_nodes(
                "[[node]]\nindicator = \"a\"\n[[node]]\nindicator = \"b\"\nparent = \"a\"\n")),
            "a.toml:5: the parent \"a\" is a leaf; a leaf has no children");
  EXPECT_EQ(sentence(with_nodes("[[node]]\nindicator = \"a\"\nweight = 0\n")),
            "a.toml: the weights below \"root\" are all zero; give one of them weight");
  EXPECT_EQ(sentence(with_nodes("[[node]]\ncode = \"x\"\n[[node]]\nindicator = \"a\"\n")),
            "a.toml:3: \"x\" has neither an indicator nor children");
  EXPECT_EQ(sentence("[index]\ncode = \"root\"\n"),
            "a.toml: there is no [[node]]; an index needs at least one leaf with an indicator");
  EXPECT_EQ(sentence(with_nodes("years = [2016, 2010]\n[[node]]\nindicator = \"a\"\n")),
            "a.toml:3:9: \"years\" is a first and a last year, such as [2010, 2016]");
}

TEST(IndexDefinition, CirclesOfParentsAreRefused) {
  const std::string circle =
      "[[node]]\ncode = \"x\"\nparent = \"y\"\n[[node]]\ncode = \"y\"\nparent = \"x\"\n"
      "[[node]]\nindicator = \"a\"\n";
  EXPECT_NE(sentence(with_nodes(circle)).find("a.toml:3: \"x\" is its own ancestor"),
            std::string::npos);
  EXPECT_NE(
      sentence(with_nodes("[[node]]\ncode = \"x\"\nparent = \"x\"\n[[node]]\nindicator = \"a\"\n"))
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

}  // namespace
