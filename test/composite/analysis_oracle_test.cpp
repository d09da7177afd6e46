// The analysis of the ASEM index held against that of COINr.
#include <yearbook/analysis.hpp>
#include <yearbook/comparison.hpp>
#include <yearbook/composite.hpp>
#include <yearbook/weighting.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "support/asem.hpp"
#include "support/oracle.hpp"

namespace {

using namespace yearbook;
using test::OracleTest;
using test::Table;

std::string joined(const std::string& a, const std::string& b) {
  return a + ' ' + b;
}

double number(std::size_t value) {
  return static_cast<double>(value);
}

double or_nan(std::optional<double> value) {
  return value.value_or(missing_value);
}

// The index as COINr builds it from the figures of its one year.
IndexDefinition full_index(const Table& meta) {
  IndexDefinition definition = test::asem_index(meta);
  definition.steps = {IndexStep::denominate, IndexStep::impute,    IndexStep::screen,
                      IndexStep::treat,      IndexStep::normalise, IndexStep::aggregate};
  definition.impute.methods = {ImputeMethod::group_mean};
  definition.impute.group_by = "EurAsia_group";
  definition.screen.coverage = 0.9;
  return definition;
}

// What the tests look at, made once, and only where the folder is there.
struct Asem {
  Table meta;
  Snapshot book;
  IndexResult result;

  Asem(Table metadata, const Table& data)
      : meta(std::move(metadata)),
        book(test::asem_book(data, meta)),
        result(evaluate(book, full_index(meta))) {}

