// The whole pipeline against COINr, from the raw figures of a book to scores and ranks.
#include <yearbook/composite.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::asem_book;
using test::asem_index;
using test::exactly;
using test::formula_tolerance;
using test::rank_table;
using test::score_panel;
using test::score_table;
using test::stage_panel;
using test::stage_table;
using test::sum_tolerance;
using test::Table;
using enum IndexStep;

// The nodes of ASEM's index above its indicators.
const std::vector<std::string> aggregates{"Physical", "ConEcFin", "Political", "Instit",
                                          "P2P",      "Environ",  "Social",    "SusEcFin",
                                          "Conn",     "Sust",     "Index"};

// How rows of the panels are named: "2018 AUS".
const test::Keys by_year_and_unit{"Time", "uCode"};

struct OraclePipeline : test::OracleTest {
  Table meta;
  IndexDefinition index;

  void SetUp() override {
    OracleTest::SetUp();
    if (IsSkipped()) return;
    meta = input("asem_meta", {"iCode"});
    index = asem_index(meta);
  }

  static Snapshot year_2018(const Table& meta) {
    return asem_book(input("asem_data", {"uCode", "Time"}), meta);
  }
  static Snapshot five_years(const Table& meta) {
    return asem_book(input("asem_panel", {"uCode", "Time"}), meta);
  }

  // The pipeline of COINr's example, up to the treated figures.
  [[nodiscard]] IndexDefinition up_to_treated() const {
    IndexDefinition result = index;
    result.steps = {denominate, impute, screen, treat, normalise, aggregate};
    result.impute.methods = {ImputeMethod::group_mean};
    result.impute.group_by = "EurAsia_group";
    result.screen.coverage = 0.9;
    return result;
  }
  // The weights of inputs/weights_custom.csv as a set.
  [[nodiscard]] IndexDefinition custom(const IndexDefinition& definition) const {
    std::map<std::string, double> set;
    const Table weights = input("weights_custom");
    for (const std::string& code : weights.rows()) set[code] = weights.value(code, "Weight");
    set.erase("Index");
    return definition.with_weights("custom", set);
  }
  [[nodiscard]] IndexDefinition by(IndexDefinition definition, AggregateMethod method,
                                   double low = 0) const {
    definition.aggregate.methods = {method};
    definition.normalise.low = low;
    return definition;
  }
};

// The effective weights of the nodes.
Table effective(const IndexResult& result) {
  std::vector<std::string> codes;
  for (const ResultNode& node : result.nodes) codes.push_back(node.code);
  Table table(codes, {"EffWeight"});
  for (std::size_t i = 0; i < codes.size(); ++i) {
    table.set(codes[i], "EffWeight", result.periods.front().effective[i]);
  }
  return table;
}

TEST_F(OraclePipeline, Raw) {
  const Snapshot book = year_2018(meta);
  index.steps = {normalise, aggregate};
  const IndexResult result = evaluate(book, index);
  EXPECT_TRUE(equals(stage_table(book, result, "raw"), "raw", exactly));
}

TEST_F(OraclePipeline, Denominated) {
  const Snapshot book = year_2018(meta);
  const IndexResult result = evaluate(book, up_to_treated());
  EXPECT_TRUE(equals(stage_table(book, result, "denominate"), "denominated", sum_tolerance));
}

TEST_F(OraclePipeline, Lineage) {
  const IndexResult result = evaluate(year_2018(meta), up_to_treated());
  const Table lineage = expected("lineage");
  for (const std::string& leaf : lineage.rows()) {
    std::size_t node = result.node(leaf);
    for (std::size_t level = 1; level < lineage.columns().size() + 1; ++level) {
      EXPECT_EQ(result.nodes[node].level, level);
      node = result.nodes[node].parent;
      EXPECT_EQ(result.nodes[node].code, lineage.text(leaf, lineage.columns()[level - 1]));
    }
  }
}

