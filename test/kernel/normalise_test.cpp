// Small cases by hand, after OECD/JRC Handbook (2008), step 5.
#include <yearbook/normalise.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using yearbook::test::thrown_by;
using Values = std::vector<double>;
using yearbook::test::nan;
const double most = std::numeric_limits<double>::max();

struct Normalised {
  Values values;
  std::vector<Reason> reasons;
  Reason first = Reason::none;
};
Normalised normalised(Values values, int direction, const NormaliseOptions& options,
                      const Values& references = {}) {
  Workspace workspace;
  std::vector<Reason> reasons(values.size());
  const Reason first = normalise(values, direction, options, references, reasons, workspace);
  return {values, reasons, first};
}
void expect_near(const Normalised& ours, const Values& theirs) {
  ASSERT_EQ(ours.values.size(), theirs.size());
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    if (std::isnan(theirs[i])) {
      EXPECT_TRUE(std::isnan(ours.values[i])) << i;
    } else {
      EXPECT_NEAR(ours.values[i], theirs[i], 1e-13 * std::fmax(1, std::fabs(theirs[i]))) << i;
    }
  }
}
// Every number was taken away, for this reason.
void expect_taken(const Normalised& ours, Reason reason) {
  EXPECT_EQ(ours.first, reason);
  for (std::size_t i = 0; i < ours.values.size(); ++i) {
    EXPECT_TRUE(std::isnan(ours.values[i]));
    EXPECT_EQ(ours.reasons[i], reason);
  }
}
const Values x{2, nan, 4, 10};

TEST(Normalise, MinMax) {
  expect_near(normalised(x, 1, {}), {0, nan, 25, 100});
  expect_near(normalised(x, -1, {}), {100, nan, 75, 0});
  expect_near(normalised(x, 1, {.low = 1, .high = 9}), {1, nan, 3, 9});
  EXPECT_EQ(normalised(x, 1, {}).first, Reason::none);
}

TEST(Normalise, ZScore) {
  const double s = std::sqrt(52.0 / 3);  // deviations -10/3, -4/3, 14/3
  expect_near(normalised(x, 1, {.method = NormaliseMethod::z_score}),
              {-10 / (3 * s), nan, -4 / (3 * s), 14 / (3 * s)});
  expect_near(normalised(x, -1, {.method = NormaliseMethod::z_score, .mean = 50, .deviation = 10}),
              {50 + 100 / (3 * s), nan, 50 + 40 / (3 * s), 50 - 140 / (3 * s)});
}

TEST(Normalise, ScaledAndGoalposts) {
  expect_near(normalised(x, 1, {.method = NormaliseMethod::scaled}), x);  // 0 to 100, times 100
  expect_near(normalised(x, -1, {.method = NormaliseMethod::scaled}), {98, nan, 96, 90});
  const NormaliseOptions posts{
      .method = NormaliseMethod::goalposts, .lower = 3, .upper = 5, .factor = 10};
  expect_near(normalised(x, 1, posts), {0, nan, 5, 10});
  expect_near(normalised(x, -1, posts), {10, nan, 5, 0});
  NormaliseOptions open = posts;
  open.clamp = false;
  expect_near(normalised(x, 1, open), {-5, nan, 5, 35});
}

TEST(Normalise, Ranks) {
  const Values tied{5, 1, nan, 5, 9};
  expect_near(normalised(tied, 1, {.method = NormaliseMethod::rank}), {2, 1, nan, 2, 4});
  expect_near(normalised(tied, -1, {.method = NormaliseMethod::rank}), {2, 4, nan, 2, 1});
  expect_near(normalised(tied, 1, {.method = NormaliseMethod::rank, .ties = Ties::max}),
              {3, 1, nan, 3, 4});
  expect_near(normalised(tied, 1, {.method = NormaliseMethod::borda, .ties = Ties::average}),
              {1.5, 0, nan, 1.5, 3});
  expect_near(normalised(tied, 1, {.method = NormaliseMethod::percent_rank}),
              {1.0 / 3, 0, nan, 1.0 / 3, 1});
}