  [[nodiscard]] std::string code(std::size_t node) const { return result.nodes[node].code; }
  [[nodiscard]] std::vector<std::string> codes_at(std::size_t level) const {
    std::vector<std::string> codes;
    for (const std::size_t node : nodes_under(result, "Index", level)) codes.push_back(code(node));
    return codes;
  }
};

struct AnalysisOracle : OracleTest {
  static const Asem& asem() {
    static const Asem made_once(input("asem_meta", {"iCode"}),
                                input("asem_data", {"uCode", "Time"}));
    return made_once;
  }
};

// A table with a row for each name and a value for each row.
Table one_column(const std::string& column,
                 const std::vector<std::pair<std::string, double>>& values) {
  std::vector<std::string> rows;
  for (const auto& [row, value] : values) rows.push_back(row);
  Table table(rows, {column});
  for (const auto& [row, value] : values) table.set(row, column, value);
  return table;
}

TEST_F(AnalysisOracle, Statistics) {
  for (const std::string& stage : {std::string("raw"), std::string("denominate")}) {
    const Table theirs = expected(stage == "raw" ? "stats_raw" : "stats_denominated");
    Table ours(theirs.rows(), theirs.columns());
    for (const ColumnStatistics& one : statistics(asem().result, {stage, std::nullopt})) {
      const std::string& row = one.node;
      ours.set(row, "Min", or_nan(one.min));
      ours.set(row, "Max", or_nan(one.max));
      ours.set(row, "Mean", or_nan(one.mean));
      ours.set(row, "Median", or_nan(one.median));
      ours.set(row, "Std", or_nan(one.deviation));
      ours.set(row, "Skew", or_nan(one.skewness));
      ours.set(row, "Kurt", or_nan(one.kurtosis));
      ours.set(row, "N.Avail", number(one.present));
      ours.set(row, "N.NonZero", number(one.nonzero));
      ours.set(row, "N.Unique", number(one.unique));
      ours.set(row, "N.Same", number(one.most_frequent));
      ours.set(row, "Frc.Avail", one.availability());
      ours.set(row, "Frc.NonZero", one.nonzero_share());
      ours.set(row, "Frc.Unique", one.unique_share());
      ours.set(row, "Frc.Same", one.most_frequent_share());
      EXPECT_EQ(one.few_values, theirs.text(row, "Flag.Avail") != "ok") << row;
      EXPECT_EQ(one.few_nonzero, theirs.text(row, "Flag.NonZero") != "ok") << row;
      EXPECT_EQ(one.few_unique, theirs.text(row, "Flag.Unique") != "ok") << row;
      EXPECT_EQ(one.outliers, theirs.text(row, "Flag.SkewKurt") != "ok") << row;
    }
    EXPECT_TRUE(test::agree(ours, theirs, test::formula_tolerance)) << stage;
  }
}

TEST_F(AnalysisOracle, CorrelationsWithAncestors) {
  const std::vector<std::string> level_names{"", "", "Pillar", "Sub-index", "Index"};
  std::vector<std::pair<std::string, double>> family;
  std::vector<std::vector<std::pair<std::string, double>>> parents(4);  // by the child's level
  for (const NodeCorrelation& pair : correlations_with_ancestors(asem().result)) {
    const ResultNode& ancestor = asem().result.nodes[pair.a];
    const ResultNode& node = asem().result.nodes[pair.b];
    const double value = or_nan(pair.correlation.value);
    if (node.leaf) family.emplace_back(joined(level_names[ancestor.level], node.code), value);
    if (pair.a == node.parent) {
      parents[node.level].emplace_back(joined(ancestor.code, node.code), value);
    }
  }
  constexpr double close = test::formula_tolerance;
  const std::vector<std::string> pair{"Var1", "Var2"};
  EXPECT_TRUE(equals(one_column("Correlation", family), "corr_family", close, pair));
  EXPECT_TRUE(equals(one_column("Correlation", parents[1]), "corr_parent_L2_L1", close, pair));
  EXPECT_TRUE(equals(one_column("Correlation", parents[2]), "corr_parent_L3_L2", close, pair));
  EXPECT_TRUE(equals(one_column("Correlation", parents[3]), "corr_parent_L4_L3", close, pair));
}

TEST_F(AnalysisOracle, CorrelationsWithinPillars) {
  const Asem& index = asem();
  // Theirs has each pair twice, each indicator with itself, and a gap where p is above 0.05.
  std::vector<std::pair<std::string, double>> within;
  for (const std::size_t leaf : index.result.leaves) {
    within.emplace_back(joined(index.code(leaf), index.code(leaf)), 1);
  }
  for (const NodeCorrelation& pair : correlations_within(index.result, {"raw", std::nullopt})) {
    const bool chance = *pair.correlation.p_value > 0.05;
    const double value = chance ? missing_value : *pair.correlation.value;
    within.emplace_back(joined(index.code(pair.a), index.code(pair.b)), value);
    within.emplace_back(joined(index.code(pair.b), index.code(pair.a)), value);
  }
  EXPECT_TRUE(equals(one_column("Correlation", within), "corr_within_pillar_p05",
                     test::formula_tolerance, {"Var1", "Var2"}));

  const std::vector<std::string> names{"Group", "Ind1", "Ind2"};
  std::vector<std::pair<std::string, double>> high;
  std::vector<std::pair<std::string, double>> low;
  for (const NodeCorrelation& pair : correlations_within(index.result, {"normalise", std::nullopt},
                                                         {.high = 0.75, .low = -0.5})) {
    if (pair.flag == CorrelationFlag::none) continue;
    auto& flagged = pair.flag == CorrelationFlag::high ? high : low;
    const auto [first, second] = std::minmax({index.code(pair.a), index.code(pair.b)});
    flagged.emplace_back(joined(joined(index.code(pair.group), first), second),
                         *pair.correlation.value);
  }
  EXPECT_TRUE(equals(one_column("Corr", high), "corr_flags_high", test::formula_tolerance, names));
  EXPECT_TRUE(equals(one_column("Corr", low), "corr_flags_low", test::formula_tolerance, names));
}

TEST_F(AnalysisOracle, Denominators) {
  const Asem& index = asem();
  std::vector<IndicatorHandle> denominators;
  for (const char* code : {"Area", "Energy", "GDP", "Population"}) {
    denominators.push_back(index.book.indicator(code));
  }
  std::vector<std::pair<std::string, double>> found;
  for (const DenominatorCorrelation& one :
       denominator_correlations(index.book, index.result, denominators)) {
    found.emplace_back(
        joined(index.code(one.node), index.book.catalog().indicator(one.denominator).code),
        *one.correlation.value);
  }
  EXPECT_TRUE(equals(one_column("Corr", found), "corr_denominators", test::formula_tolerance,
                     {"Ind", "Denom"}));
}

TEST_F(AnalysisOracle, CronbachAlpha) {
  const Asem& index = asem();
  const Table theirs = expected("cronbach", {"dset", "node", "Level"});
  std::vector<std::pair<std::string, double>> alphas;
  const auto add = [&](const std::string& name, const std::string& stage, std::size_t node,
                       std::size_t level) {
    const auto alpha = cronbach_alpha(index.result, index.code(node), level, {stage, std::nullopt});
    alphas.emplace_back(name + ' ' + index.code(node) + ' ' + std::to_string(level), or_nan(alpha));
  };
  for (const std::size_t pillar : nodes_under(index.result, "Index", 2)) {
    add("Raw", "raw", pillar, 1);
    add("Treated", "treat", pillar, 1);
    add("Normalised", "normalise", pillar, 1);
  }
  for (const std::size_t part : nodes_under(index.result, "Index", 3)) {
    add("Normalised", "normalise", part, 1);
    add("Aggregated", "scores", part, 2);
  }
  add("Normalised", "normalise", 0, 1);
  add("Aggregated", "scores", 0, 2);
  add("Aggregated", "scores", 0, 3);
  EXPECT_TRUE(test::agree(one_column("alpha", alphas), theirs, test::formula_tolerance));
}

TEST_F(AnalysisOracle, PrincipalComponents) {
  const Asem& index = asem();
  const AnalysisData normalised{"normalise", std::nullopt};
  const Table variances = expected("pca_variance_L1", {"group", "component"});
  const Table loadings = expected("pca_loadings_L1", {"group", "iCode", "component"});
  Table our_variances(variances.rows(), variances.columns());
  Table our_loadings(loadings.rows(), loadings.columns());
  for (const std::size_t pillar : nodes_under(index.result, "Index", 2)) {
    const PrincipalComponents found =
        principal_components(index.result, index.code(pillar), 1, normalised);
    const auto leaves = nodes_under(index.result, index.code(pillar), 1);
    double cumulative = 0;
    for (std::size_t k = 0; k < found.size(); ++k) {
      const std::string component = std::to_string(k + 1);
      const std::string row = joined(index.code(pillar), component);
      cumulative += found.shares[k];
      our_variances.set(row, "sdev", std::sqrt(found.variances[k]));
      our_variances.set(row, "variance", found.variances[k]);
      our_variances.set(row, "share", found.shares[k]);
      our_variances.set(row, "cumulative", cumulative);
      for (std::size_t i = 0; i < leaves.size(); ++i) {
        our_loadings.set(joined(joined(index.code(pillar), index.code(leaves[i])), component),
                         "loading", found.loading(i, k));
      }
    }
  }
  EXPECT_TRUE(test::agree(our_variances, variances, test::formula_tolerance));
  EXPECT_TRUE(test::agree(our_loadings, loadings, test::formula_tolerance));

  const Table all = expected("pca_variance_all");
  Table our_all(all.rows(), all.columns());
  const PrincipalComponents found = principal_components(index.result, "Index", 1, normalised);
  for (std::size_t k = 0; k < found.size(); ++k) {
    our_all.set(std::to_string(k + 1), "sdev", std::sqrt(found.variances[k]));
    our_all.set(std::to_string(k + 1), "share", found.shares[k]);
  }
  EXPECT_TRUE(test::agree(our_all, all, test::formula_tolerance));
}

// The first components of sets of siblings; theirs have the sign that came, group by group.
TEST_F(AnalysisOracle, FirstComponents) {
  const Asem& index = asem();
  int refused = 0;
  for (std::size_t level = 1; level <= 3; ++level) {
    const Table theirs = expected("pca_weights_L" + std::to_string(level) + "_raw_sign");
    bool usable = true;
    for (const ResultNode& parent : index.result.nodes) {
      if (parent.level != level + 1) continue;
      const PrincipalComponents found =
          principal_components(index.result, parent.code, level, {"scores", std::nullopt});
      usable = usable && std::ranges::none_of(found.component(0), [](double x) { return x < 0; });
      double sign = 0;
      for (std::size_t i = 0; i < parent.children.size(); ++i) {
        sign += found.loading(i, 0) * theirs.value(index.code(parent.children[i]), "Weight");
      }
      EXPECT_NEAR(std::fabs(sign), 1, test::formula_tolerance) << "two unit vectors on one line";
      for (std::size_t i = 0; i < parent.children.size(); ++i) {
        const std::string& child = index.code(parent.children[i]);
        EXPECT_NEAR(found.loading(i, 0), std::copysign(1, sign) * theirs.value(child, "Weight"),
                    test::formula_tolerance)
            << child;
      }
    }
    // As weights they serve where none is negative.
    if (usable) {
      EXPECT_EQ(component_weights(index.result, level).size(), theirs.rows().size());
    } else {
      ++refused;
      EXPECT_EQ(test::thrown_by([&] { (void)component_weights(index.result, level); }).code,
                ErrorCode::invalid_argument);
    }
  }
  EXPECT_GT(refused, 0) << "pillars of this index have indicators that oppose the others";
}

// The correlations of nodes with a root that is made of them, over their sum.
std::vector<double> shares_of_correlation(const std::vector<std::span<const double>>& columns,
                                          std::span<const double> root) {
  std::vector<double> shares;
  for (const auto& column : columns) shares.push_back(correlation(column, root).value.value());
  const double sum = std::reduce(shares.begin(), shares.end());
  for (double& share : shares) share /= sum;
  return shares;
}

TEST_F(AnalysisOracle, BalancedWeights) {
  const Asem& index = asem();
  constexpr double near = 1e-4;
  const Table theirs = expected("opt_weights_L3_balance");
  const yearbook::BalancedWeights found =
      balanced_weights(index.book, index.result.definition, {.level = 3});
  EXPECT_TRUE(found.balanced);
  double sum = 0;
  for (const BalancedWeight& node : found.nodes) sum += node.correlation;
  for (const BalancedWeight& node : found.nodes) {
    EXPECT_NEAR(node.weight, theirs.value(node.node, "OptWeight"), near);
    EXPECT_NEAR(node.correlation / sum, theirs.value(node.node, "Desired"), near);
  }

  // At level 2 theirs are the end of a local search, some below 0, which no weight of ours is: what
  // can be held against them is the correlations that their weights give. Their column "Obtained"
  // has them by the nodes' names in alphabetical order, whatever the row says.
  const Table pillars = expected("opt_weights_L2_balance");
  std::vector<double> root(index.result.size(), 0);
  for (const std::size_t part : nodes_under(index.result, "Index", 3)) {
    double of_part = 0;
    for (const std::size_t child : index.result.nodes[part].children) {
      of_part += pillars.value(index.code(child), "Weight");
    }
    for (const std::size_t child : index.result.nodes[part].children) {
      const double weight = pillars.value(index.code(child), "Weight") / of_part / 2;
      for (std::size_t row = 0; row < root.size(); ++row) {
        root[row] += weight * index.result.scores_of(child)[row];
      }
    }
  }
  std::vector<std::string> names = pillars.rows();
  std::ranges::sort(names);
  std::vector<std::span<const double>> columns;
  for (const std::string& name : names) {
    columns.push_back(index.result.scores_of(index.result.node(name)));
  }
  const std::vector<double> shares = shares_of_correlation(columns, root);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_NEAR(shares[i], pillars.value(pillars.rows()[i], "Obtained"), 1e-6) << names[i];
  }

