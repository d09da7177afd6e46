// What the results over groups look like in print.
#include <yearbook/query.hpp>
#include <yearbook/reconciliation.hpp>

#include <gtest/gtest.h>

#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct Printed : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle alpha = builder.zone("alpha", "nation");
  ZoneHandle beta = builder.zone("beta", "nation");
  IndicatorHandle gdp =
      builder.indicator("gdp", IndicatorKind::flow, {"CNY_100m", "money", "CNY", 1e8, "", ""});
  IndicatorHandle people =
      builder.indicator("people", IndicatorKind::stock, {"person", "people", "person", 1, "", ""});
  GroupHandle all = builder.group("all", {{alpha, {1y, 9999y}}, {beta, {1y, 9999y}}});
  std::int64_t r = builder.release("r");
  Snapshot now;

  Printed() : now(builder.snapshot()) {
    for (const auto& [zone, before, after] :
         {std::tuple{nation, 400.0, 500.0}, {alpha, 100.0, 120.0}, {beta, 100.0, 130.0}}) {
      builder.put(gdp, zone, 2015, before, r);
      builder.put(gdp, zone, 2016, after, r, zone == beta ? Status::estimated : Status::normal);
      builder.put(people, zone, 2016, before * 1000, r);
    }
    now = builder.snapshot();
  }
};

TEST_F(Printed, Totals) {
  EXPECT_EQ(to_string(now, total(now, gdp, 2016y, all)),
            "year           value  status  members  reported  coverage  policy\n"
            "2016  CNY 25 billion  E             2         2   100.0 %  of_the_year\n");
  EXPECT_EQ(to_string(now, series(now, gdp, all, {2014y, 2016y})),
            "year           value  status  members  reported  coverage\n"
            "2014                                2         0     0.0 %\n"
            "2015  CNY 20 billion  A             2         2   100.0 %\n"
            "2016  CNY 25 billion  E             2         2   100.0 %\n");
  EXPECT_EQ(to_string(index_to_base(now, gdp, all, 2015y, {2016y, 2016y})),
            "year  value  status  members  reported  coverage\n"
            "2016    125  E             2         2         1\n");
  EXPECT_EQ(to_string(now, coverage(now, gdp, all, {2016y, 2016y})),
            "year    value  members  reported  not_applicable\n"
            "2016  100.0 %        2         2               0\n");
}

TEST_F(Printed, Shares) {
  EXPECT_EQ(to_string(now, share(now, gdp, alpha, nation, 2016y)),
            "year   value  status            part  part_is           whole  whole_is\n"
            "2016  24.0 %  A       CNY 12 billion  zone     CNY 50 billion  zone\n");
  EXPECT_EQ(
      to_string(now, share(now, gdp, all, nation, 2016y)),
      "year   value  status            part  part_is                          whole  whole_is\n"
      "2016  50.0 %  E       CNY 25 billion  sum of 2 in 2, 100.0 %  CNY 50 billion  zone\n");
}

TEST_F(Printed, Places) {
  EXPECT_EQ(to_string(now, ranking(now, people, 2016y, all)),
            "rank  zone     value  status\n"
            "   1  alpha  100,000  A\n"
            "   1  beta   100,000  A\n");
  EXPECT_EQ(to_string(now, leaders(now, gdp, {2015y, 2016y}, all, 1)),
            "zone  years  best  worst\n"
            "beta      2     1      1\n");
  EXPECT_EQ(to_string(now, rank_changes(now, gdp, 2015y, 2016y, all)),
            "zone   before  after  change            2015            2016\n"
            "beta        1      1       0  CNY 10 billion  CNY 13 billion\n"
            "alpha       1      2      -1  CNY 10 billion  CNY 12 billion\n");
}

