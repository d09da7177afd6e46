#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/revision.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::TemporaryFolder;
using test::thrown_by;

// The small directory with releases of our own, and what each prints.
struct RevisionTest : ::testing::Test {
  TemporaryFolder data;
  TemporaryFolder folder;
  std::string file = folder.file("a.db");

  RevisionTest() { test::write_small_directory(data); }

  [[nodiscard]] Database book(const std::string& releases, const std::string& observations) const {
    data.write("releases.csv", "code,title,published_on,tier\n" + releases);
    data.write("observations.csv", "indicator,zone,year,value,status,release\n" + observations);
    load(file, data.path().string());
    return Database::open(file);
  }
};

using Diff = RevisionTest;
using Revisions = RevisionTest;

constexpr const char* two = "old,Old,2016,1\nnew,New,2017,1\n";

TEST_F(Diff, TellsAddedGoneAndChangedCellsAndCountsEqualOnes) {
  Database database = book(two,
                           "gdp,alpha,2014,50,,old\n"
                           "gdp,alpha,2014,60,,new\n"
                           "gdp,alpha,2013,7,,new\n"
                           "gdp,beta,2014,8,,old\n"
                           "gdp,land,2014,9,,old\n"
                           "gdp,land,2014,9,,new\n"
                           "gdp,gamma,2014,,Q,old\n"
                           "gdp,gamma,2014,,Q,new\n");
  const ReleaseDiff found = diff(database, "old", "new");
  EXPECT_EQ(found.added, 1U);
  EXPECT_EQ(found.gone, 1U);
  EXPECT_EQ(found.changed, 1U);
  EXPECT_EQ(found.equal, 2U);
  const std::vector<CellChange> expected{
      {.indicator = "gdp",
       .zone = "alpha",
       .year = 2013y,
       .change = Change::added,
       .new_value = 7.0,
       .new_status = Status::normal},
      {.indicator = "gdp",
       .zone = "alpha",
       .year = 2014y,
       .change = Change::changed,
       .old_value = 50.0,
       .old_status = Status::normal,
       .new_value = 60.0,
       .new_status = Status::normal,
       .difference = 10.0,
       .percent = 20.0},
      {.indicator = "gdp",
       .zone = "beta",
       .year = 2014y,
       .change = Change::gone,
       .old_value = 8.0,
       .old_status = Status::normal},
  };
  EXPECT_EQ(found.cells, expected);
}

TEST_F(Diff, TurnedRoundItSaysTheOpposite) {
  Database database =
      book(two, "gdp,alpha,2014,50,,old\ngdp,alpha,2014,40,,new\ngdp,beta,2014,1,,old\n");
  const ReleaseDiff found = diff(database, "new", "old");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found.cells[0].difference, 10.0);
  EXPECT_EQ(found.cells[0].percent, 25.0);
  EXPECT_EQ(found.cells[1].change, Change::added);
}

TEST_F(Diff, IsByCodesAndYear) {
  // Given in another order, and stored by ids in yet another.
  Database database = book(two,
                           "people,beta,2015,1,,new\n"
                           "people,alpha,2016,1,,new\n"
                           "people,alpha,2015,1,,old\n"
                           "mood,gamma,2015,1,,new\n"
                           "gdp,land,2001,1,,new\n"
                           "gdp,alpha,2016,1,,new\n");
  std::vector<std::string> keys;
  for (const CellChange& cell : diff(database, "old", "new")) {
    keys.push_back(cell.indicator + " " + cell.zone + " " + to_string(cell.year));
  }
  EXPECT_EQ(keys, (std::vector<std::string>{"gdp alpha 2016", "gdp land 2001", "mood gamma 2015",
                                            "people alpha 2015", "people alpha 2016",
                                            "people beta 2015"}));
}

TEST_F(Diff, AnotherStatusIsAChange) {
  Database database = book(two, "gdp,alpha,2014,50,P,old\ngdp,alpha,2014,50,,new\n");
  const ReleaseDiff found = diff(database, "old", "new");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.cells[0].change, Change::changed);
  EXPECT_EQ(found.cells[0].old_status, Status::provisional);
  EXPECT_EQ(found.cells[0].new_status, Status::normal);
  EXPECT_EQ(found.cells[0].difference, 0.0);
  EXPECT_EQ(found.cells[0].percent, 0.0);
}

