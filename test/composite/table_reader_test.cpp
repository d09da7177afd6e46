#include "composite/table_reader.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace yearbook;
using composite::TableReader;

// What is wrong with a [screen] of these keys.
std::string mistakes(const std::string& text, ScreenKeys& keys) {
  core::Problems problems;
  problems.file("a");
  composite::Places places;
  const auto parsed = toml::parse(text);
  TableReader reader(parsed.table(), "screen", problems, places);
  composite::each_key(keys, reader);
  reader.finish("key of [screen]");
  return problems.text();
}

TEST(TableReader, ReadsKeysByTheirTypes) {
  ScreenKeys keys;
  EXPECT_EQ(mistakes("rule = \"both\"\ncoverage = 1\nkeep = [\"a\", \"b\"]\n", keys), "");
  EXPECT_EQ(keys.rule, ScreenRule::both);
  EXPECT_EQ(keys.coverage, 1.0);
  EXPECT_EQ(keys.keep.size(), 2U);
  EXPECT_FALSE(keys.nonzero);
}

TEST(TableReader, NamesWhatItCannotRead) {
  ScreenKeys keys;
  EXPECT_EQ(mistakes("coverage = \"1\"\n", keys), "a:1:12: \"coverage\" is a number from 0 to 1");
  EXPECT_FALSE(keys.coverage);
  EXPECT_EQ(mistakes("keep = []\n", keys), "a:1:8: \"keep\" is an empty list; leave it out");
  EXPECT_EQ(mistakes("covrage = 1\n", keys),
            "a:1:1: no key of [screen] is called \"covrage\"; the nearest is coverage");
}

TEST(TableReader, RulesOfNumbersReadWell) {
  using composite::number_rule;
  EXPECT_EQ(number_rule("k", composite::any_number), "\"k\" is a number");
  EXPECT_EQ(number_rule("k", composite::share), "\"k\" is a number from 0 to 1");
  EXPECT_EQ(number_rule("k", composite::positive), "\"k\" is a number above 0");
  EXPECT_EQ(number_rule("k", composite::at_least_two), "\"k\" is a number of at least 2");
}

TEST(TableReader, WhatIsKnownIsListedWhenNothingIsNear) {
  const std::vector<std::string_view> known{"alpha", "beta"};
  EXPECT_EQ(composite::known_clause("alhpa", known), "; the nearest is alpha");
  EXPECT_EQ(composite::known_clause("zzz", known), "; known: alpha and beta");
}

}  // namespace
