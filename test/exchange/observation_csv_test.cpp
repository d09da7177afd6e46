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
  void read(const std::string& content, std::string_view release = "") {
    exchange::ObservationReader reader(*connection, release, problems);
    reader.read(content, problems.file("o.csv"), rows);
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
            "report_2016");
}

struct Mistake {
  const char* name;
  const char* row;
  const char* message;
};
class ObservationCsvRefuses : public ObservationCsv,
                              public ::testing::WithParamInterface<Mistake> {};

TEST_P(ObservationCsvRefuses, WithItsPlace) {
  read(std::string("indicator,zone,year,value,status,unit,release,quantum\n") + GetParam().row +
       "\n");
  EXPECT_EQ(problems.text(), std::string("o.csv:2:") + GetParam().message);
  EXPECT_TRUE(rows.rows.empty());
}

#define NO_NUMBER(column, text)                                                                   \
  #column ": \"" text                                                                             \
          "\" is no number; write digits with a decimal point, such as 1234.5 or 1.2e6, without " \
          "spaces or separators"
constexpr const char* all_codes = "A, W, I, E, P, V, N, F, G, J, S, U, D, B, Q, K, L, H, M and O";

INSTANTIATE_TEST_SUITE_P(
    Rows, ObservationCsvRefuses,
    ::testing::Values(
        Mistake{"indicator", "gpd,alpha,2016,1,,,report_2016,",
                "1: no indicator has the code \"gpd\"; the nearest is gdp"},
        Mistake{"zone", "gdp,alpah,2016,1,,,report_2016,",
                "5: no zone has the code \"alpah\"; the nearest is alpha"},
        Mistake{"unit", "gdp,alpha,2016,1,,CNY_10m,report_2016,",
                "19: no unit has the code \"CNY_10m\"; the nearest is CNY_100m"},
        Mistake{"release", "gdp,alpha,2016,1,,,report2016,",
                "20: no release has the code \"report2016\"; the nearest are report_2016 "
                "and report_2015"},
        Mistake{"no_release", "gdp,alpha,2016,1,,,,",
                "20: the row names no release; give its code in column release, or one for all "
                "rows with --release"},
        Mistake{"other_base", "gdp,alpha,2016,1,,USD,report_2016,",
                "19: the unit USD does not convert to CNY, the unit of \"gdp\"; give the figure in "
                "a unit of base CNY"},
        Mistake{"comma", "gdp,alpha,2016,\"12,5\",,,report_2016,", NO_NUMBER(16, "12,5")},
        Mistake{"letters", "gdp,alpha,2016,abc,,,report_2016,", NO_NUMBER(16, "abc")},
        Mistake{"nan", "gdp,alpha,2016,NaN,,,report_2016,", NO_NUMBER(16, "NaN")},
        Mistake{"infinity", "gdp,alpha,2016,inf,,,report_2016,", NO_NUMBER(16, "inf")},
        Mistake{"overflow", "gdp,alpha,2016,1e999,,,report_2016,", NO_NUMBER(16, "1e999")},
        Mistake{"overflow_by_unit", "gdp,alpha,2016,1e305,,CNY_100m,report_2016,",
                NO_NUMBER(16, "1e305")},
        Mistake{"hexadecimal", "gdp,alpha,2016,0x10,,,report_2016,", NO_NUMBER(16, "0x10")},
        Mistake{"space", "gdp,alpha,2016, 5,,,report_2016,", NO_NUMBER(16, " 5")},
        Mistake{"underscore", "gdp,alpha,2016,1_000,,,report_2016,", NO_NUMBER(16, "1_000")},
        Mistake{"year", "gdp,alpha,2016.5,1,,,report_2016,",
                "11: \"2016.5\" is no year; a year is a whole number from 1 to 9999"},
        Mistake{"year_zero", "gdp,alpha,0,1,,,report_2016,",
                "11: \"0\" is no year; a year is a whole number from 1 to 9999"},
        Mistake{"year_empty", "gdp,alpha,,1,,,report_2016,",
                "11: \"\" is no year; a year is a whole number from 1 to 9999"},
        Mistake{"missing_with_value", "gdp,alpha,2016,5,Q,,report_2016,",
                "16: status Q says that the value is missing, but there is one; remove the value "
                "or change the status"},
        Mistake{"no_value", "gdp,alpha,2016,,,,report_2016,",
                "16: there is no value but status A; a missing value has the status that says why: "
                "Q, K, L, H, M or O (or B, J, S)"},
        Mistake{"no_value_of_a", "gdp,alpha,2016,,A,,report_2016,",
                "16: there is no value but status A; a missing value has the status that says why: "
                "Q, K, L, H, M or O (or B, J, S)"},
        Mistake{"quantum", "gdp,alpha,2016,5,,,report_2016,-1",
                "32: \"-1\" is no rounding step; it is a positive number in the unit of the row, "
                "such as 100"}),
    [](const auto& name) { return std::string(name.param.name); });

TEST_F(ObservationCsv, AnUnknownStatusListsTheKnown) {
  read("indicator,zone,year,value,status,release\ngdp,alpha,2016,5,X,report_2016\n");
  EXPECT_EQ(problems.text(), std::string("o.csv:2:18: \"X\" is no status; known: ") + all_codes);
}

TEST_F(ObservationCsv, TwentyMistakesAreShownAndTheRestCounted) {
  std::string content = "indicator,zone,year,value,release\n";
  for (int i = 0; i < 30; ++i) content += "gdp,alpha,2016,abc,report_2016\n";
  read(content);
  EXPECT_NE(problems.text().find("o.csv:21:16: "), std::string::npos);
  EXPECT_EQ(problems.text().find("o.csv:22:"), std::string::npos);
  EXPECT_TRUE(problems.text().ends_with("o.csv: and 10 more"));
}

}  // namespace