TEST_F(Diff, PercentIsOfTheSizeOfTheOldValueAndEmptyWhereThereIsNone) {
  Database database = book(two,
                           "gdp,alpha,2011,-50,,old\ngdp,alpha,2011,-40,,new\n"
                           "gdp,alpha,2012,0,,old\ngdp,alpha,2012,5,,new\n"
                           "gdp,alpha,2013,,L,old\ngdp,alpha,2013,5,,new\n"
                           "gdp,alpha,2014,5,,old\ngdp,alpha,2014,,Q,new\n"
                           "gdp,alpha,2015,,L,old\ngdp,alpha,2015,,Q,new\n"
                           "gdp,alpha,2016,5,,old\ngdp,alpha,2016,0,,new\n");
  const auto cells = diff(database, "old", "new").cells;
  ASSERT_EQ(cells.size(), 6U);
  using Numbers = std::vector<std::optional<double>>;
  Numbers differences;
  Numbers percents;
  for (const CellChange& cell : cells) {
    EXPECT_EQ(cell.change, Change::changed);
    differences.push_back(cell.difference);
    percents.push_back(cell.percent);
  }
  EXPECT_EQ(differences, (Numbers{10.0, 5.0, {}, {}, {}, -5.0}));
  EXPECT_EQ(percents, (Numbers{20.0, {}, {}, {}, {}, -100.0}));
}

TEST_F(Diff, NumbersThatAreNotFiniteAreEmpty) {
  Database database = book(two,
                           "gdp,alpha,2014,-1.7e308,,old\ngdp,alpha,2014,1.7e308,,new\n"
                           "gdp,alpha,2015,1e-308,,old\ngdp,alpha,2015,1e300,,new\n");
  const auto cells = diff(database, "old", "new").cells;
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_FALSE(cells[0].difference);
  EXPECT_FALSE(cells[0].percent);
  EXPECT_EQ(cells[1].difference, 1e300);
  EXPECT_FALSE(cells[1].percent);
}

TEST_F(Diff, AReleaseAndItselfDifferInNothing) {
  Database database = book(two, "gdp,alpha,2014,50,,old\ngdp,beta,2014,,Q,old\n");
  const ReleaseDiff same = diff(database, "old", "old");
  EXPECT_TRUE(same.empty());
  EXPECT_EQ(same.equal, 2U);
  const ReleaseDiff without_figures = diff(database, "new", "new");
  EXPECT_TRUE(without_figures.empty());
  EXPECT_EQ(without_figures.equal, 0U);
}

TEST_F(Diff, AnUnknownReleaseIsNamedWithTheNearest) {
  Database database = book("report_2016,A,,\nreport_2017,B,,\npress,C,,\n", "");
  const std::uint_least32_t line = std::source_location::current().line() + 1;
  const auto unknown = [&] { (void)diff(database, "press", "reprot_2017"); };
  const auto thrown = thrown_by(unknown);
  EXPECT_EQ(thrown.code, ErrorCode::not_found);
  EXPECT_EQ(thrown.sentence,
            "no release has the code \"reprot_2017\"; the nearest are report_2017 and report_2016; "
            "\"yearbook releases\" lists them");
  try {
    unknown();
  } catch (const Error& error) {
    EXPECT_EQ(error.where().line(), line);
  }
  EXPECT_EQ(thrown_by([&] { (void)diff(database, "", "press"); }).code, ErrorCode::not_found);
  // A code is no pattern and no SQL.
  EXPECT_EQ(thrown_by([&] { (void)diff(database, "%", "press"); }).code, ErrorCode::not_found);
  EXPECT_EQ(thrown_by([&] { (void)diff(database, "' OR 1 --", "press"); }).code,
            ErrorCode::not_found);
}

TEST_F(Diff, NamesItsChanges) {
  EXPECT_EQ(to_string(Change::added), "added");
  EXPECT_EQ(to_string(Change::gone), "gone");
  EXPECT_EQ(to_string(Change::changed), "changed");
}

