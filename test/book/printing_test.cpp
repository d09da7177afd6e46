#include <yearbook/error.hpp>
#include <yearbook/printing.hpp>

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;

using test::cny_100m;
using test::percent;

struct Printing : ::testing::Test {
  BookBuilder builder;
  ZoneHandle wuhan = builder.zone("wuhan");
  ZoneHandle xian = builder.zone("xian");
  IndicatorHandle gdp = builder.indicator("gdp", IndicatorKind::flow, cny_100m);
  IndicatorHandle share = builder.indicator("share", IndicatorKind::ratio, percent);
  Printing() { builder.catalog().zones[0].name_zh = "武汉东湖"; }
};

TEST_F(Printing, LabelsNameThingsAsTheyAreAsked) {
  const Snapshot book = builder.snapshot();
  const Labels none;
  EXPECT_FALSE(none.known());
  EXPECT_EQ(none.zone(xian), "#2");
  EXPECT_EQ(none.indicator(gdp), "#1");
  EXPECT_EQ(none.figure(89800.5, gdp), "89800.5");
  EXPECT_EQ(none.fraction(0.1209), "0.1209");
  EXPECT_EQ(none.base_figure(12.5, gdp), "12.5");
  const Labels codes = book;
  EXPECT_TRUE(codes.known());
  EXPECT_EQ(codes.zone(xian), "xian");
  EXPECT_EQ(codes.indicator(share), "share");
  EXPECT_EQ(codes.figure(89800, gdp), "CNY 8.98 trillion");
  EXPECT_EQ(codes.base_figure(8.98e12, gdp), "CNY 8.98 trillion");
  EXPECT_EQ(codes.figure(12.1, share), "12.1 %");
  EXPECT_EQ(codes.figure(0.1209, gdp, Measure::fraction), "12.1 %");
  EXPECT_EQ(codes.figure(180.905, gdp, Measure::index), "180.9");
  EXPECT_EQ(codes.fraction(0.5), "50.0 %");
  const Labels chinese(book, CalledBy::name_zh);
  EXPECT_EQ(chinese.zone(wuhan), "武汉东湖");
  EXPECT_EQ(chinese.zone(xian), "xian");  // it has no Chinese name
}

TEST_F(Printing, AMissingFigureIsEmpty) {
  const Labels codes = builder.snapshot();
  for (const Labels& labels : {Labels(), codes}) {
    EXPECT_EQ(labels.figure(missing_value, gdp), "");
    EXPECT_EQ(labels.figure(std::nullopt, gdp, Measure::index), "");
    EXPECT_EQ(labels.fraction(std::nullopt), "");
    EXPECT_EQ(labels.base_figure(std::nullopt, gdp), "");
  }
}

TEST_F(Printing, HandlesOfAnotherFileAreRefused) {
  const Labels codes = builder.snapshot();
  EXPECT_EQ(test::thrown_by([&] { (void)codes.zone(ZoneHandle(0xcd, 1)); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(test::thrown_by([&] { (void)codes.figure(1, IndicatorHandle(0xcd, 1)); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Printing, ASeriesPrintsItselfWithAndWithoutItsUnits) {
  const Series cells{.years = {2014y, 2016y},
                     .values = {80000, missing_value, 89800},
                     .statuses = {Status::normal, Status::suppressed, Status::estimated},
                     .indicator = gdp};
  EXPECT_EQ(to_string(cells),
            "year  value  status\n"
            "2014  80000  A\n"
            "2015         Q\n"
            "2016  89800  E\n");
  EXPECT_EQ(to_string(builder.snapshot(), cells),
            "year              value  status\n"
            "2014     CNY 8 trillion  A\n"
            "2015                     Q\n"
            "2016  CNY 8.98 trillion  E\n");
  std::ostringstream out;
  out << cells;
  EXPECT_EQ(out.str(), to_string(cells));
}

TEST_F(Printing, AnObservationIsALine) {
  EXPECT_EQ(to_string(builder.snapshot(), Observation{89800, Status::normal, "report", gdp}),
            "            value  status  release\n"
            "CNY 8.98 trillion  A       report\n");
  EXPECT_EQ(to_string(Observation{}), "value  status  release\n\n");
}

TEST_F(Printing, AlignsWideNames) {
  const CrossSection cells{.zones = {wuhan, xian},
                           .values = {2, 30},
                           .statuses = {Status::normal, Status::normal},
                           .indicator = share};
  EXPECT_EQ(to_string(Labels(builder.snapshot(), CalledBy::name_zh), cells),
            "zone      value  status\n"
            "武汉东湖    2 %  A\n"
            "xian       30 %  A\n");
}

TEST_F(Printing, APanelHasAColumnAZone) {
  const Panel cells{.years = {2014y, 2015y},
                    .zones = {wuhan, xian},
                    .values = {1, missing_value, 3, 4},
                    .statuses = std::vector<Status>(4, Status::normal)};
  EXPECT_EQ(to_string(cells),
            "year  #1  #2\n"
            "2014   1\n"
            "2015   3   4\n");
}

TEST_F(Printing, AHistoryHasALineARelease) {
  const std::vector<Vintage> history{{.zone = xian,
                                      .year = 2016y,
                                      .value = 5,
                                      .status = Status::normal,
                                      .release = "press",
                                      .published_on = "2017",
                                      .tier = 0,
                                      .stands = false,
                                      .locator = "",
                                      .note = "",
                                      .quantum = std::nullopt,
                                      .indicator = gdp}};
  EXPECT_EQ(to_string(builder.snapshot(), history),
            "zone  year            value  status  release  published_on  stands\n"
            "xian  2016  CNY 500 million  A       press    2017          no\n");
}

}  // namespace
