// Places against the numbers of COINr.
#include <yearbook/rank.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

class RankOracle : public AsemTest {};

TEST_F(RankOracle, Places) {
  // Leaves stand as they were normalised, aggregates as they were aggregated.
  const Table leaves = made("norm_minmax_0_100");
  const Table aggregates = made("agg_amean");
  const auto column = [&](const std::string& name) {
    return leaves.has_column(name) ? leaves.column(name)
                                   : aggregates.only_rows(leaves.rows()).column(name);
  };
  const Table theirs = expected("ranks");
  Table ours(leaves.rows(), theirs.columns());
  for (const std::string& name : theirs.columns()) ours.set_column(name, ranks(column(name)));
  EXPECT_TRUE(agree(ours, theirs, exactly));

  const Table grouped = expected("ranks_in_group", {"uCode"});
  Table in_group(leaves.rows(), theirs.columns());
  const Table groups = input("asem_data", {"uCode"});
  std::map<std::string, std::vector<std::string>> units_of;
  for (const std::string& unit : leaves.rows()) {
    units_of[groups.text(unit, "GDP_group")].push_back(unit);
    EXPECT_EQ(groups.text(unit, "GDP_group"), grouped.text(unit, "GDP_group"));
  }
  for (const std::string& name : theirs.columns()) {
    Table all(leaves.rows(), {name});
    all.set_column(name, column(name));
    for (const auto& [group, units] : units_of) {
      const std::vector<double> places = ranks(all.only_rows(units).column(name));
      for (std::size_t i = 0; i < units.size(); ++i) in_group.set(units[i], name, places[i]);
    }
  }
  EXPECT_TRUE(agree(in_group, grouped.only(theirs.columns()), exactly));

  const Keys keys{"Time", "uCode"};
  const Table panel = expected("panel_index_ranks", keys);
  Table by_year = panel;
  const std::vector<double> scores = panel.column("Index");
  std::vector<double> places(scores.size());
  Workspace workspace;
  for (const YearRows& year : years_of(panel)) {
    ranks(std::span(scores).subspan(year.begin, year.size),
          std::span(places).subspan(year.begin, year.size), 1, Ties::min, workspace);
  }
  by_year.set_column("Rank", places);
  EXPECT_TRUE(agree(by_year, panel, exactly));
  EXPECT_TRUE(
      agree(made("panel_aggregated", keys).only({"Index"}), panel.only({"Index"}), exactly));
}

}  // namespace