TEST_F(Diff, AStatusThatIsNoneIsDamage) {
  {
    const Database made = book(two, "gdp,alpha,2014,50,,old\ngdp,alpha,2014,51,,new\n");
  }
  SQLite::Database(file, SQLite::OPEN_READWRITE)
      .exec("PRAGMA ignore_check_constraints = ON; UPDATE observation SET status = 'X'");
  Database database = Database::open(file);
  EXPECT_EQ(thrown_by([&] { (void)diff(database, "old", "new"); }).code, ErrorCode::corrupt);
  EXPECT_EQ(thrown_by([&] { (void)revisions(database); }).code, ErrorCode::corrupt);
}

TEST_F(Diff, AsksAFileForReadingAndOneInMemory) {
  {
    const Database made = book(two, "gdp,alpha,2014,50,,old\ngdp,alpha,2014,51,,new\n");
  }
  Database reading = Database::open(file, {.read_only = true, .untrusted = true});
  EXPECT_EQ(diff(reading, "old", "new").changed, 1U);
  EXPECT_EQ(revisions(reading).size(), 1U);
  Database memory = Database::create(":memory:");
  load(memory, data.path().string());
  EXPECT_EQ(diff(memory, "old", "new").changed, 1U);
  EXPECT_EQ(revisions(memory).size(), 1U);
}

TEST_F(Diff, AClosedDatabaseIsRefused) {
  Database database = book(two, "");
  database.close();
  EXPECT_EQ(thrown_by([&] { (void)diff(database, "old", "new"); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)revisions(database); }).code, ErrorCode::invalid_argument);
}

constexpr const char* three = "first,F,2015,1\nsecond,S,2016,1\nthird,T,2017,1\n";

TEST_F(Revisions, GoFromTheFirstFigureToTheOneThatStands) {
  Database database = book(three,
                           "gdp,alpha,2014,50,P,first\n"
                           "gdp,alpha,2014,70,,second\n"
                           "gdp,alpha,2014,60,,third\n"
                           "gdp,alpha,2015,1,,third\n"
                           "gdp,beta,2014,4,,second\n"
                           "gdp,beta,2014,4,,third\n"
                           "people,alpha,2014,10,,first\n"
                           "people,alpha,2014,,Q,third\n");
  const std::vector<Revision> expected{
      {.indicator = "gdp",
       .zone = "alpha",
       .year = 2014y,
       .releases = 3,
       .first = 50.0,
       .first_status = Status::provisional,
       .latest = 60.0,
       .latest_status = Status::normal,
       .size = 10.0,
       .percent = 20.0},
      {.indicator = "gdp",
       .zone = "beta",
       .year = 2014y,
       .releases = 2,
       .first = 4.0,
       .first_status = Status::normal,
       .latest = 4.0,
       .latest_status = Status::normal,
       .size = 0.0,
       .percent = 0.0},
      {.indicator = "people",
       .zone = "alpha",
       .year = 2014y,
       .releases = 2,
       .first = 10.0,
       .first_status = Status::normal,
       .latest = std::nullopt,
       .latest_status = Status::suppressed},
  };
  EXPECT_EQ(revisions(database), expected);
  const Snapshot now = database.snapshot();
  EXPECT_EQ(revisions(database, now.indicator("gdp")),
            (std::vector<Revision>{expected[0], expected[1]}));
  EXPECT_EQ(revisions(database, now.indicator("people")), (std::vector<Revision>{expected[2]}));
  EXPECT_TRUE(revisions(database, now.indicator("mood")).empty());
}

TEST_F(Revisions, TheFirstIsTheFirstPublishedWhateverItsTier) {
  Database database = book(
      "press,P,2017-03,0\nreport,R,2017-12-21,1\nquotation,Q,2018,0\nundated,U,,0\nsame,S,2017,1\n",
      "gdp,alpha,2014,50,,press\ngdp,alpha,2014,60,,report\n"
      // The report came first and stands: what is quoted later is no revision.
      "gdp,alpha,2015,8,,report\ngdp,alpha,2015,9,,quotation\n"
      // What has no date comes before all.
      "gdp,alpha,2016,3,,undated\ngdp,alpha,2016,4,,press\ngdp,alpha,2016,5,,quotation\n"
      // Of one day by tier, then code: 2017 is its last day.
      "gdp,beta,2014,1,,report\ngdp,beta,2014,2,,same\n");
  const auto rows = revisions(database);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].first, 50.0);
  EXPECT_EQ(rows[0].latest, 60.0);
  EXPECT_EQ(rows[1].first, 8.0);
  EXPECT_EQ(rows[1].latest, 8.0);
  EXPECT_EQ(rows[1].releases, 2U);
  EXPECT_EQ(rows[2].first, 3.0);
  EXPECT_EQ(rows[2].latest, 5.0);
  EXPECT_EQ(rows[2].releases, 3U);
  EXPECT_EQ(rows[3].first, 1.0);
  EXPECT_EQ(rows[3].latest, 2.0);
}

