#include "exchange/observation_csv.hpp"

#include <yearbook/exchange.hpp>
#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;

struct ObservationCsv : ::testing::Test {
  test::TemporaryFolder folder;
  std::optional<sqlite::Connection> connection;
  core::Problems problems;
  store::NewObservations rows;
  ObservationCsv() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(folder.file("a.db"), data.path().string());
    connection.emplace(folder.file("a.db"),
                       sqlite::ConnectionOptions{.access = sqlite::Access::read_write});
  }
  void read(const std::string& content, std::string_view release = "", bool replace = false) {
    exchange::ObservationReader reader(*connection, release, replace, problems);
    reader.read(kernel::CsvScanner(content), problems.file("o.csv"),
                [&](store::NewObservations& some) {
                  const auto notes = static_cast<std::uint32_t>(rows.notes.size());
                  for (auto row : some.rows) {
                    if (row.note > 0) row.note += notes;
                    rows.rows.push_back(row);
                  }
                  rows.notes.insert(rows.notes.end(), some.notes.begin(), some.notes.end());
                  some = {};
                  return true;
                });
  }
};

TEST_F(ObservationCsv, ConvertsUnitsInDecimal) {
  read(
      "indicator,zone,year,value,unit,release\n"
      "gdp,alpha,2016,2.3,CNY_100m,report_2016\n"
      "gdp,alpha,2017,230000000,,report_2016\n"
      "share,alpha,2016,0.051,ratio,report_2016\n"
      "people,alpha,2016,448.4,person_10k,report_2016\n");
  ASSERT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(rows.rows[0].value, 230'000'000);
  EXPECT_EQ(rows.rows[1].value, 230'000'000);
  EXPECT_EQ(rows.rows[2].value, 5.1);
  EXPECT_EQ(rows.rows[3].value, 4'484'000);
}

TEST_F(ObservationCsv, KeepsTheQuantumThatTheValueDoesNotShow) {
  read(
      "indicator,zone,year,value,unit,release,quantum\n"
      "gdp,alpha,2010,89800,CNY_100m,report_2016,100\n"
      "gdp,alpha,2011,5544.7,CNY_100m,report_2016,\n"
      "gdp,alpha,2012,5,CNY,report_2016,\n"
      "share,alpha,2013,12.1,percent,report_2016,\n"
      "share,alpha,2014,12.10,percent,report_2016,\n"
      "share,alpha,2015,12.1,percent,report_2016,0.1\n"
      "people,alpha,2016,262000,,report_2016,1000\n");
  ASSERT_TRUE(problems.empty()) << problems.text();
  const auto quantum = [&](std::size_t row) {
    return rows.rows[row].note == 0 ? std::nullopt : rows.notes[rows.rows[row].note - 1].quantum;
  };
  EXPECT_EQ(quantum(0), 1e10);
  EXPECT_EQ(quantum(1), 1e7);
  EXPECT_FALSE(quantum(2));
  EXPECT_FALSE(quantum(3));
  EXPECT_EQ(quantum(4), 0.01);
  EXPECT_FALSE(quantum(5));
  EXPECT_EQ(quantum(6), 1000);
}

TEST_F(ObservationCsv, ReadsStatusesAndNotes) {
  read(
      "indicator,zone,year,value,status,release,locator,note\n"
      "gdp,alpha,2010,,Q,report_2016,table 1,withheld\n"
      "gdp,alpha,2011,0,,report_2016,,\n"
      "gdp,alpha,2012,,B,report_2016,,\n"
      "gdp,alpha,2013,7,B,report_2016,,\n");
  ASSERT_TRUE(problems.empty()) << problems.text();
  EXPECT_TRUE(is_missing(rows.rows[0].value));
  EXPECT_EQ(rows.rows[0].status, Status::suppressed);
  EXPECT_EQ(rows.notes[0].locator, "table 1");
  EXPECT_EQ(rows.notes[0].note, "withheld");
  EXPECT_EQ(rows.rows[1].value, 0);
  EXPECT_EQ(rows.rows[1].status, Status::normal);
  EXPECT_TRUE(is_missing(rows.rows[2].value));
  EXPECT_EQ(rows.rows[3].value, 7);
}

TEST_F(ObservationCsv, ARowWithoutAReleaseTakesTheOneGiven) {
  read("indicator,zone,year,value\ngdp,alpha,2010,1\n", "report_2015");
  ASSERT_TRUE(problems.empty()) << problems.text();
  read("indicator,zone,year,value\ngdp,alpha,2010,1\n", "report_2055");
  EXPECT_EQ(problems.text(),
            "o.csv:2: no release has the code \"report_2055\"; the nearest are report_2015 and "
            "report_2016; correct it, or add it to releases.csv");
}