TEST(Normalise, FractionOfMax) {
  expect_near(normalised(x, 1, {.method = NormaliseMethod::fraction_of_max}), {0.2, nan, 0.4, 1});
  expect_near(normalised(x, -1, {.method = NormaliseMethod::fraction_of_max}), {1, nan, 0.5, 0.2});
  expect_near(normalised({-5, 10}, 1, {.method = NormaliseMethod::fraction_of_max}), {-0.5, 1});
  expect_taken(normalised({-5, 0}, 1, {.method = NormaliseMethod::fraction_of_max}),
               Reason::no_ratio);
  expect_taken(normalised({0, 5}, -1, {.method = NormaliseMethod::fraction_of_max}),
               Reason::no_ratio);
}

TEST(Normalise, Distances) {
  expect_near(normalised(x, 1, {.method = NormaliseMethod::distance_to_max}), {0, nan, 0.25, 1});
  expect_near(normalised(x, -1, {.method = NormaliseMethod::distance_to_max}), {1, nan, 0.75, 0});
  NormaliseOptions target{.method = NormaliseMethod::distance_to_target, .target = 6};
  expect_near(normalised(x, 1, target), {0, nan, 0.5, 2});
  expect_near(normalised(x, -1, target), {2, nan, 1.5, 0});
  target.cap = true;
  expect_near(normalised(x, 1, target), {0, nan, 0.5, 1});
  target.target = 2;
  EXPECT_EQ(normalised(x, 1, target).first, Reason::no_spread);  // the target is the least
}

TEST(Normalise, DistanceToReference) {
  NormaliseOptions options{.method = NormaliseMethod::distance_to_reference};
  expect_near(normalised(x, 1, options, {4, 4, 4, 4}), {0, nan, 1, 4});
  expect_near(normalised(x, -1, options, {4, 4, 4, 4}), {4.0 / 3, nan, 1, 0});
  options.cap = true;
  expect_near(normalised(x, 1, options, {4, 4, 4, 4}), {0, nan, 1, 1});
  // A reference of its own for each row: that of its year.
  const auto ours = normalised({2, 4, 10, 6}, 1, options, {nan, 2, 10, 4});
  expect_near(ours, {nan, nan, 1, 1});
  EXPECT_EQ(ours.reasons[0], Reason::no_reference);
  EXPECT_EQ(ours.reasons[1], Reason::no_spread);
  EXPECT_EQ(ours.first, Reason::no_reference);
}

TEST(Normalise, BaseYear) {
  const NormaliseOptions options{.method = NormaliseMethod::base_year};
  expect_near(normalised({50, 0, -5, nan}, 1, options, {25, 5, 5, 5}), {200, 0, -100, nan});
  const auto reversed = normalised({50, 0, -5, 5}, -1, options, {25, 5, 5, 10});
  expect_near(reversed, {50, nan, nan, 200});
  EXPECT_EQ(reversed.reasons[1], Reason::non_positive);
  EXPECT_EQ(reversed.reasons[2], Reason::non_positive);
  expect_taken(normalised({1, 1, 1}, 1, options, {nan, 0, -1}), Reason::no_base);
  expect_near(normalised({3}, 1, {.method = NormaliseMethod::base_year, .value = 1}, {2}), {1.5});
}

TEST(Normalise, NoneTurnsByTheDirectionOnly) {
  expect_near(normalised(x, 1, {.method = NormaliseMethod::none}), x);
  const auto turned = normalised({0, 3}, -1, {.method = NormaliseMethod::none});
  expect_near(turned, {0, -3});
  EXPECT_FALSE(std::signbit(turned.values[0]));
}

TEST(Normalise, ConstantColumnsAndSingleUnitsHaveNoSpread) {
  for (const Values& flat : {Values(5, 0.1), Values{7}}) {
    for (const NormaliseMethod method :
         {NormaliseMethod::min_max, NormaliseMethod::z_score, NormaliseMethod::distance_to_max}) {
      expect_taken(normalised(flat, 1, {.method = method}), Reason::no_spread);
      expect_taken(normalised(flat, -1, {.method = method}), Reason::no_spread);
    }
    const auto reference = normalised(flat, 1, {.method = NormaliseMethod::distance_to_reference},
                                      Values(flat.size(), flat[0]));
    expect_taken(reference, Reason::no_spread);
    expect_taken(
        normalised(flat, 1, {.method = NormaliseMethod::distance_to_target, .target = flat[0]}),
        Reason::no_spread);
    expect_taken(
        normalised(flat, 1, {.method = NormaliseMethod::goalposts, .lower = 2, .upper = 2}),
        Reason::no_spread);
  }
  expect_taken(normalised({7}, 1, {.method = NormaliseMethod::percent_rank}), Reason::no_spread);
  expect_near(normalised({7}, 1, {.method = NormaliseMethod::rank}), {1});
  expect_near(normalised(Values(3, 4), 1, {.method = NormaliseMethod::percent_rank}), {0, 0, 0});
}

