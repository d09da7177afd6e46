#include "store/observation_writer.hpp"

#include <yearbook/shapes.hpp>

#include "store/writing.hpp"

namespace {

using namespace yearbook;
using store::NewObservation;
using store::NewObservations;

struct ObservationWriter : test::Writing {
  static constexpr std::int64_t release = 1'000'000'001;
  NewObservations rows;
  void add(int year, double value, std::uint32_t line, Status status = Status::normal,
           std::optional<store::NewNote> note = std::nullopt, std::int64_t of = release) {
    NewObservation row{.indicator = 1,
                       .year = year,
                       .zone = 1,
                       .status = status,
                       .release = of,
                       .value = value,
                       .note = 0,
                       .at = {.line = line, .column = 9}};
    if (note) {
      rows.notes.push_back(*note);
      row.note = static_cast<std::uint32_t>(rows.notes.size());
    }
    rows.rows.push_back(row);
  }
  std::string write(bool replace = false) {
    if (replace) {
      for (NewObservation& row : rows.rows) row.action = store::RowAction::replace_release;
    }
    const auto tally = store::write_observations(connection, rows, problems);
    rows = {};
    const std::string removed = tally.removed > 0 ? "/" + std::to_string(tally.removed) : "";
    return std::to_string(tally.added) + "/" + std::to_string(tally.present) + "/" +
           std::to_string(tally.replaced) + removed;
  }
  void act(store::RowAction action) { rows.rows.back().action = action; }
};

TEST_F(ObservationWriter, WritesInAnyOrderWithNotes) {
  add(2016, 6, 2, Status::normal, store::NewNote{"table 1", "", 10});
  add(2014, missing_value, 3, Status::suppressed);
  EXPECT_EQ(write(), "2/0/0");
  EXPECT_EQ(text("SELECT group_concat(year || ':' || coalesce(value, '-') || ':' || status) FROM "
                 "observation"),
            "2014:-:Q,2016:6.0:A");
  EXPECT_EQ(text("SELECT locator || quantum || coalesce(note, '-') FROM observation_note"),
            "table 110.0-");
}

TEST_F(ObservationWriter, EqualRowsArePresent) {
  add(2016, 6, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
  add(2017, missing_value, 3, Status::missing);
  write();
  add(2016, 6, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
  add(2017, missing_value, 3, Status::missing);
  EXPECT_EQ(write(), "0/2/0");
  EXPECT_TRUE(problems.empty()) << problems.text();
}

TEST_F(ObservationWriter, OtherFiguresOfOneReleaseAreConflicts) {
  add(2015, 5, 2);
  add(2016, 6, 3);
  add(2017, 7, 4);
  write();
  add(2015, 5.5, 2);
  add(2016, 6, 3, Status::estimated);
  add(2017, 7, 4, Status::normal, store::NewNote{"", "new", std::nullopt});
  write();
  EXPECT_EQ(problems.text(),
            "a.csv:2:9: the file has 5 (status A) for this cell of this release, not 5.5 (status "
            "A); to correct a "
            "release, load it with --replace\n"
            "a.csv:3:9: the file has 6 (status A) for this cell of this release, not 6 (status E); "
            "to correct a "
            "release, load it with --replace\n"
            "a.csv:4:9: the file has another locator, note or quantum for this figure; to correct "
            "a release, load it "
            "with --replace");
}

TEST_F(ObservationWriter, ACellTwiceInOneReleaseIsAConflict) {
  problems.file("b.csv");
  add(2015, 5, 2);
  add(2016, 5, 3);
  add(2015, 5, 7);
  add(2015, 5, 8, Status::normal, std::nullopt, release + 1);
  rows.rows.push_back(rows.rows[1]);
  rows.rows.back().at = {.file = 1, .line = 4, .column = 9};
  write();
  EXPECT_EQ(problems.text(),
            "a.csv:7:9: the same release has this cell in line 2 already, with 5 (status A); keep "
            "one of the two rows\n"
            "b.csv:4:9: the same release has this cell in a.csv, line 3 already, with 5 (status "
            "A); keep one of the two rows");
  EXPECT_EQ(text("SELECT count(*) FROM observation"), "0");
}

TEST_F(ObservationWriter, ReplaceMakesWayForARelease) {
  add(2015, 5, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
  add(2016, 6, 3);
  add(2015, 9, 4, Status::normal, std::nullopt, release + 1);
  write();
  add(2015, 5.5, 2);
  EXPECT_EQ(write(true), "1/0/2");
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(text("SELECT group_concat(value) FROM observation"), "5.5,9.0");
  EXPECT_EQ(text("SELECT count(*) FROM observation_note"), "0");
}

TEST_F(ObservationWriter, AReleaseThatComesAsItIsStays) {
  const auto add_all = [&](double last, std::string_view locator) {
    add(2015, 5, 2, Status::normal, store::NewNote{std::string(locator), "", std::nullopt});
    add(2016, last, 3);
    add(2016, 9, 4, Status::normal, std::nullopt, release + 1);
  };
  add_all(6, "t");
  write();
  add_all(6, "t");
  EXPECT_EQ(write(true), "0/3/0");
  // One that differs is swapped as a whole; the other stays.
  add_all(7, "t");
  EXPECT_EQ(write(true), "2/1/2");
  add_all(7, "u");
  EXPECT_EQ(write(true), "2/1/2");
  // One that lacks a row the file has does not come as it is.
  add(2016, 7, 2);
  EXPECT_EQ(write(true), "1/0/2");
  EXPECT_EQ(text("SELECT group_concat(year || ':' || value) FROM observation"),
            "2016:7.0,2016:9.0");
  EXPECT_TRUE(problems.empty());
}

TEST_F(ObservationWriter, RowsReplaceAndRemoveTheOneFigureTheyAreOf) {
  for (int year = 2010; year < 2016; ++year) {
    add(year, year, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
    add(year, -year, 2, Status::normal, std::nullopt, release + 1);
  }
  write();
  add(2010, 1, 2);  // another value, without a note
  act(store::RowAction::replace_figure);
  add(2011, 2011, 3, Status::normal, store::NewNote{"t", "", std::nullopt});  // the same
  act(store::RowAction::replace_figure);
  add(2012, 2012, 4);  // another note
  act(store::RowAction::replace_figure);
  add(2013, missing_value, 5, Status::none);
  act(store::RowAction::remove);
  add(2000, missing_value, 6, Status::none);  // not there
  act(store::RowAction::remove);
  add(2001, 3, 7);  // not there
  act(store::RowAction::replace_figure);
  add(2014, 2014, 8, Status::normal, store::NewNote{"t", "", std::nullopt});
  EXPECT_EQ(write(), "3/3/2/1");
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT group_concat(year || ':' || value) FROM observation "
                 "WHERE release_id = 1000000001"),
            "2001:3.0,2010:1.0,2011:2011.0,2012:2012.0,2014:2014.0,2015:2015.0");
  EXPECT_EQ(text("SELECT group_concat(year) FROM observation_note"), "2011,2014,2015");
  EXPECT_EQ(text("SELECT count(*) FROM observation WHERE release_id = 1000000002"), "6");
}

TEST_F(ObservationWriter, RowsAmongThoseOfTheFileAreToldApart) {
  for (int year = 2000; year < 2020; year += 2) {
    add(year, year, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
  }
  write();
  for (int year = 1999; year < 2021; ++year) {
    add(year, year, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
  }
  rows.rows.back().indicator = 2;
  EXPECT_EQ(write(), "12/10/0");
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT count(*) || ' ' || sum(value = year) FROM observation"), "22 22");
  EXPECT_EQ(text("SELECT count(*) FROM observation_note"), "22");
}

TEST_F(ObservationWriter, ANoteIsNotAddedToAFigureThatIsThere) {
  add(2015, 5, 2);
  write();
  add(2015, 5, 2, Status::normal, store::NewNote{"t", "", std::nullopt});
  add(2016, 6, 3);
  write();
  EXPECT_FALSE(problems.empty());
  EXPECT_EQ(text("SELECT count(*) FROM observation_note"), "0");
}

}  // namespace
