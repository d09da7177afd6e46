#include "query/two_years.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <string>

#include "query/group_book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using query::TwoYears;

struct TwoYearsOfAGroup : test::Groups {
  [[nodiscard]] static TwoYears years(const Snapshot& now, IndicatorHandle indicator,
                                      GroupHandle group, const GroupOptions& options) {
    return {now.book(), now.catalog().position(indicator), now.catalog().group(group), 2014y, 2016y,
            options,    std::source_location::current()};
  }
};

TEST_F(TwoYearsOfAGroup, ComparesByPolicyAndTellsAllThatWasReported) {
  builder.put(gdp, alpha, 2014, 5, r);
  builder.put(gdp, alpha, 2016, 7, r);
  builder.put(gdp, beta, 2014, 2, r);
  builder.put(gdp, gamma, 2016, 9, r);  // a member from 2015 on
  const Snapshot now = builder.snapshot();
  const auto matched = years(now, gdp, all, {.policy = GroupPolicy::matched});
  EXPECT_EQ(matched.matched(), 1U);
  EXPECT_EQ(matched.compared_earlier().value, 5.0);
  EXPECT_EQ(matched.compared_later().value, 7.0);
  EXPECT_EQ(matched.compared_later().members, 2U);
  EXPECT_EQ(matched.reported_earlier(), 7.0);
  EXPECT_EQ(matched.reported_later(), 16.0);
  const auto of_the_year = years(now, gdp, all, {});
  EXPECT_EQ(of_the_year.compared_later().value, 16.0);
  EXPECT_EQ(of_the_year.compared_later().members, 3U);
}

TEST_F(TwoYearsOfAGroup, PartsNameWhyEachFigureCounts) {
  builder.put(gdp, alpha, 2014, 5, r);
  builder.put(gdp, alpha, 2016, 7, r, Status::estimated);
  builder.put(gdp, beta, 2014, 2, r);
  builder.put(gdp, gamma, 2014, 100, r);  // not yet a member
  builder.put(gdp, gamma, 2016, 9, r);
  const auto parts = years(builder.snapshot(), gdp, all, {}).parts();
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].kind, ContributionKind::matched);
  EXPECT_EQ(parts[0].amount, 2);
  EXPECT_EQ(parts[0].status, Status::estimated);
  EXPECT_EQ(parts[1].kind, ContributionKind::no_longer_reported);
  EXPECT_EQ(parts[1].amount, -2);
  EXPECT_EQ(parts[2].kind, ContributionKind::entrant);
  EXPECT_EQ(parts[2].amount, 9);
  EXPECT_FALSE(parts[2].earlier);
}

TEST(Change, IsAFractionOrOfARatioADifference) {
  Indicator flow;
  Indicator ratio;
  ratio.kind = IndicatorKind::ratio;
  EXPECT_EQ(query::change(flow, 4, 5), 0.25);
  EXPECT_FALSE(query::change(flow, 0, 5));
  EXPECT_EQ(query::change(ratio, 4, 5), 1.0);
  EXPECT_FALSE(query::change(ratio, missing_value, 5));
  EXPECT_EQ(query::status_of_change(Status::normal, Status::estimated), Status::estimated);
  EXPECT_EQ(query::status_of_change(Status::none, Status::estimated), Status::none);
}

}  // namespace
