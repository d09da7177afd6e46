// Step screen against the numbers of COINr.
#include <yearbook/screen.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

std::vector<Availability> available(const Table& data, const std::vector<std::string>& columns) {
  std::vector<std::vector<double>> values;
  for (const std::string& column : columns) values.push_back(data.column(column));
  const std::vector<std::span<const double>> spans(values.begin(), values.end());
  std::vector<Availability> rows(data.rows().size());
  count_available(spans, rows);
  return rows;
}

class ScreenOracle : public AsemTest {};

TEST_F(ScreenOracle, WhatEachUnitHas) {
  const Table raw = made("raw");
  const auto rows = available(raw, raw.columns());
  Table ours(raw.rows(), {"N_missing", "N_zero", "N_miss_or_zero", "Dat_Avail", "Non_Zero"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string& unit = raw.rows()[i];
    const auto missing = static_cast<double>(rows[i].leaves - rows[i].present);
    const auto zeros = static_cast<double>(rows[i].zeros);
    ours.set(unit, "N_missing", missing);
    ours.set(unit, "N_zero", zeros);
    ours.set(unit, "N_miss_or_zero", missing + zeros);
    ours.set(unit, "Dat_Avail", rows[i].coverage());
    ours.set(unit, "Non_Zero", rows[i].nonzero().value());
  }
  EXPECT_TRUE(equals(ours, "data_avail", sum_tolerance));
}

TEST_F(ScreenOracle, WhatEachUnitHasBelowANode) {
  const Table raw = made("raw");
  Table ours(raw.rows(), codes_of(tree().aggregates()));
  for (const AsemNode& node : tree().aggregates()) {
    const auto rows = available(raw, codes_of(tree().leaves_below(node.code)));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ours.set(raw.rows()[i], node.code, rows[i].coverage());
    }
  }
  EXPECT_TRUE(equals(ours, "data_avail_by_group", sum_tolerance));
}

TEST_F(ScreenOracle, WhichUnitsStay) {
  const Table data = made("denominated");
  const auto rows = available(data, data.columns());
  const auto compare = [&](ScreenRule rule, const std::string& name) {
    const Table theirs = expected(name);
    int dropped = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::string& unit = data.rows()[i];
      const bool stays = passes(rows[i], {rule, 0.9, 0.97});
      EXPECT_EQ(stays, theirs.text(unit, "Included") == "true") << unit;
      EXPECT_NEAR(rows[i].coverage(), theirs.value(unit, "Dat_Avail"), sum_tolerance);
      EXPECT_NEAR(rows[i].nonzero().value(), theirs.value(unit, "Non_Zero"), sum_tolerance);
      EXPECT_EQ(reaches(rows[i].coverage(), 0.9), theirs.text(unit, "LowData") == "false");
      EXPECT_EQ(reaches(*rows[i].nonzero(), 0.97), theirs.text(unit, "LowNonZero") == "false");
      EXPECT_EQ(passes(rows[i], {ScreenRule::both, 0.9, 0.97}),
                theirs.text(unit, "LowDatOrZeroFlag") == "false");
      EXPECT_EQ(static_cast<double>(rows[i].leaves - rows[i].present),
                theirs.value(unit, "N_missing"));
      EXPECT_EQ(static_cast<double>(rows[i].zeros), theirs.value(unit, "N_zero"));
      EXPECT_EQ(static_cast<double>(rows[i].leaves - rows[i].present + rows[i].zeros),
                theirs.value(unit, "N_miss_or_zero"));
      dropped += stays ? 0 : 1;
    }
    EXPECT_GT(dropped, 0) << name;
  };
  compare(ScreenRule::coverage, "screen_byNA");
  compare(ScreenRule::nonzero, "screen_byzeros");
  compare(ScreenRule::both, "screen_byNAandzeros");
}

// The rows that stay of a table, under the rule and threshold of the files.
Table screened(const Table& data) {
  const auto rows = available(data, data.columns());
  std::vector<std::string> staying;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (passes(rows[i], {ScreenRule::coverage, 0.9, 0})) staying.push_back(data.rows()[i]);
  }
  return data.only_rows(staying);
}

TEST_F(ScreenOracle, RowsThatStay) {
  EXPECT_TRUE(equals(screened(made("impute_mean_grp")), "screened", exactly));
  const Keys keys{"Time", "uCode"};
  const Table panel = made("panel_raw", keys);
  const Table staying = screened(panel);
  EXPECT_EQ(panel.rows().size() - staying.rows().size(), 25U);
  EXPECT_TRUE(equals(staying, "panel_screened", exactly, keys));
}

}  // namespace
