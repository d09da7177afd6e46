// Step normalise against the numbers of COINr.
#include <yearbook/normalise.hpp>

#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;
using OptionsOf = std::function<NormaliseOptions(const std::string& leaf)>;

class NormaliseOracle : public AsemTest {
 protected:
  // Every leaf normalised over all rows.
  [[nodiscard]] Table normalised_each(const Table& data, const OptionsOf& options) {
    Table result = data;
    for (const AsemNode& leaf : tree().leaves()) {
      std::vector<double> values = data.column(leaf.code);
      EXPECT_EQ(normalise(values, leaf.direction, options(leaf.code), {}, {}, workspace_),
                Reason::none)
          << leaf.code;
      result.set_column(leaf.code, values);
    }
    return result;
  }
  [[nodiscard]] Table normalised(const Table& data, const NormaliseOptions& options) {
    return normalised_each(data, [&](const std::string&) { return options; });
  }

  // A column by itself, direction given; Reasons where values were taken away.
  [[nodiscard]] std::vector<double> small(const std::string& column, int direction,
                                          const NormaliseOptions& options) {
    const Table data = input("small_vectors");
    std::vector<double> values = data.column(column);
    std::vector<double> references;
    if (needs_references(options.method)) {
      references.assign(values.size(), data.value("r07", column));
    }
    const std::vector<double> before = values;
    std::vector<Reason> reasons(values.size());
    normalise(values, direction, options, references, reasons, workspace_);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool taken = std::isnan(values[i]) && !std::isnan(before[i]);
      EXPECT_EQ(taken, reasons[i] != Reason::none) << column << ' ' << i;
    }
    return values;
  }
  void compare_small(const std::string& name, const NormaliseOptions& options, int direction = 1) {
    Table ours = input("small_vectors");
    for (const std::string& column : ours.columns()) {
      ours.set_column(column, small(column, direction, options));
    }
    EXPECT_TRUE(equals(ours, name, formula_tolerance));
  }

  Workspace workspace_;
};

TEST_F(NormaliseOracle, MinMax) {
  const Table treated = made("treat_default");
  const Table parameters = input("norm_params");
  EXPECT_TRUE(equals(normalised(treated, {}), "norm_minmax_0_100", formula_tolerance));
  EXPECT_TRUE(equals(normalised(treated, {.low = 1}), "norm_minmax_1_100", formula_tolerance));
  EXPECT_TRUE(equals(normalised_each(treated,
                                     [&](const std::string& leaf) {
                                       return NormaliseOptions{
                                           .low = parameters.value(leaf, "minmax_lower"),
                                           .high = parameters.value(leaf, "minmax_upper")};
                                     }),
                     "norm_minmax_meta", formula_tolerance));
  EXPECT_TRUE(equals(normalised(made("denominated"), {.low = 1}), "norm_minmax_with_missing",
                     formula_tolerance));
}

TEST_F(NormaliseOracle, ZScore) {
  const Table treated = made("treat_default");
  const Table parameters = input("norm_params");
  EXPECT_TRUE(equals(normalised(treated, {.method = NormaliseMethod::z_score}), "norm_zscore",
                     formula_tolerance));
  EXPECT_TRUE(equals(
      normalised(treated, {.method = NormaliseMethod::z_score, .mean = 100, .deviation = 10}),
      "norm_zscore_100_10", formula_tolerance));
  EXPECT_TRUE(equals(normalised_each(treated,
                                     [&](const std::string& leaf) {
                                       return NormaliseOptions{
                                           .method = NormaliseMethod::z_score,
                                           .mean = parameters.value(leaf, "zscore_mean"),
                                           .deviation = parameters.value(leaf, "zscore_sd")};
                                     }),
                     "norm_zscore_meta", formula_tolerance));
}