TEST_F(Revisions, OfAHandleOfAnotherFileAreRefused) {
  Database database = book(three, "gdp,alpha,2014,50,,first\n");
  Database other = Database::create(":memory:");
  load(other, data.path().string());
  const IndicatorHandle gdp = other.snapshot().indicator("gdp");
  EXPECT_EQ(thrown_by([&] { (void)revisions(database, gdp); }).code, ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)revisions(database, IndicatorHandle{}); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Revisions, InSumAreMeansOverTheCellsThatCanBeCompared) {
  Database database = book(three,
                           "gdp,alpha,2011,100,,first\ngdp,alpha,2011,110,,third\n"  // +10 %
                           "gdp,alpha,2012,100,,first\ngdp,alpha,2012,80,,third\n"   // -20 %
                           "gdp,alpha,2013,5,,first\ngdp,alpha,2013,5,,third\n"      // 0 %
                           "gdp,alpha,2014,0,,first\ngdp,alpha,2014,5,,third\n"      // no percent
                           "gdp,alpha,2015,5,P,first\ngdp,alpha,2015,5,,third\n"     // status alone
                           "people,alpha,2011,,L,first\npeople,alpha,2011,5,,third\n");
  const auto sums = summary(revisions(database));
  ASSERT_EQ(sums.size(), 2U);
  EXPECT_EQ(sums[0].indicator, "gdp");
  EXPECT_EQ(sums[0].cells, 5U);
  EXPECT_EQ(sums[0].revised, 4U);
  EXPECT_EQ(sums[0].compared, 4U);
  EXPECT_DOUBLE_EQ(sums[0].mean_percent.value(), -2.5);
  EXPECT_DOUBLE_EQ(sums[0].mean_absolute_percent.value(), 7.5);
  EXPECT_EQ(sums[1].indicator, "people");
  EXPECT_EQ(sums[1].revised, 1U);
  EXPECT_EQ(sums[1].compared, 0U);
  EXPECT_FALSE(sums[1].mean_percent);
  EXPECT_FALSE(sums[1].mean_absolute_percent);
  EXPECT_TRUE(summary({}).empty());
}

TEST_F(Revisions, SeeWhatAnotherConnectionLoaded) {
  Database database = book(three, "gdp,alpha,2014,50,,first\n");
  EXPECT_TRUE(revisions(database).empty());
  data.write("observations.csv",
             "indicator,zone,year,value,status,release\ngdp,alpha,2014,60,,second\n");
  load(file, data.path().string());
  EXPECT_EQ(revisions(database).size(), 1U);
  EXPECT_EQ(diff(database, "first", "second").changed, 1U);
}

TEST_F(Diff, AndRevisionsPrintThemselves) {
  Database database = book(two,
                           "gdp,alpha,2014,50,,old\n"
                           "gdp,alpha,2014,60,E,new\n"
                           "gdp,beta,2014,8,,old\n"
                           "gdp,gamma,2014,,Q,new\n");
  EXPECT_EQ(to_string(diff(database, "old", "new")),
            "indicator  zone   year  change   old  status  new  status  difference  percent\n"
            "gdp        alpha  2014  changed   50  A        60  E               10       20\n"
            "gdp        beta   2014  gone       8  A\n"
            "gdp        gamma  2014  added                      Q\n");
  const std::vector<Revision> all = revisions(database);
  EXPECT_EQ(to_string(all),
            "indicator  zone   year  releases  first  status  latest  status  size  percent\n"
            "gdp        alpha  2014         2     50  A           60  E         10       20\n");
  EXPECT_EQ(to_string(summary(all)),
            "indicator  cells  revised  compared  mean_percent  mean_absolute_percent\n"
            "gdp            1        1         1            20                     20\n");
}

}  // namespace
