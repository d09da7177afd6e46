#include "composite/definition_text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace {

using namespace yearbook;
using namespace yearbook::literals;

// Every key that a definition can have, each with a value of its own.
const char* const every_key = R"([index]
code = "root"
title = "A \"title\" with \\ and 创新"
units = ["alpha", "beta"]
policy = "constant"
years = [2010, 2016]
exclude_status = ["E", "P"]
steps = ["treat", "denominate", "screen", "impute", "normalise", "aggregate"]

[[node]]
code = "x"
weight = 0.1
method = "power"
power = -1.5
coverage = 0.25

[[node]]
code = "leaf"
indicator = "a"
parent = "x"
direction = -1
denominator = "people"
denominator_factor = 10000

[node.treat]
scope = "panel"
winsorise = 3
otherwise = "box_cox"
lambda = 0.5

[node.normalise]
method = "goalposts"
lower = 1e-07
upper = 1e+22
factor = 10
clamp = false

[[node]]
indicator = "b"
parent = "x"

[node.normalise]
high = 90

[[node]]
indicator = "c"
weight = 0

[[node]]
indicator = "d"

[weights."later"]
"c" = 3.5
"x" = 0

[[revision]]
from = 2014
weights = "later"

[impute]
method = ["latest", "group_median", "row_mean"]
scope = "panel"
group_by = "province"
within_level = 2
max_age = 3

[screen]
rule = "both"
coverage = 0.9
nonzero = 0.1
keep = ["alpha"]
drop = ["beta"]

[treat]
scope = "year"
winsorise = 0
skewness = 1.5
kurtosis = 3
otherwise = "none"
combine = true

[normalise]
method = "min_max"
scope = "year"
low = 1
high = 100

[aggregate]
method = ["arithmetic", "geometric"]
weights = "equal"
coverage = [0.5, 0.75]
coverage_by = "weight"

[rank]
ties = "average"
group_by = "sets"
)";

// Revisions go with other methods than those above; they are written all the same.
std::string without_revision() {
  std::string text = every_key;
  const auto begin = text.find("[[revision]]");
  return text.erase(begin, text.find("[impute]") - begin);
}

TEST(DefinitionText, EveryKeyIsReadAndWrittenAgain) {
  const std::string text = without_revision();
  const IndexDefinition read = parse_index_definition(text, "a");
  EXPECT_EQ(to_toml(read), text);
  EXPECT_EQ(to_toml(parse_index_definition(to_toml(read), "a")), text);
}

TEST(DefinitionText, RevisionsAreWrittenToo) {
  const std::string text =
      "[index]\ncode = \"root\"\nsteps = \"aggregate\"\n\n[[node]]\nindicator = \"a\"\n\n"
      "[weights.\"w\"]\n\"a\" = 2\n\n[[revision]]\nfrom = 2014\nweights = \"w\"\n";
  EXPECT_EQ(to_toml(parse_index_definition(text, "a")), text);
}

TEST(DefinitionText, TheHashIsOfWhatADefinitionSays) {
  const std::string text = without_revision();
  const IndexDefinition read = parse_index_definition(text, "a");
  EXPECT_EQ(definition_hash(parse_index_definition("# a remark\n" + text, "b")),
            definition_hash(read));
  EXPECT_NE(definition_hash(read.with_weight("leaf", 2)), definition_hash(read));
  EXPECT_EQ(definition_hash(read).size(), 64U);
}

TEST(DefinitionText, ControlCharactersAreEscaped) {
  IndexDefinition made = parse_index_definition(
      "[index]\ncode = \"root\"\ntitle = \"a\\tb\\nc\\u0001\\u007f\"\n[[node]]\nindicator = "
      "\"a\"\n",
      "a");
  EXPECT_EQ(made.title, "a\tb\nc\x01\x7f");
  EXPECT_EQ(parse_index_definition(to_toml(made), "a").title, made.title);
}

TEST(DefinitionText, OptionsAreJson) {
  const IndexDefinition read = parse_index_definition(without_revision(), "a");
  EXPECT_EQ(composite::options_json(read, IndexStep::normalise),
            R"({"method": "min_max", "scope": "year", "low": 1, "high": 100})");
  EXPECT_EQ(composite::options_json(read, IndexStep::denominate), "");
  EXPECT_EQ(
      composite::options_json(read, IndexStep::screen),
      R"({"rule": "both", "coverage": 0.9, "nonzero": 0.1, "keep": ["alpha"], "drop": ["beta"]})");
  EXPECT_EQ(composite::options_json(read.nodes[1]),
            R"({"method": "power", "power": -1.5, "coverage": 0.25})");
  EXPECT_EQ(composite::options_json(read.nodes[3]), R"({"normalise": {"high": 90}})");
  EXPECT_EQ(composite::options_json(read.nodes[4]), "");
}

}  // namespace
