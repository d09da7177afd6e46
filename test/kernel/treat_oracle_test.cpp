// Step treat against the numbers of COINr.
#include <yearbook/treat.hpp>

#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/asem.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

class TreatOracle : public AsemTest {
 protected:
  // Column by column, against the files NAME, NAME_details and NAME_points.
  void compare(const std::string& name, const TreatOptions& options, const Table& data) {
    Table ours = data;
    const Table details = expected(name + "_details");
    const Table points = expected(name + "_points");
    int treated = 0;
    for (const std::string& column : data.columns()) {
      std::vector<double> values = data.column(column);
      std::vector<Mark> marks(values.size());
      const Treatment did = treat(values, options, marks, workspace_);
      ours.set_column(column, values);
      compare_details(details, column, did);
      compare_points(points.texts(column), marks, did, options);
      treated += did.outcome == TreatOutcome::untouched ? 0 : 1;
    }
    EXPECT_GT(treated, 5);
    EXPECT_TRUE(equals(ours, name, formula_tolerance));
  }

  Workspace workspace_;

 private:
  static void near(const std::optional<double>& ours, double theirs, const std::string& where) {
    ASSERT_EQ(ours.has_value(), theirs == theirs) << where;
    if (ours) {
      EXPECT_NEAR(*ours, theirs, formula_tolerance * std::max(1.0, std::fabs(theirs))) << where;
    }
  }

  static void compare_shape(const Table& details, const std::string& column,
                            const std::string& step, const Moments& ours, bool passes) {
    near(ours.skewness, details.value(column, step + ".Skew"), column + ' ' + step);
    near(ours.kurtosis, details.value(column, step + ".Kurt"), column + ' ' + step);
    EXPECT_EQ(passes, details.text(column, step + ".Pass") == "true") << column << ' ' << step;
  }

  static void compare_details(const Table& details, const std::string& column,
                              const Treatment& did) {
    const bool passed_before = !did.winsorised.skewness.has_value();
    const bool was_transformed = did.outcome == TreatOutcome::transformed;
    compare_shape(details, column, "check_SkewKurt0", did.before, passed_before);
    compare_shape(details, column, "check_SkewKurt1", did.winsorised,
                  !passed_before && !was_transformed);
    const double moved = details.value(column, "winsorise.nwin");
    EXPECT_EQ(static_cast<double>(did.high + did.low), moved == moved ? moved : 0) << column;
    if (!details.has_column("check_SkewKurt2.Pass")) {
      EXPECT_FALSE(was_transformed) << column;
      return;
    }
    compare_shape(details, column, "check_SkewKurt2", was_transformed ? did.after : Moments{},
                  was_transformed && did.passes);
  }

  // Where the transformation worked on the untouched column, COINr keeps the marks of the
  // winsorising that it took back; ours says what the value is, and its counts what was tried.
  static void compare_points(const std::vector<std::string>& theirs, const std::vector<Mark>& ours,
                             const Treatment& did, const TreatOptions& options) {
    std::size_t high = 0;
    std::size_t low = 0;
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      const std::string& text = theirs[i];
      high += text.starts_with("winhi") ? 1U : 0U;
      low += text.starts_with("winlo") ? 1U : 0U;
      const bool logged = text.find("+log_CT") != std::string::npos;
      const bool held = options.combine || !logged;
      Mark mark = logged ? Mark::transformed : Mark::none;
      if (held && text.starts_with("winhi")) {
        mark = logged ? Mark::high_and_transformed : Mark::high;
      }
      if (held && text.starts_with("winlo")) mark = logged ? Mark::low_and_transformed : Mark::low;
      if (logged) {
        EXPECT_EQ(did.mirrored, text.ends_with("_neg"));
      }
      EXPECT_EQ(ours[i], mark) << text;
    }
    EXPECT_EQ(did.high, high);
    EXPECT_EQ(did.low, low);
  }
};