TEST_F(OraclePipeline, EffectiveWeights) {
  const Snapshot book = year_2018(meta);
  const Table own = expected("eff_weights").only({"EffWeight"});
  EXPECT_TRUE(test::agree(effective(evaluate(book, up_to_treated())), own, sum_tolerance));
  const Table unequal = expected("eff_weights_custom").only({"EffWeight"});
  EXPECT_TRUE(
      test::agree(effective(evaluate(book, custom(up_to_treated()))), unequal, sum_tolerance));
}

TEST_F(OraclePipeline, Imputed) {
  const Snapshot book = year_2018(meta);
  const auto imputed = [&](ImputeMethod method, const std::string& group_by, int within) {
    IndexDefinition definition = up_to_treated();
    definition.impute = {.methods = {method},
                         .scope = std::nullopt,
                         .group_by = group_by,
                         .within_level = std::nullopt,
                         .max_age = std::nullopt};
    if (within > 0) definition.impute.within_level = within;
    return stage_table(book, evaluate(book, definition), "impute");
  };
  using enum ImputeMethod;
  EXPECT_TRUE(equals(imputed(mean, "", 0), "impute_mean", formula_tolerance));
  EXPECT_TRUE(equals(imputed(median, "", 0), "impute_median", formula_tolerance));
  EXPECT_TRUE(
      equals(imputed(group_mean, "EurAsia_group", 0), "impute_mean_grp", formula_tolerance));
  EXPECT_TRUE(
      equals(imputed(group_median, "GDP_group", 0), "impute_median_grp", formula_tolerance));
  EXPECT_TRUE(equals(imputed(row_mean, "", 0), "impute_row_mean", formula_tolerance));
  EXPECT_TRUE(equals(imputed(row_mean, "", 2), "impute_row_mean_pillar", formula_tolerance));
  EXPECT_TRUE(equals(imputed(row_median, "", 2), "impute_row_median_pillar", formula_tolerance));
}

TEST_F(OraclePipeline, ScreenedAndTreated) {
  const Snapshot book = year_2018(meta);
  const IndexResult result = evaluate(book, up_to_treated());
  EXPECT_TRUE(equals(stage_table(book, result, "screen"), "screened", formula_tolerance));
  EXPECT_TRUE(equals(stage_table(book, result, "treat"), "treat_default", formula_tolerance));
}

TEST_F(OraclePipeline, NormalisedLeafByLeaf) {
  const Snapshot book = year_2018(meta);
  IndexDefinition definition = up_to_treated();
  for (IndexNode& node : definition.nodes) {
    NormaliseKeys keys;
    if (node.code == "LPI") {
      keys.method = NormaliseMethod::goalposts;
      keys.lower = 2;
      keys.upper = 4.5;
    } else if (node.code == "Flights") {
      keys.method = NormaliseMethod::z_score;
      keys.mean = 50;
      keys.deviation = 10;
    } else if (node.code == "Ship") {
      keys.method = NormaliseMethod::percent_rank;
    } else {
      continue;
    }
    node.normalise = keys;
  }
  EXPECT_TRUE(equals(stage_table(book, evaluate(book, definition), "normalise"), "norm_mixed",
                     formula_tolerance));
}