TEST_F(Printed, Change) {
  EXPECT_EQ(to_string(now, growth(now, gdp, alpha, {2016y, 2016y})),
            "year   value  status\n"
            "2016  20.0 %  A\n");
  EXPECT_EQ(to_string(now, cagr(now, gdp, alpha, {2015y, 2016y})),
            "years       value  status\n"
            "2015-2016  20.0 %  A\n");
  EXPECT_EQ(to_string(now, contribution_to_growth(now, gdp, 2016y, all)),
            "zone          amount   value  status  kind\n"
            "beta   CNY 3 billion  15.0 %  E       matched\n"
            "alpha  CNY 2 billion  10.0 %  A       matched\n");
  EXPECT_EQ(
      to_string(now, growth(now, gdp, all, {2016y, 2016y})),
      "year   value  status  members  reported  coverage  matched_change  entrants  leavers\n"
      "2016  25.0 %  E             2         2   100.0 %   CNY 5 billion     CNY 0    CNY 0\n");
}

TEST_F(Printed, SpreadAndDirection) {
  EXPECT_EQ(to_string(now, trend(now, gdp, all, {2015y, 2016y})),
            "what                              value\n"
            "years                         2015-2016\n"
            "slope a year              CNY 5 billion\n"
            "relative slope a year            22.2 %\n"
            "level in the first year  CNY 20 billion\n"
            "r squared                             1\n"
            "standard error\n"
            "years reported                        2\n"
            "status                                E\n"
            "policy                      of_the_year\n"
            "least coverage                  100.0 %\n");
  EXPECT_EQ(to_string(now, distribution(now, gdp, 2016y, all, {.quantiles = {0.1}})),
            "what                              value\n"
            "year                               2016\n"
            "mean                   CNY 12.5 billion\n"
            "standard deviation  CNY 707.107 million\n"
            "minimum                  CNY 12 billion\n"
            "median                 CNY 12.5 billion\n"
            "maximum                  CNY 13 billion\n"
            "quantile 0.1           CNY 12.1 billion\n"
            "status                                E\n"
            "members                               2\n"
            "reported                              2\n"
            "coverage                        100.0 %\n"
            "policy                      of_the_year\n");
  EXPECT_EQ(to_string(now, concentration(now, gdp, 2016y, all, {.top = 1})),
            "what                             value\n"
            "year                              2016\n"
            "total                   CNY 25 billion\n"
            "gini                              0.02\n"
            "herfindahl                      0.5008\n"
            "normalised herfindahl           0.0016\n"
            "share of the largest 1          52.0 %\n"
            "status                               E\n"
            "members                              2\n"
            "reported                             2\n"
            "coverage                       100.0 %\n"
            "policy                     of_the_year\n");
}

TEST_F(Printed, PeersAndDigitsAlone) {
  const std::array indicators{gdp};
  EXPECT_EQ(to_string(now, peers(now, alpha, indicators, 2016y, all)),
            "zone  distance  shared\n"
            "beta   1.41421       1\n");
  std::ostringstream out;
  out << ranking(now, people, 2016y, all);
  EXPECT_EQ(out.str(),
            "rank  zone   value  status\n"
            "   1  #2    100000  A\n"
            "   1  #3    100000  A\n");
}

TEST_F(Printed, Reconciliations) {
  std::vector<Reconciliation> found(3);
  for (Reconciliation& each : found) {
    each.indicator = gdp;
    each.zone = nation;
    each.year = 2016y;
    each.published = 500;
    each.recomputed = 400;
  }
  found[1].agrees = true;
  found[2].agrees = false;
  EXPECT_EQ(
      to_string(now, found),
      "indicator  zone    year  what        published      recomputed      difference  agrees\n"
      "gdp        nation  2016  total  CNY 50 billion  CNY 40 billion  CNY 10 billion\n"
      "gdp        nation  2016  total  CNY 50 billion  CNY 40 billion  CNY 10 billion  yes\n"
      "gdp        nation  2016  total  CNY 50 billion  CNY 40 billion  CNY 10 billion  no\n");
}

}  // namespace
