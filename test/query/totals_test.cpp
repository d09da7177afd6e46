#include "query/totals.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct Totals : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people);
  IndicatorHandle over_ratio = builder.ratio("over_ratio", gdp, per_head);
  std::int64_t r = builder.release("r");
  Totals() {
    builder.put(gdp, alpha, 2016, 6, r);
    builder.put(gdp, beta, 2016, 4, r);
    builder.put(people, alpha, 2016, 2, r);
    builder.put(people, beta, 2016, 3, r);
  }
};

TEST_F(Totals, SectionsHaveTheZonesAsked) {
  const Snapshot book = builder.snapshot();
  const CrossSection cells = query::section_of(book.book(), 0, 2016y, {beta, alpha});
  EXPECT_EQ(cells.values, (std::vector<double>{4, 6}));
}

TEST_F(Totals, RatiosOfRatiosAreRatiosOfTotalsAllTheWayDown) {
  const Snapshot book = builder.snapshot();
  const auto total = [&](std::size_t indicator) {
    return query::total_over(book.book(), indicator, 2016y, {alpha, beta},
                             std::source_location::current())
        .value;
  };
  EXPECT_EQ(total(0), 10.0);
  EXPECT_EQ(total(2), 10.0 / 5);
  EXPECT_EQ(total(3),
            10.0 / (10.0 / 5));  // gdp over per_head: the total of gdp over that of per_head
}

TEST_F(Totals, PolicyMatchedIsForGrowthAlone) {
  EXPECT_NO_THROW(
      query::require_membership(GroupPolicy::constant, std::source_location::current()));
  EXPECT_EQ(test::thrown_by([] {
              query::require_membership(GroupPolicy::matched, std::source_location::current());
            }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