  // Without negative weights the pillars cannot have the same say, and ours says so; it comes nearer
  // to it than equal weights do.
  const yearbook::BalancedWeights of_pillars =
      balanced_weights(index.book, index.result.definition, {.level = 2});
  EXPECT_FALSE(of_pillars.balanced);
  const auto misfit = [](std::span<const double> some) {
    double squares = 0;
    for (const double share : some) squares += (share - 0.125) * (share - 0.125);
    return squares;
  };
  std::vector<double> ours;
  double total = 0;
  for (const BalancedWeight& node : of_pillars.nodes) {
    EXPECT_GE(node.weight, 0);
    ours.push_back(node.correlation);
    total += node.correlation;
  }
  for (double& share : ours) share /= total;
  EXPECT_LT(misfit(ours), misfit(shares_of_correlation(columns, index.result.scores_of(0))) / 3);
}

TEST_F(AnalysisOracle, TwoDefinitions) {
  const Asem& index = asem();
  IndexDefinition geometric = index.result.definition;
  geometric.normalise.low = 1;
  geometric.aggregate.methods = {AggregateMethod::geometric};
  const IndexResult other = evaluate(index.book, geometric);
  const Table theirs = expected("compare_amean_gmean");
  Table ours(theirs.rows(), theirs.columns());
  for (const ComparedUnit& unit : compare(index.result, other, index.result.years.front())) {
    const std::string& row = index.book.catalog().zone(unit.zone).code;
    ours.set(row, "coin.1", or_nan(unit.a));
    ours.set(row, "coin.2", or_nan(unit.b));
    ours.set(row, "Diff", or_nan(unit.difference));
    ours.set(row, "Abs.diff", std::fabs(or_nan(unit.difference)));
  }
  EXPECT_TRUE(test::agree(ours, theirs, test::exactly));
}

