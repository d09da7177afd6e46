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

TEST_F(Totals, RatiosOfRatiosAreRatiosOfTotalsAllTheWayDown) {
  const Snapshot book = builder.snapshot();
  const auto total = [&](std::size_t indicator) {
    return query::total_over(book.book(), indicator, 2016y, {alpha, beta}, {},
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

TEST_F(Totals, AnswersGoByThePartsOfARatio) {
  builder.put(people, beta, 2017, missing_value, r, Status::cannot_exist);
  builder.put(gdp, beta, 2017, 4, r);
  builder.put(per_head, alpha, 2017, 3, r);  // printed, but without parts
  const Snapshot book = builder.snapshot();
  const auto answer = [&](std::size_t indicator, Year year, ZoneHandle zone) {
    return query::answer_of(book.book(), indicator, year, zone);
  };
  EXPECT_EQ(answer(2, 2016y, alpha), query::Answer::reported);
  EXPECT_EQ(answer(2, 2017y, alpha), query::Answer::silent);
  EXPECT_EQ(answer(2, 2017y, beta), query::Answer::not_applicable);
  EXPECT_EQ(answer(0, 2017y, beta), query::Answer::reported);
  EXPECT_EQ(answer(0, 2018y, beta), query::Answer::silent);
}

TEST_F(Totals, OverlapsAreOfTheZonesThatAreAsked) {
  const ZoneHandle city = builder.zone("city", "alpha");
  const GroupHandle group =
      builder.group("g", {{alpha, {1y, 9999y}}, {beta, {1y, 9999y}}, {city, {1y, 9999y}}});
  const Snapshot book = builder.snapshot();
  const auto here = std::source_location::current();
  EXPECT_EQ(query::overlap_of(book.book(), group, 2016y, {beta, city}, here), nullptr);
  const auto* found = query::overlap_of(book.book(), group, 2016y, {city, alpha}, here);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->whole, alpha);
  EXPECT_EQ(found->part, city);
  EXPECT_NO_THROW(query::require_no_overlap(book.book(), group, 2016y, {alpha, beta}, here));
  EXPECT_NE(
      test::thrown_by([&] {
        query::require_no_overlap(book.book(), group, 2016y, {alpha, city}, here);
      }).sentence.find("take one of them out of the group, or ask for the figures of \"alpha\""),
      std::string::npos);
}

TEST_F(Totals, AnOverlapOfOneYearRefusesThatYearAlone) {
  const ZoneHandle city = builder.zone("city", "alpha");
  builder.put(gdp, city, 2017, 1, r);
  const GroupHandle group =
      builder.group("g", {{alpha, {1y, 9999y}}, {beta, {1y, 9999y}}, {city, {2017y, 9999y}}});
  const Snapshot book = builder.snapshot();
  for (const GroupPolicy policy : {GroupPolicy::of_the_year, GroupPolicy::constant}) {
    const auto total_in = [&](Year year) {
      return total(book, gdp, year, group, {.policy = policy});
    };
    EXPECT_EQ(total_in(2016y).value, 10.0);
    EXPECT_EQ(total_in(2016y).policy, policy);
    EXPECT_EQ(test::thrown_by([&] { (void)total_in(2017y); }).code, ErrorCode::invalid_argument);
  }
}

}  // namespace