TEST_F(OraclePipeline, Aggregated) {
  const Snapshot book = year_2018(meta);
  using enum AggregateMethod;
  const auto scores = [&](const IndexDefinition& definition) {
    return score_table(book, evaluate(book, definition), aggregates);
  };
  const IndexDefinition plain = up_to_treated();
  EXPECT_TRUE(equals(scores(plain), "agg_amean", formula_tolerance));
  EXPECT_TRUE(equals(scores(custom(plain)), "agg_amean_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(by(plain, geometric, 1)), "agg_gmean", formula_tolerance));
  EXPECT_TRUE(
      equals(scores(custom(by(plain, geometric, 1))), "agg_gmean_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(by(plain, harmonic, 1)), "agg_hmean", formula_tolerance));
  EXPECT_TRUE(
      equals(scores(custom(by(plain, harmonic, 1))), "agg_hmean_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(by(plain, copeland)), "agg_copeland", exactly));
  EXPECT_TRUE(equals(scores(custom(by(plain, copeland))), "agg_copeland_custom", exactly));
}

TEST_F(OraclePipeline, AggregatedByPower) {
  const Snapshot book = year_2018(meta);
  const auto scores = [&](double power, bool unequal) {
    IndexDefinition definition = by(up_to_treated(), AggregateMethod::power, 1);
    definition.aggregate.power = {power};
    if (unequal) definition = custom(definition);
    return score_table(book, evaluate(book, definition), aggregates);
  };
  EXPECT_TRUE(equals(scores(2, false), "agg_genmean_p2", formula_tolerance));
  EXPECT_TRUE(equals(scores(0.5, true), "agg_genmean_p05_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(-1, false), "agg_genmean_pm1", formula_tolerance));
}

TEST_F(OraclePipeline, AggregatedByLevel) {
  const Snapshot book = year_2018(meta);
  IndexDefinition mixed = by(up_to_treated(), AggregateMethod::arithmetic, 1);
  mixed.aggregate.methods = {AggregateMethod::arithmetic, AggregateMethod::geometric,
                             AggregateMethod::copeland};
  EXPECT_TRUE(equals(score_table(book, evaluate(book, mixed), aggregates), "agg_mixed_levels",
                     formula_tolerance));
  IndexDefinition by_deviation = up_to_treated();
  by_deviation.normalise.method = NormaliseMethod::z_score;
  EXPECT_TRUE(equals(score_table(book, evaluate(book, by_deviation), aggregates),
                     "agg_zscore_amean", formula_tolerance));
}

TEST_F(OraclePipeline, AggregatedWithGaps) {
  const Snapshot book = year_2018(meta);
  IndexDefinition gaps = index;
  gaps.steps = {denominate, normalise, aggregate};
  gaps.normalise.low = 1;
  const auto scores = [&](IndexDefinition definition, double coverage) {
    if (coverage > 0) definition.aggregate.coverage = {coverage};
    return score_table(book, evaluate(book, definition), aggregates);
  };
  EXPECT_TRUE(equals(scores(gaps, 0), "agg_missing_amean", formula_tolerance));
  EXPECT_TRUE(equals(scores(custom(gaps), 0), "agg_missing_amean_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(custom(by(gaps, AggregateMethod::geometric, 1)), 0),
                     "agg_missing_gmean_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(custom(by(gaps, AggregateMethod::harmonic, 1)), 0),
                     "agg_missing_hmean_custom", formula_tolerance));
  EXPECT_TRUE(equals(scores(gaps, 0.5), "agg_missing_thresh_05", formula_tolerance));
  EXPECT_TRUE(equals(scores(gaps, 0.8), "agg_missing_thresh_08", formula_tolerance));
  EXPECT_TRUE(equals(scores(gaps, 1), "agg_missing_thresh_1", formula_tolerance));
}

TEST_F(OraclePipeline, Ranks) {
  const Snapshot book = year_2018(meta);
  const IndexResult result = evaluate(book, up_to_treated());
  const Table theirs = expected("ranks");
  EXPECT_TRUE(test::agree(rank_table(book, result, theirs.columns()), theirs, exactly));
  IndexDefinition within = up_to_treated();
  within.rank.group_by = "GDP_group";
  Table in_group = expected("ranks_in_group");
  const std::vector<std::string> nodes(in_group.columns().begin() + 1, in_group.columns().end());
  EXPECT_TRUE(
      test::agree(rank_table(book, evaluate(book, within), nodes), in_group.only(nodes), exactly));
}

TEST_F(OraclePipeline, ResultTables) {
  const Snapshot book = year_2018(meta);
  const IndexResult result = evaluate(book, up_to_treated());
  const Table scores = expected("results_full_scores");
  const std::vector<std::string> nodes(scores.columns().begin() + 1, scores.columns().end());
  EXPECT_TRUE(test::agree(score_table(book, result, nodes), scores.only(nodes), formula_tolerance));
  EXPECT_TRUE(test::agree(
      rank_table(book, result, {"Index"}),
      [&] {
        Table rank(scores.rows(), {"Index"});
        rank.set_column("Index", scores.column("Rank"));
        return rank;
      }(),
      exactly));
  const Table ranks = expected("results_full_ranks");
  EXPECT_TRUE(test::agree(rank_table(book, result, ranks.columns()), ranks, exactly));
  // Best first, as theirs.
  const std::vector<IndexScore> ranking = result.ranking("Index", 2018y);
  ASSERT_EQ(ranking.size(), scores.rows().size());
  for (std::size_t i = 0; i < ranking.size(); ++i) {
    EXPECT_EQ(book.catalog().zone(ranking[i].zone).code, scores.rows()[i]);
  }
}

TEST_F(OraclePipeline, UnitSummary) {
  const Snapshot book = year_2018(meta);
  const IndexResult result = evaluate(book, up_to_treated());
  const Table summary = expected("unit_summary", {"uCode", "Code"});
  for (const std::string& row : summary.rows()) {
    const std::size_t space = row.find(' ');
    const IndexScore own =
        result.score(row.substr(space + 1), book.zone(row.substr(0, space)), 2018y);
    const double score = summary.value(row, "Score");
    EXPECT_NEAR(own.score.value(), score, formula_tolerance * 100) << row;
    EXPECT_EQ(own.rank, summary.value(row, "Rank")) << row;
  }
}

TEST_F(OraclePipeline, WithoutEachPillar) {
  const Snapshot book = year_2018(meta);
  const Table theirs = expected("remove_pillar_ranks");
  Table by_weight(theirs.rows(), theirs.columns());
  Table by_removal(theirs.rows(), theirs.columns());
  const auto take = [&](Table& into, const std::string& column, const IndexDefinition& definition) {
    const IndexResult result = evaluate(book, definition);
    for (const std::string& zone : theirs.rows()) {
      into.set(zone, column, result.score("Index", book.zone(zone), 2018y).rank.value());
    }
  };
  for (const std::string& column : theirs.columns()) {
    const bool nominal = column == "Nominal";
    const IndexDefinition plain = up_to_treated();
    take(by_weight, column, nominal ? plain : plain.with_weight(column, 0));
    take(by_removal, column, nominal ? plain : plain.without(column));
  }
  EXPECT_TRUE(test::agree(by_weight, theirs, exactly));
  EXPECT_TRUE(test::agree(by_removal, theirs, exactly));
}

struct OraclePanel : OraclePipeline {
  [[nodiscard]] IndexDefinition panel() const {
    IndexDefinition result = index;
    result.steps = {screen, treat, normalise, aggregate};
    result.screen.coverage = 0.9;
    return result;
  }
};

TEST_F(OraclePanel, StepByStep) {
  const Snapshot book = five_years(meta);
  const IndexResult result = evaluate(book, panel());
  EXPECT_TRUE(equals(stage_panel(book,
                                 evaluate(book,
                                          [&] {
                                            IndexDefinition all = panel();
                                            all.steps = {normalise, aggregate};
                                            return all;
                                          }()),
                                 "raw"),
                     "panel_raw", exactly, by_year_and_unit));
  EXPECT_TRUE(
      equals(stage_panel(book, result, "screen"), "panel_screened", exactly, by_year_and_unit));
  EXPECT_TRUE(equals(stage_panel(book, result, "treat"), "panel_treated", formula_tolerance,
                     by_year_and_unit));
  EXPECT_TRUE(equals(stage_panel(book, result, "normalise"), "panel_normalised", formula_tolerance,
                     by_year_and_unit));
  EXPECT_TRUE(equals(score_panel(book, result, aggregates), "panel_aggregated", formula_tolerance,
                     by_year_and_unit));
  const Table ranks = expected("panel_index_ranks", by_year_and_unit);
  for (const std::string& row : ranks.rows()) {
    const IndexScore own = result.score("Index", book.zone(row.substr(row.find(' ') + 1)),
                                        parse_year(row.substr(0, row.find(' '))).value());
    EXPECT_EQ(own.rank, ranks.value(row, "Rank")) << row;
  }
}

TEST_F(OraclePanel, NormalisedByYearAndByDeviation) {
  const Snapshot book = five_years(meta);
  IndexDefinition by_year = panel();
  by_year.normalise.scope = Scope::year;
  EXPECT_TRUE(equals(stage_panel(book, evaluate(book, by_year), "normalise"),
                     "panel_normalised_by_year", formula_tolerance, by_year_and_unit));
  IndexDefinition by_deviation = panel();
  by_deviation.normalise.method = NormaliseMethod::z_score;
  EXPECT_TRUE(equals(stage_panel(book, evaluate(book, by_deviation), "normalise"),
                     "panel_normalised_zscore", formula_tolerance, by_year_and_unit));
}

TEST_F(OraclePanel, ImputedOverYears) {
  // Four indicators with gaps; no unit is dropped.
  test::BookBuilder builder;
  const std::int64_t release = builder.release("gaps");
  const Table gaps = input("panel_gaps", {"Time", "uCode"});
  std::map<std::string, ZoneHandle> zones;
  for (const std::string& row : gaps.rows()) {
    const std::string code = row.substr(row.find(' ') + 1);
    if (!zones.contains(code)) zones[code] = builder.zone(code);
  }
  for (const std::string& column : gaps.columns()) {
    const IndicatorHandle indicator = builder.indicator(column);
    for (const std::string& row : gaps.rows()) {
      if (is_missing(gaps.value(row, column))) continue;
      builder.put(indicator, zones.at(row.substr(row.find(' ') + 1)), std::stoi(row),
                  gaps.value(row, column), release);
    }
  }
  const Snapshot book = builder.snapshot();
  const auto filled = [&](ImputeMethod method, std::optional<int> max_age,
                          const std::vector<std::string>& columns) {
    IndexDefinition definition;
    definition.code = "gaps";
    definition.nodes.push_back({.code = "gaps", .parent = {}, .indicator = {}});
    for (const std::string& column : columns) {
      definition.nodes.push_back({.code = column, .parent = "gaps", .indicator = column});
    }
    definition.years = YearRange{2018y, 2022y};
    definition.steps = {impute, aggregate};
    definition.impute.methods = {method};
    definition.impute.max_age = max_age;
    return evaluate(book, definition);
  };
  const auto table = [&](const IndexResult& result) { return stage_panel(book, result, "impute"); };
  using enum ImputeMethod;
  const IndexResult by_latest = filled(latest, std::nullopt, gaps.columns());
  EXPECT_TRUE(equals(table(by_latest), "panel_impute_latest", exactly, by_year_and_unit));
  EXPECT_TRUE(equals(table(filled(latest, 1, gaps.columns())), "panel_impute_latest_1", exactly,
                     by_year_and_unit));
  EXPECT_TRUE(equals(table(filled(constant, std::nullopt, gaps.columns())), "panel_impute_constant",
                     exactly, by_year_and_unit));
  EXPECT_TRUE(equals(table(filled(linear_constant, std::nullopt, gaps.columns())),
                     "panel_impute_linear_constant", formula_tolerance, by_year_and_unit));
  EXPECT_TRUE(equals(table(filled(linear, std::nullopt, {"LPI", "Flights", "Goods"})),
                     "panel_impute_linear", formula_tolerance, by_year_and_unit));
  // The year that each figure came from: its own, or the one that filled it.
  const Table theirs = expected("panel_impute_latest_source_year", by_year_and_unit);
  Table ours(theirs.rows(), theirs.columns());
  for (const std::string& row : theirs.rows()) {
    const Year year = parse_year(row.substr(0, row.find(' '))).value();
    const std::size_t at = by_latest.row(year, zones.at(row.substr(row.find(' ') + 1))).value();
    for (std::size_t leaf = 0; leaf < by_latest.leaves.size(); ++leaf) {
      const std::string& column = by_latest.nodes[by_latest.leaves[leaf]].code;
      const bool own = !is_missing(by_latest.stage("raw", leaf)[at]);
      ours.set(row, column, own ? int{year} : missing_value);
      for (const ImputedCell& cell : by_latest.imputed) {
        if (cell.leaf == leaf && cell.row == at) ours.set(row, column, int{*cell.source_year});
      }
    }
  }
  EXPECT_TRUE(test::agree(ours, theirs, exactly));
}

}  // namespace