TEST_F(NormaliseOracle, ScaledAndGoalposts) {
  const Table treated = made("treat_default");
  const Table parameters = input("norm_params");
  EXPECT_TRUE(equals(normalised_each(treated,
                                     [&](const std::string& leaf) {
                                       return NormaliseOptions{
                                           .method = NormaliseMethod::scaled,
                                           .lower = parameters.value(leaf, "scaled_lower"),
                                           .upper = parameters.value(leaf, "scaled_upper"),
                                           .factor = parameters.value(leaf, "scale_factor")};
                                     }),
                     "norm_scaled_meta", formula_tolerance));
  for (const bool clamp : {true, false}) {
    const auto posts = [&](const std::string& leaf) {
      return NormaliseOptions{.method = NormaliseMethod::goalposts,
                              .lower = parameters.value(leaf, "goalpost_lower"),
                              .upper = parameters.value(leaf, "goalpost_upper"),
                              .factor = parameters.value(leaf, "goalpost_scale"),
                              .clamp = clamp};
    };
    EXPECT_TRUE(equals(normalised_each(treated, posts),
                       clamp ? "norm_goalposts_meta" : "norm_goalposts_meta_open",
                       formula_tolerance));
  }
}

TEST_F(NormaliseOracle, Ranks) {
  const Table treated = made("treat_default");
  const Table gaps = made("denominated");
  const NormaliseOptions rank{.method = NormaliseMethod::rank};
  const NormaliseOptions percent{.method = NormaliseMethod::percent_rank};
  EXPECT_TRUE(equals(normalised(treated, rank), "norm_rank", exactly));
  EXPECT_TRUE(equals(normalised(gaps, rank), "norm_rank_with_missing", exactly));
  EXPECT_TRUE(
      equals(normalised(treated, {.method = NormaliseMethod::borda}), "norm_borda", exactly));
  EXPECT_TRUE(equals(normalised(treated, percent), "norm_prank", sum_tolerance));
  EXPECT_TRUE(equals(normalised(gaps, percent), "norm_prank_with_missing", sum_tolerance));
}

TEST_F(NormaliseOracle, FractionsAndDistances) {
  const Table treated = made("treat_default");
  // Where less is better the file holds x / min, by which worse units get more: a defect. Ours is
  // min / x, its reciprocal.
  Table fractions = expected("norm_fracmax");
  Table ours = treated;
  int reversed = 0;
  int without_ratio = 0;
  for (const AsemNode& leaf : tree().leaves()) {
    std::vector<double> values = treated.column(leaf.code);
    const Reason reason = normalise(
        values, leaf.direction, {.method = NormaliseMethod::fraction_of_max}, {}, {}, workspace_);
    ours.set_column(leaf.code, values);
    std::vector<double> theirs = fractions.column(leaf.code);
    if (leaf.direction < 0) {
      ++reversed;
      for (double& value : theirs) value = 1 / value;
    }
    // A ratio to a least value of 0 or less has no meaning; ours has none.
    if (reason == Reason::no_ratio) {
      ++without_ratio;
      const auto x = treated.column(leaf.code);
      EXPECT_TRUE(leaf.direction < 0 && *std::ranges::min_element(x) <= 0) << leaf.code;
      std::ranges::fill(theirs, missing_value);
    }
    fractions.set_column(leaf.code, theirs);
  }
  EXPECT_GT(reversed, without_ratio);
  EXPECT_TRUE(agree(ours, fractions, formula_tolerance));

  EXPECT_TRUE(equals(normalised(treated, {.method = NormaliseMethod::distance_to_max}),
                     "norm_dist2max", formula_tolerance));
  const Table raw = made("raw");
  const Table meta = input("asem_meta", {"iCode"});
  for (const bool cap : {false, true}) {
    const auto target = [&](const std::string& leaf) {
      return NormaliseOptions{.method = NormaliseMethod::distance_to_target,
                              .target = meta.value(leaf, "Target"),
                              .cap = cap};
    };
    EXPECT_TRUE(equals(normalised_each(raw, target),
                       cap ? "norm_dist2targ_raw_capped" : "norm_dist2targ_raw",
                       formula_tolerance));
    Table to_reference = treated;
    for (const AsemNode& leaf : tree().leaves()) {
      std::vector<double> values = treated.column(leaf.code);
      const std::vector<double> references(values.size(), treated.value("LTU", leaf.code));
      normalise(values, leaf.direction,
                {.method = NormaliseMethod::distance_to_reference, .cap = cap}, references, {},
                workspace_);
      to_reference.set_column(leaf.code, values);
    }
    EXPECT_TRUE(
        equals(to_reference, cap ? "norm_dist2ref_capped" : "norm_dist2ref", formula_tolerance));
  }
}