// The kinds of mistake a row can have are in test/tool/bad_input_test.cpp, word for word.
TEST_F(ObservationCsv, EveryMistakeHasItsPlaceAndTheRowIsNotKept) {
  read(
      "indicator,zone,year,value,release,quantum\n"
      "gdp,alpha,,1,report_2016,\n"
      "gdp,alpha,2016,5,report_2016,-1\n"
      "gdp,alpha,2016,x,report_2016,\n"
      "gdp,alpha,2015,5,report_2016,\n");
  EXPECT_EQ(
      problems.text(),
      "o.csv:2:11: \"\" is no year; a year is a whole number from 1 to 9999\n"
      "o.csv:3:30: \"-1\" is no rounding step; it is a positive number in the unit of the row, "
      "such as 100\n"
      "o.csv:4:16: \"x\" is no number; write digits with a decimal point, such as 1234.5 or "
      "1.2e6, without spaces or separators");
  ASSERT_EQ(rows.rows.size(), 1U);
  EXPECT_EQ(rows.rows[0].value, 5);
}

TEST_F(ObservationCsv, TwentyMistakesAreShownAndTheRestCounted) {
  std::string content = "indicator,zone,year,value,release\n";
  for (int i = 0; i < 30; ++i) content += "gdp,alpha,2016,abc,report_2016\n";
  read(content);
  EXPECT_NE(problems.text().find("o.csv:21:16: "), std::string::npos);
  EXPECT_EQ(problems.text().find("o.csv:22:"), std::string::npos);
  EXPECT_TRUE(problems.text().ends_with("o.csv: and 10 more"));
}

// --- the wide form

TEST_F(ObservationCsv, AWideFileHasAColumnAnIndicator) {
  read(
      "year,gdp,zone,share\n"
      "2015,12.50,alpha,3.1\n"
      "2016,,alpha,\n"
      "2015,7,beta,0\n",
      "report_2015");
  ASSERT_TRUE(problems.empty()) << problems.text();
  ASSERT_EQ(rows.rows.size(), 4U);
  EXPECT_EQ(rows.rows[0].value, 12.5);
  EXPECT_EQ(rows.notes.at(rows.rows[0].note - 1).quantum, 0.01);
  EXPECT_EQ(rows.rows[0].status, Status::normal);
  EXPECT_EQ(rows.rows[1].value, 3.1);
  EXPECT_EQ(rows.rows[2].value, 7);
  EXPECT_EQ(rows.rows[3].value, 0);
  EXPECT_NE(rows.rows[0].indicator, rows.rows[1].indicator);
  EXPECT_EQ(rows.rows[0].indicator, rows.rows[2].indicator);
  EXPECT_NE(rows.rows[0].zone, rows.rows[2].zone);
  EXPECT_EQ(rows.rows[2].at.column, 6U);
}

TEST_F(ObservationCsv, AWideFileNeedsARelease) {
  read("zone,year,gdp\nalpha,2015,1\n");
  EXPECT_EQ(problems.text(),
            "o.csv:1: a file with a column an indicator names no release; give the one of all its "
            "figures with --release");
  EXPECT_TRUE(rows.rows.empty());
}

TEST_F(ObservationCsv, MistakesOfAWideFileHaveTheirPlace) {
  read("zone,year,gdp,modo\nalpha,2015,1,2\n", "report_2015");
  EXPECT_EQ(
      problems.text(),
      "o.csv:1:15: no indicator has the code \"modo\"; the nearest is mood; correct it, or add "
      "it to indicators.csv");
  problems = {};
  read("zone,year,gdp,mood\nalpah,2015,1,2\nalpha,0,1,2\nalpha,2015,1,-\nbeta,2015,x,2\n",
       "report_2015");
  EXPECT_EQ(
      problems.text(),
      "o.csv:2:1: no zone has the code \"alpah\"; the nearest is alpha; correct it, or add it "
      "to zones.csv\n"
      "o.csv:3:7: \"0\" is no year; a year is a whole number from 1 to 9999\n"
      "o.csv:4:14: \"-\" is no number; write digits with a decimal point, such as 1234.5 or "
      "1.2e6, without spaces or separators\n"
      "o.csv:5:11: \"x\" is no number; write digits with a decimal point, such as 1234.5 or "
      "1.2e6, without spaces or separators");
}

TEST_F(ObservationCsv, AFileWithoutIndicatorsOrValuesIsNoWideOne) {
  read("zone,year\nalpha,2015\n", "report_2015");
  read("zone,year,value\nalpha,2015,1\n", "report_2015");
  read("zone,year,status\nalpha,2015,A\n", "report_2015");
  EXPECT_EQ(
      problems.text(),
      "o.csv:1: the column \"indicator\" is missing; required: indicator, zone, year and value\n"
      "o.csv:1: the column \"value\" is missing; required: indicator, zone, year and value\n"
      "o.csv:1: the column \"indicator\" is missing; required: indicator, zone, year and value\n"
      "o.csv:1: the column \"indicator\" is missing; required: indicator, zone, year and value\n"
      "o.csv:1: the column \"value\" is missing; required: indicator, zone, year and value");
}

}  // namespace