TEST_F(TreatOracle, Default) {
  compare("treat_default", {}, made("screened"));
}
TEST_F(TreatOracle, OnePoint) {
  compare("treat_winmax1", {.winsorise = 1}, made("screened"));
}
TEST_F(TreatOracle, NoPoint) {
  compare("treat_winmax0_log", {.winsorise = 0}, made("screened"));
}
TEST_F(TreatOracle, LogMirroredWhereSkewnessIsNegative) {
  compare("treat_log_CT_plus", {.winsorise = 0, .otherwise = Transform::log_ct_plus},
          made("screened"));
}
TEST_F(TreatOracle, LogFromOne) {
  compare("treat_log_CT_orig", {.winsorise = 0, .otherwise = Transform::log_ct_orig},
          made("screened"));
}
TEST_F(TreatOracle, Combined) {
  compare("treat_combined", {.winsorise = 2, .combine = true}, made("screened"));
}
TEST_F(TreatOracle, StricterLimits) {
  compare("treat_strict", {.skewness = 1.5, .kurtosis = 3}, made("screened"));
}
TEST_F(TreatOracle, WithMissingValues) {
  compare("treat_with_missing", {}, made("denominated"));
}

TEST_F(TreatOracle, BoxCox) {
  const Table theirs = expected("boxcox");
  const Table data = made("screened");
  Table ours(data.rows(), theirs.columns());
  for (const std::string& name : theirs.columns()) {
    const std::size_t split = name.find("_lambda_");
    std::vector<double> values = data.column(name.substr(0, split));
    EXPECT_TRUE(transform(values, Transform::box_cox, std::stod(name.substr(split + 8))));
    ours.set_column(name, values);
  }
  EXPECT_TRUE(agree(ours, theirs, formula_tolerance));
}

TEST_F(TreatOracle, SmallShapes) {
  const Table data = input("small_vectors");
  const Table theirs = expected("small_skew_kurt");
  Table ours(theirs.rows(), {"skew", "kurt"});
  for (const std::string& column : theirs.rows()) {
    const Moments shape = moments(data.column(column));
    ours.set(column, "skew", shape.skewness.value_or(missing_value));
    ours.set(column, "kurt", shape.kurtosis.value_or(missing_value));
    std::vector<double> values = data.column(column);
    const Treatment did =
        treat(values, {.winsorise = 0, .otherwise = Transform::none}, {}, workspace_);
    EXPECT_EQ(did.passes, theirs.text(column, "pass") == "true") << column;
  }
  EXPECT_TRUE(agree(ours, theirs.only({"skew", "kurt"}), formula_tolerance));
}

TEST_F(TreatOracle, SmallColumnsWinsorised) {
  const Table data = input("small_vectors");
  for (const std::size_t most : {1U, 2U, 5U}) {
    const std::string name = "small_winsorise_" + std::to_string(most);
    const Table counts = expected(name + "_count");
    Table ours = data.only({"plain", "missing", "positive", "heavy", "low", "ties"});
    for (const std::string& column : ours.columns()) {
      std::vector<double> values = data.column(column);
      const Treatment did =
          treat(values, {.winsorise = most, .otherwise = Transform::none}, {}, workspace_);
      ours.set_column(column, values);
      EXPECT_EQ(static_cast<double>(did.high), counts.value(column, "high"));
      EXPECT_EQ(static_cast<double>(did.low), counts.value(column, "low"));
      EXPECT_EQ(static_cast<double>(did.high + did.low), counts.value(column, "nwin"));
    }
    EXPECT_TRUE(equals(ours, name, exactly));
  }
}

TEST_F(TreatOracle, SmallColumnsTransformed) {
  const Table data = input("small_vectors");
  for (const auto& [kind, name] :
       std::map<Transform, std::string>{{Transform::log_ct, "small_log_CT"},
                                        {Transform::log_ct_plus, "small_log_CT_plus"},
                                        {Transform::log_ct_orig, "small_log_CT_orig"}}) {
    Table ours = data.only({"plain", "ties", "missing", "positive", "heavy", "low"});
    for (const std::string& column : ours.columns()) {
      std::vector<double> values = data.column(column);
      EXPECT_TRUE(transform(values, kind));
      ours.set_column(column, values);
    }
    EXPECT_TRUE(equals(ours, name, formula_tolerance));
  }
}

TEST_F(TreatOracle, YearByYear) {
  const Keys keys{"Time", "uCode"};
  const Table panel = made("panel_screened", keys);
  Table ours = panel;
  for (const std::string& column : panel.columns()) {
    std::vector<double> values = panel.column(column);
    for (const YearRows& year : years_of(panel)) {
      treat(std::span(values).subspan(year.begin, year.size), {}, {}, workspace_);
    }
    ours.set_column(column, values);
  }
  EXPECT_TRUE(equals(ours, "panel_treated", formula_tolerance, keys));
}

}  // namespace