TEST_F(AnalysisOracle, LeavingOutPillars) {
  const Asem& index = asem();
  const Table ranks = expected("remove_pillar_ranks");
  const Table distances = expected("remove_pillar_mean_abs");
  Table our_ranks(ranks.rows(), ranks.columns());
  Table our_distances(distances.rows(), distances.columns());
  our_distances.set("Nominal", "mean_abs_rank_diff", 0);
  for (const LeftOut& one :
       leave_out_each(index.book, index.result.definition, 2, index.result.years.front())) {
    our_distances.set(one.node, "mean_abs_rank_diff", or_nan(one.mean_distance));
    for (const ComparedUnit& unit : one.units) {
      const std::string& row = index.book.catalog().zone(unit.zone).code;
      our_ranks.set(row, "Nominal", or_nan(unit.a));
      our_ranks.set(row, one.node, or_nan(unit.b));
    }
  }
  EXPECT_TRUE(test::agree(our_ranks, ranks, test::exactly));
  EXPECT_TRUE(test::agree(our_distances, distances, test::sum_tolerance));
}

TEST_F(AnalysisOracle, StrengthsAndWeaknesses) {
  const Asem& index = asem();
  // Ties are in leaf order, and theirs is by parent.
  IndexDefinition definition = full_index(index.meta);
  std::ranges::stable_sort(definition.nodes, {}, [](const IndexNode& node) {
    return node.indicator.empty() ? std::string() : node.parent;
  });
  const IndexResult result = evaluate(index.book, definition);
  const auto found = strengths_and_weaknesses(result, index.book.zone("CHN"), result.years.front());
  const auto hold = [&](const std::vector<StandingAtLeaf>& ours, const Table& theirs) {
    ASSERT_EQ(ours.size(), theirs.rows().size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const std::string& row = theirs.rows()[i];
      EXPECT_EQ(ours[i].node, row) << "in this order";
      EXPECT_EQ(ours[i].rank, theirs.value(row, "Rank")) << row;
      EXPECT_EQ(ours[i].value, theirs.value(row, "Value")) << row;
    }
  };
  hold(found.strengths, expected("strengths_CHN"));
  hold(found.weaknesses, expected("weaknesses_CHN"));
}

}  // namespace