TEST_F(NormaliseOracle, NoneAndMixed) {
  const Table treated = made("treat_default");
  EXPECT_TRUE(equals(normalised(treated, {.method = NormaliseMethod::none}), "norm_none", exactly));
  const auto mixed = [](const std::string& leaf) -> NormaliseOptions {
    if (leaf == "LPI") {
      return {.method = NormaliseMethod::goalposts, .lower = 2, .upper = 4.5, .factor = 100};
    }
    if (leaf == "Flights") return {.method = NormaliseMethod::z_score, .mean = 50, .deviation = 10};
    if (leaf == "Ship") return {.method = NormaliseMethod::percent_rank};
    return {};
  };
  EXPECT_TRUE(equals(normalised_each(treated, mixed), "norm_mixed", formula_tolerance));
}

TEST_F(NormaliseOracle, SmallColumns) {
  compare_small("small_minmax_0_1", {.high = 1});
  compare_small("small_minmax_10_20", {.low = 10, .high = 20});
  compare_small("small_zscore", {.method = NormaliseMethod::z_score});
  compare_small("small_dist2max", {.method = NormaliseMethod::distance_to_max});
  compare_small("small_fracmax", {.method = NormaliseMethod::fraction_of_max});
  compare_small("small_scaled_0_10_x5",
                {.method = NormaliseMethod::scaled, .lower = 0, .upper = 10, .factor = 5});
  for (const bool cap : {false, true}) {
    const std::string end = cap ? "_cap" : "";
    compare_small("small_dist2targ_6" + end,
                  {.method = NormaliseMethod::distance_to_target, .target = 6, .cap = cap});
    compare_small("small_dist2targ_2_low" + end,
                  {.method = NormaliseMethod::distance_to_target, .target = 2, .cap = cap}, -1);
  }
  compare_small("small_dist2ref_row7", {.method = NormaliseMethod::distance_to_reference});
  const NormaliseOptions posts{.method = NormaliseMethod::goalposts, .lower = 1, .upper = 8};
  compare_small("small_goalposts_1_8_100", posts);
  compare_small("small_goalposts_1_8_100_neg", posts, -1);
  NormaliseOptions open = posts;
  open.clamp = false;
  compare_small("small_goalposts_1_8_100_open", open);
  for (const Ties ties : {Ties::min, Ties::max, Ties::average}) {
    const std::string end(to_string(ties));
    compare_small("small_rank_" + end, {.method = NormaliseMethod::rank, .ties = ties});
    compare_small("small_borda_" + end, {.method = NormaliseMethod::borda, .ties = ties});
    compare_small("small_prank_" + end, {.method = NormaliseMethod::percent_rank, .ties = ties});
  }
}

TEST_F(NormaliseOracle, Panels) {
  const Keys keys{"Time", "uCode"};
  const Table panel = made("panel_treated", keys);
  EXPECT_TRUE(
      equals(normalised(panel, NormaliseOptions{}), "panel_normalised", formula_tolerance, keys));
  EXPECT_TRUE(equals(normalised(panel, {.method = NormaliseMethod::z_score}),
                     "panel_normalised_zscore", formula_tolerance, keys));
  Table by_year = panel;
  for (const AsemNode& leaf : tree().leaves()) {
    std::vector<double> values = panel.column(leaf.code);
    for (const YearRows& year : years_of(panel)) {
      normalise(std::span(values).subspan(year.begin, year.size), leaf.direction, {}, {}, {},
                workspace_);
    }
    by_year.set_column(leaf.code, values);
  }
  EXPECT_TRUE(equals(by_year, "panel_normalised_by_year", formula_tolerance, keys));
}

}  // namespace
