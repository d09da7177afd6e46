#include "composite/realised.hpp"

#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using composite::kind_of;
using composite::period_of;
using composite::realise;

struct RealisedWeights : ::testing::Test {
  test::MadeUpBook book;
  std::string tree = test::aggregate_node("p", 3) + test::leaf_nodes("p", {{"x", 1}, {"y", 3}}) +
                     test::leaf_nodes("root", {{"z", 1}});
  RealisedWeights() {
    book.put("x", 2014, {"alpha", "beta"}, {8, 20});
    book.put("y", 2014, {"alpha", "beta"}, {missing_value, 25});
    book.put("z", 2014, {"alpha", "beta"}, {10, 5});
    book.put("x", 2015, {"alpha", "beta"}, {10, 40});
    book.put("y", 2015, {"alpha", "beta"}, {20, 50});
    book.put("z", 2015, {"alpha", "beta"}, {30, missing_value});
  }
};

TEST_F(RealisedWeights, AreSharesAmongThosePresent) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, test::made_up_definition(tree));
  const std::size_t beta = *result.row(2015y, now.zone("beta"));
  const auto found = realise(result, 0, beta, 0);
  // By node: root, p, x, y, z.
  EXPECT_EQ(found.weights, (std::vector<double>{1, 1, 0.25, 0.75, 0}));
  EXPECT_TRUE(is_missing(found.values[4]));
  const auto below = realise(result, 1, beta, 0);
  EXPECT_EQ(below.weights, (std::vector<double>{0, 1, 0.25, 0.75, 0}));
}

TEST_F(RealisedWeights, AgainstALinkRowLeaveOutWhatItDoesNotHave) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(now, test::made_up_definition(tree));
  const ZoneHandle alpha = now.zone("alpha");
  const auto found = realise(result, 0, *result.row(2015y, alpha), 0, *result.row(2014y, alpha));
  EXPECT_EQ(found.weights, (std::vector<double>{1, 0.75, 0.75, 0, 0.25}));
  EXPECT_DOUBLE_EQ(found.values[2], 10.0 / 8);
}

TEST_F(RealisedWeights, KindsGoByTheMethodsBelow) {
  const Snapshot now = book.snapshot();
  const IndexResult mixed = evaluate(
      now,
      test::made_up_definition(tree + "[aggregate]\nmethods = [\"geometric\", \"arithmetic\"]\n"));
  EXPECT_EQ(kind_of(mixed, 0, 2015y), ContributionBasis::left_out);
  EXPECT_EQ(kind_of(mixed, 1, 2015y), ContributionBasis::logarithms);
  EXPECT_EQ(kind_of(mixed, 2, 2015y), ContributionBasis::sum) << "a leaf is the sum of itself";
}

TEST_F(RealisedWeights, PeriodsBeginWithTheirRevision) {
  const Snapshot now = book.snapshot();
  const IndexResult result = evaluate(
      now, test::made_up_definition(tree + "[[revision]]\nfrom = 2015\nweights = \"equal\"\n"));
  EXPECT_EQ(period_of(result, 2014y), 0U);
  EXPECT_EQ(period_of(result, 2015y), 1U);
  EXPECT_EQ(kind_of(result, 0, 2014y), ContributionBasis::sum);
  EXPECT_EQ(kind_of(result, 0, 2015y), ContributionBasis::chained);
  EXPECT_EQ(composite::link_row(result, 1, now.zone("beta")), result.row(2014y, now.zone("beta")));
  EXPECT_EQ(test::thrown_by([&] {
              (void)composite::require_row(result, 1999y, now.zone("beta"),
                                           std::source_location::current());
            }).code,
            ErrorCode::not_found);
}

}  // namespace
