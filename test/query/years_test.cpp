#include "query/years.hpp"

#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;

TEST(RequireYears, AcceptsWhatLiesWithinAndWhatIsEmpty) {
  const auto here = std::source_location::current();
  EXPECT_NO_THROW(query::require_years({1y, 9999y}, here));
  EXPECT_NO_THROW(query::require_years({2016y, 2010y}, here));
  EXPECT_NO_THROW(query::require_years({Year::max(), 2010y}, here));
}

TEST(RequireYears, RefusesWhatLeavesTheYears) {
  const auto here = std::source_location::current();
  for (const YearRange years :
       {YearRange{2010y, Year::max()}, {0y, 2010y}, {2010y, 10000y}, {Year::min(), 1y}}) {
    EXPECT_EQ(thrown_by([&] { query::require_years(years, here); }).code,
              ErrorCode::invalid_argument);
  }
}

TEST(RequireYears, EveryQuestionOverYearsAsksIt) {
  test::BookBuilder builder;
  const auto zone = builder.zone("alpha");
  const auto gdp = builder.indicator("gdp");
  const auto group = builder.group("g", {{zone, {1y, 9999y}}});
  const Snapshot book = builder.snapshot();
  const YearRange endless{2010y, Year::max()};
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  EXPECT_EQ(code([&] { (void)series(book, gdp, zone, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)panel(book, gdp, group, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)leaders(book, gdp, endless, group, 3); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, gdp, zone, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, gdp, group, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cagr(book, gdp, zone, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)series(book, gdp, group, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)coverage(book, gdp, group, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)trend(book, gdp, zone, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)trend(book, gdp, group, endless); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)index_to_base(book, gdp, zone, 2010y, endless); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)index_to_base(book, gdp, group, 2010y, endless); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)moving_average(book, gdp, zone, endless); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)moving_average(book, gdp, group, endless); }),
            ErrorCode::invalid_argument);
}

}  // namespace