TEST(Normalise, AllMissingStaysMissingAndKeepsItsReasons) {
  for (std::size_t i = 0; i < normalise_method_names().size(); ++i) {
    Values values(3, nan);
    std::vector<Reason> reasons(3, Reason::no_row);
    Workspace workspace;
    const NormaliseOptions options{
        .method = static_cast<NormaliseMethod>(i), .lower = 0, .upper = 1, .target = 1};
    const Values references(needs_references(options.method) ? 3 : 0, 1.0);
    EXPECT_EQ(normalise(values, -1, options, references, reasons, workspace), Reason::none);
    for (const double value : values) EXPECT_TRUE(std::isnan(value));
    EXPECT_EQ(reasons, std::vector<Reason>(3, Reason::no_row));
  }
}

TEST(Normalise, TheLargestNumbersGiveNoInfinity) {
  const Values large{-most, 0, most};
  expect_near(normalised(large, 1, {}), {0, 50, 100});
  expect_near(normalised(large, 1, {.method = NormaliseMethod::z_score}), {-1, 0, 1});
  expect_near(normalised(large, -1, {.method = NormaliseMethod::distance_to_max}), {1, 0.5, 0});
  const double least = std::numeric_limits<double>::denorm_min();
  expect_near(normalised({least, 2 * least, 3 * least}, 1, {.method = NormaliseMethod::z_score}),
              {-1, 0, 1});
  // Every method gives numbers or reasons.
  for (std::size_t i = 0; i < normalise_method_names().size(); ++i) {
    for (const int direction : {1, -1}) {
      const NormaliseOptions options{
          .method = static_cast<NormaliseMethod>(i), .lower = -most, .upper = most, .target = most};
      const Values references(needs_references(options.method) ? 3 : 0, 1e-300);
      const auto ours = normalised(large, direction, options, references);
      for (std::size_t at = 0; at < 3; ++at) {
        EXPECT_FALSE(std::isinf(ours.values[at]));
        EXPECT_EQ(std::isnan(ours.values[at]), ours.reasons[at] != Reason::none);
      }
    }
  }
  expect_taken(normalised({most}, 1, {.method = NormaliseMethod::scaled, .factor = 1e3}),
               Reason::overflow);
}

TEST(Normalise, WhatCannotBeMeantIsRefused) {
  const auto refused = [](int direction, const NormaliseOptions& options,
                          const Values& references = {}) {
    return thrown_by([&] { normalised(x, direction, options, references); }).sentence;
  };
  EXPECT_EQ(refused(0, {}),
            "normalise: direction is 0; it is 1 where more is better, -1 where less is");
  EXPECT_EQ(refused(1, {.method = NormaliseMethod::goalposts, .lower = 1}),
            "normalise: goalposts needs upper");
  EXPECT_EQ(refused(1, {.method = NormaliseMethod::goalposts, .upper = 1}),
            "normalise: goalposts needs lower");
  EXPECT_EQ(refused(1, {.method = NormaliseMethod::distance_to_target}),
            "normalise: distance_to_target needs target");
  EXPECT_EQ(refused(1, {.method = NormaliseMethod::rank, .ties = Ties::dense}),
            "normalise: ties are dense; give min, max or average");
  EXPECT_EQ(refused(1, {.high = nan}), "normalise: an option is nan; give a finite number");
  EXPECT_EQ(refused(1, {.method = NormaliseMethod::base_year}),
            "normalise: 0 references beside 4; give as many as there are");
  EXPECT_NE(refused(1, {}, x), "nothing was thrown");
}

TEST(Normalise, MethodsHaveNames) {
  for (const auto name : normalise_method_names()) {
    EXPECT_EQ(to_string(parse_normalise_method(name).value()), name);
  }
  EXPECT_EQ(normalise_method_names().size(), 13U);
  EXPECT_EQ(to_string(NormaliseMethod::none), "none");
  EXPECT_FALSE(parse_normalise_method("minmax"));
}

}  // namespace
