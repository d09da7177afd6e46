// Yearly rates held against those of COINr.
#include <yearbook/yearly_rates.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/oracle.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::OracleTest;
using test::Table;
using yearbook::test::nan;

double or_nan(std::optional<double> value) {
  return value.value_or(nan);
}

struct YearlyRatesOracle : OracleTest {};

TEST_F(YearlyRatesOracle, SmallSeries) {
  const Table series = input("small_series", {"series", "Time"});
  const Table theirs = expected("small_growth");
  Table ours(theirs.rows(), theirs.columns());
  for (const std::string& name : theirs.rows()) {
    std::vector<double> values;
    for (int year = 2015; year <= 2020; ++year) {
      const std::string row = name + ' ' + std::to_string(year);
      const auto& rows = series.rows();
      const bool there = std::find(rows.begin(), rows.end(), row) != rows.end();
      values.push_back(there ? series.value(row, "y") : nan);
    }
    const YearlyRates rates = yearly_rates(values);
    ours.set(name, "CAGR", or_nan(rates.compound));
    // In percent there, a fraction here; and over five years as five times that over one.
    ours.set(name, "prc_change", 100 * or_nan(rates.linear));
    ours.set(name, "prc_change_per5", 500 * or_nan(rates.linear));
  }
  EXPECT_TRUE(test::agree(ours, theirs, test::formula_tolerance));
}

TEST_F(YearlyRatesOracle, Panel) {
  const Table panel = made("panel_raw", {"Time", "uCode"});
  const Table compound = expected("panel_cagr", {"uCode", "iCode"});
  const Table linear = expected("panel_prc_change", {"uCode", "iCode"});
  Table our_compound(compound.rows(), compound.columns());
  Table our_linear(linear.rows(), linear.columns());
  Table their_compound = compound;
  for (const std::string& row : compound.rows()) {
    const std::string unit = row.substr(0, 3);
    const std::string indicator = row.substr(4);
    std::vector<double> values;
    for (int year = 2018; year <= 2022; ++year) {
      values.push_back(panel.value(std::to_string(year) + ' ' + unit, indicator));
    }
    const YearlyRates rates = yearly_rates(values);
    for (Table* table : {&our_compound, &our_linear}) {
      table->set(row, "Avail", static_cast<double>(rates.present) / 5);
      table->set(row, "t_first",
                 rates.present == 0 ? nan : 2018 + static_cast<double>(rates.first));
      table->set(row, "t_latest",
                 rates.present == 0 ? nan : 2018 + static_cast<double>(rates.last));
    }
    our_compound.set(row, "CAGR", or_nan(rates.compound));
    our_linear.set(row, "prc_change", 100 * or_nan(rates.linear));
    // A rate between two negative values is a defect of theirs: the growth of a decline.
    const double first = values[rates.first];
    const double last = values[rates.last];
    if (first < 0 && last < 0) their_compound.set(row, "CAGR", nan);
  }
  EXPECT_TRUE(test::agree(our_compound, their_compound, test::formula_tolerance));
  EXPECT_TRUE(test::agree(our_linear, linear, test::formula_tolerance));
}

}  // namespace
