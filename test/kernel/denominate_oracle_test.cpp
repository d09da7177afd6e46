// Step denominate against the numbers of COINr.
#include <yearbook/denominate.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using yearbook::denominate;
using namespace yearbook::test;

class DenominateOracle : public AsemTest {};

TEST_F(DenominateOracle, LeavesOverTheirDenominators) {
  const Table data = input("asem_data", {"uCode"});
  const Table raw = made("raw");
  Table ours = raw;
  int denominated = 0;
  for (const AsemNode& leaf : tree().leaves()) {
    if (leaf.denominator.empty()) continue;
    std::vector<double> column = raw.column(leaf.code);
    std::vector<double> denominator;
    for (const std::string& unit : raw.rows()) {
      denominator.push_back(data.value(unit, leaf.denominator));
    }
    denominate(column, denominator);
    ours.set_column(leaf.code, column);
    ++denominated;
  }
  EXPECT_GT(denominated, 10);
  EXPECT_TRUE(equals(ours, "denominated", sum_tolerance));
}

}  // namespace
