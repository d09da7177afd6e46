// Publications by hand: what was published when, and what is worked out of it. Random ones beside a model
// are in vintages_test.cpp.
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/revision.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::TemporaryFolder;

TEST(Vintages, AnOlderReleaseLoadedLaterTakesItsPlaceByTierAndDay) {
  const TemporaryFolder data;
  test::write_small_directory(data);
  Database database = Database::create(":memory:");
  const auto publish = [&](const std::string& release, const std::string& facts, int figure) {
    data.write("releases.csv", "code,title,published_on,tier\n" + release + ",T," + facts + "\n");
    data.write("observations.csv", "indicator,zone,year,value,release\ngdp,alpha,2014," +
                                       std::to_string(figure) + "," + release + "\n");
    load(database, data.path().string());
  };
  const auto standing_and_published = [&] {
    const Snapshot now = database.snapshot();
    const auto gdp = now.indicator("gdp");
    const auto alpha = now.zone("alpha");
    std::string standing;
    for (const Vintage& each : history(now, gdp, alpha, Year{2014})) standing += each.release;
    std::string published;
    for (int place = 1; const auto each = vintage(now, gdp, alpha, Year{2014}, place); ++place) {
      published += each->release;
    }
    return standing + " " + published;
  };
  publish("d", "2017-06-30,1", 4);
  EXPECT_EQ(standing_and_published(), "d d");
  publish("b", "2016,1", 2);  // an older report
  EXPECT_EQ(standing_and_published(), "bd bd");
  publish("c", "2017-01,0", 3);  // a newspaper of the time between
  EXPECT_EQ(standing_and_published(), "cbd bcd");
  publish("z", "2020,0", 26);  // a newspaper after all displaces no report
  EXPECT_EQ(standing_and_published(), "czbd bcdz");
  publish("a", ",1", 1);  // a report without a date is before all of its tier
  EXPECT_EQ(standing_and_published(), "czabd abcdz");
  publish("e", "2017-06,1", 5);  // of the same day as d, by code
  EXPECT_EQ(standing_and_published(), "czabde abcdez");
  EXPECT_EQ(revisions(database).at(0).first, 1.0);
  EXPECT_EQ(revisions(database).at(0).latest, 5.0);
  publish("a", "2021,1", 1);  // the date becomes known
  EXPECT_EQ(standing_and_published(), "czbdea bcdeza");
  EXPECT_EQ(revisions(database).at(0).first, 2.0);
  EXPECT_EQ(revisions(database).at(0).latest, 1.0);
}

// gdp was published twice, employees and the nation once.
TEST(Vintages, WhatIsWorkedOutIsOfFiguresOfOnePlace) {
  const TemporaryFolder data;
  test::write_small_directory(data);
  data.write("observations.csv",
             "indicator,zone,year,value,release\n"
             "gdp,alpha,2014,100,report_2015\ngdp,alpha,2014,120,report_2016\n"
             "gdp,beta,2014,50,report_2016\ngdp,land,2014,400,report_2016\n"
             "people,alpha,2014,10,report_2016\nshare,beta,2014,7,press_2016\n"
             "share,beta,2014,8,report_2016\n");
  Database database = Database::create(":memory:");
  load(database, data.path().string());
  const auto figure = [&](const SnapshotOptions& options, std::string_view indicator,
                          std::string_view zone) {
    const Snapshot book = database.snapshot(options);
    return value(book, book.indicator(indicator), book.zone(zone), Year{2014});
  };
  EXPECT_EQ(figure({}, "per_head", "alpha"), 12);
  EXPECT_EQ(figure({.vintage = 1}, "per_head", "alpha"), 10);
  EXPECT_EQ(figure({.vintage = 2}, "per_head", "alpha"), std::nullopt);
  EXPECT_EQ(figure({.vintage = 1}, "share", "alpha"), 25);
  EXPECT_EQ(figure({.vintage = 1}, "share", "beta"), 7);
  EXPECT_EQ(figure({.vintage = 2}, "share", "beta"), 8);
  EXPECT_EQ(figure({.as_of = parse_date("2017"), .vintage = -1}, "gdp", "alpha"), 120);
  EXPECT_EQ(figure({.as_of = parse_date("2016"), .vintage = -1}, "gdp", "alpha"), 100);
  EXPECT_EQ(figure({.as_of = parse_date("2016"), .vintage = 2}, "gdp", "alpha"), std::nullopt);
  const Snapshot first = database.snapshot({.vintage = 1});
  const Total sum = total(first, first.indicator("gdp"), Year{2014}, first.group("everyone"));
  EXPECT_EQ(sum.value, 150);
  const auto refused = test::thrown_by([&] { (void)database.snapshot({.vintage = 0}); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
  EXPECT_EQ(refused.sentence, "no figure has the place 0; 1 is the first published, -1 the last");
  EXPECT_EQ(figure({}, "gdp", "alpha"), 120);  // the snapshot that is kept is not one of those
}

}  // namespace
