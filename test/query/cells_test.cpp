#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <source_location>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

struct Cells : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  IndicatorHandle gdp = builder.indicator("gdp");
  std::int64_t r1 = builder.release("r1", "2016");
  std::int64_t r2 = builder.release("r2", "2017");
};

TEST_F(Cells, FourThingsStayApart) {
  builder.put(gdp, alpha, 2014, 0, r1);
  builder.put(gdp, alpha, 2015, missing_value, r1, Status::suppressed);
  builder.put(gdp, alpha, 2016, missing_value, r1, Status::time_series_break);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(observation(now, gdp, alpha, 2014y), (Observation{0.0, Status::normal, "r1", gdp}));
  EXPECT_EQ(observation(now, gdp, alpha, 2015y),
            (Observation{std::nullopt, Status::suppressed, "r1", gdp}));
  EXPECT_EQ(observation(now, gdp, alpha, 2016y),
            (Observation{std::nullopt, Status::time_series_break, "r1", gdp}));
  EXPECT_EQ(observation(now, gdp, alpha, 2017y),
            (Observation{std::nullopt, Status::none, "", gdp}));
  EXPECT_EQ(value(now, gdp, alpha, 2014y), 0.0);
  EXPECT_FALSE(value(now, gdp, alpha, 2015y));
  EXPECT_FALSE(value(now, gdp, beta, 2014y));
}

TEST_F(Cells, SeriesHasEveryYearOfTheRange) {
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2016, 6, r2, Status::estimated);
  const Snapshot now = builder.snapshot();
  const Series cells = series(now, gdp, alpha, {2013y, 2017y});
  ASSERT_EQ(cells.size(), 5U);
  EXPECT_TRUE(is_missing(cells.values[0]));
  EXPECT_EQ(cells.values[1], 4);
  EXPECT_EQ(cells.statuses[2], Status::none);
  EXPECT_EQ(cells.values[3], 6);
  EXPECT_EQ(cells.statuses[3], Status::estimated);
}

TEST_F(Cells, SeriesWithoutYearsIsFromTheFirstToTheLastRow) {
  builder.put(gdp, beta, 2001, 1, r1);
  builder.put(gdp, alpha, 2014, missing_value, r1, Status::missing);
  builder.put(gdp, alpha, 2016, 6, r2);
  builder.put(gdp, beta, 2020, 1, r1);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(series(now, gdp, alpha).years, (YearRange{2014y, 2016y}));
  EXPECT_EQ(series(now, gdp, alpha).statuses[0], Status::missing);
}

TEST_F(Cells, ReversedRangesAndZonesWithoutRowsGiveEmptySeries) {
  builder.put(gdp, alpha, 2014, 4, r1);
  const Snapshot now = builder.snapshot();
  EXPECT_TRUE(series(now, gdp, alpha, {2016y, 2014y}).empty());
  EXPECT_TRUE(series(now, gdp, beta).empty());
}

TEST_F(Cells, HistoryListsEveryReleaseAndTheOneThatStandsLast) {
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2014, 5, r2, Status::provisional);
  builder.put(gdp, alpha, 2015, missing_value, r1, Status::missing);
  builder.note(gdp, {2014, alpha.id(), r2, "table 3", "note", 0.5});
  const Snapshot now = builder.snapshot();
  const auto figures = history(now, gdp, alpha, 2014y);
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].release, "r1");
  EXPECT_EQ(figures[0].published_on, "2016");
  EXPECT_FALSE(figures[0].stands);
  EXPECT_EQ(figures[1].value, 5.0);
  EXPECT_TRUE(figures[1].stands);
  EXPECT_EQ(figures[1].status, Status::provisional);
  EXPECT_EQ(figures[1].locator, "table 3");
  EXPECT_EQ(figures[1].quantum, 0.5);
  EXPECT_EQ(history(now, gdp, alpha).size(), 3U);
  EXPECT_TRUE(history(now, gdp, beta).empty());
  using std::chrono::December;
  const auto then = history(builder.snapshot(2016y / December / 31), gdp, alpha, 2014y);
  ASSERT_EQ(then.size(), 1U);
  EXPECT_TRUE(then[0].stands);
}

TEST_F(Cells, ForeignHandlesAreRefusedEverywhere) {
  const Snapshot now = builder.snapshot();
  const IndicatorHandle other_indicator(0xcd, 1);
  const ZoneHandle other_zone(0xcd, 1);
  EXPECT_EQ(thrown_by([&] { (void)value(now, other_indicator, alpha, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)value(now, gdp, other_zone, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)observation(now, gdp, ZoneHandle{}, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)observation(now, IndicatorHandle{}, alpha, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)series(now, gdp, other_zone); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)series(now, other_indicator, alpha, {2014y, 2015y}); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)history(now, gdp, other_zone, 2014y); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(thrown_by([&] { (void)history(now, other_indicator, alpha); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Cells, RandomBooksAnswerAsABruteForceModelDoes) {
  std::mt19937 random(42);
  for (int round = 0; round < 30; ++round) {
    BookBuilder book;
    std::vector<ZoneHandle> zones;
    std::vector<IndicatorHandle> indicators;
    std::vector<std::int64_t> releases;
    zones.reserve(4);
    indicators.reserve(3);
    releases.reserve(4);
    for (int i = 0; i < 4; ++i) zones.push_back(book.zone("z" + std::to_string(i)));
    for (int i = 0; i < 3; ++i) indicators.push_back(book.indicator("i" + std::to_string(i)));
    for (int i = 0; i < 4; ++i)
      releases.push_back(book.release("r" + std::to_string(i), std::to_string(2010 + i)));
    // (indicator, zone, year, release) -> value
    std::map<std::tuple<std::size_t, std::size_t, int, std::size_t>, double> model;
    for (int n = 0; n < 120; ++n) {
      const std::tuple key{random() % 3, random() % 4, 2000 + static_cast<int>(random() % 6),
                           random() % 4};
      const double figure =
          random() % 5 == 0 ? missing_value : static_cast<double>(random() % 1000);
      if (!model.emplace(key, figure).second) continue;
      const auto& [i, z, year, r] = key;
      book.put(indicators[i], zones[z], year, figure, releases[r],
               is_missing(figure) ? Status::missing : Status::normal);
    }
    // As of the end of 2010 + horizon releases 0..horizon are seen.
    const std::size_t horizon = random() % 4;
    using std::chrono::December;
    const Snapshot then = book.snapshot(Year{2010 + static_cast<int>(horizon)} / December / 31);
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t z = 0; z < 4; ++z) {
        for (int year = 1999; year < 2007; ++year) {
          Observation expected;
          std::size_t count = 0;
          for (std::size_t r = 0; r <= horizon; ++r) {
            const auto found = model.find({i, z, year, r});
            if (found == model.end()) continue;
            ++count;
            expected =
                is_missing(found->second)
                    ? Observation{std::nullopt, Status::missing, "r" + std::to_string(r), {}}
                    : Observation{found->second, Status::normal, "r" + std::to_string(r), {}};
          }
          expected.indicator = indicators[i];
          ASSERT_EQ(observation(then, indicators[i], zones[z], Year{year}), expected);
          ASSERT_EQ(history(then, indicators[i], zones[z], Year{year}).size(), count);
        }
      }
    }
  }
}

TEST_F(Cells, MissingYearIsNan) {
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2016, missing_value, r1, Status::not_collected);
  const Series cells = series(builder.snapshot(), gdp, alpha);
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_TRUE(is_missing(cells[1].value));
  EXPECT_EQ(cells.statuses[1], Status::none);
  EXPECT_TRUE(is_missing(cells[2].value));
  EXPECT_EQ(cells.statuses[2], Status::not_collected);
  EXPECT_EQ(cells[2].year, 2016y);
}

TEST_F(Cells, ARangeMayBeOneYearOrLieOutside) {
  builder.put(gdp, alpha, 2014, 4, r1);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(series(now, gdp, alpha, {2014y, 2014y}).values, std::vector<double>{4});
  const Series before = series(now, gdp, alpha, {1y, 3y});
  EXPECT_EQ(before.years, (YearRange{1y, 3y}));
  EXPECT_EQ(before.statuses, std::vector<Status>(3, Status::none));
  EXPECT_EQ(series(now, gdp, alpha, {9998y, 9999y}).size(), 2U);
}

TEST_F(Cells, SeriesWithoutYearsReachesWhatADefinitionGives) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people);
  for (int year = 2010; year <= 2016; ++year) builder.put(gdp, alpha, year, 12, r1);
  for (int year = 2012; year <= 2014; ++year) builder.put(people, alpha, year, 4, r1);
  builder.put(per_head, alpha, 2015, 9, r2);
  const Series cells = series(builder.snapshot(), per_head, alpha);
  EXPECT_EQ(cells.years, (YearRange{2012y, 2015y}));
  EXPECT_EQ(cells.values, (std::vector<double>{3, 3, 3, 9}));
}

TEST_F(Cells, AValueWorkedOutHasNoReleaseAndNoHistory) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people);
  builder.put(gdp, alpha, 2014, 12, r1, Status::estimated);
  builder.put(people, alpha, 2014, 4, r2);
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(observation(now, per_head, alpha, 2014y),
            (Observation{3.0, Status::estimated, "", per_head}));
  EXPECT_TRUE(history(now, per_head, alpha, 2014y).empty());
  EXPECT_TRUE(history(now, per_head, alpha).empty());
}

TEST_F(Cells, HistoryIsByYearThenTierThenDay) {
  BookBuilder book;
  const auto zone = book.zone("zone");
  const auto other = book.zone("other");
  const auto flow = book.indicator("flow");
  // As a file gives ids: press first, and what has no date before what has one.
  book.catalog().releases = {
      {5, "press_undated", "", "", "", 0, "", ""},
      {900, "press_2018", "", "", "2018-03", 0, "", ""},
      {1'000'000'003, "undated", "", "", "", 1, "", ""},
      {1'000'000'500, "report", "", "", "2017-12-21", 1, "", ""},
  };
  for (const int year : {2016, 2015}) {
    double figure = 0;
    for (const Release& release : book.catalog().releases) {
      book.put(flow, zone, year, ++figure, release.id);
      book.put(flow, other, year, -figure, release.id);
    }
  }
  const Snapshot now = book.snapshot();
  const auto figures = history(now, flow, zone);
  ASSERT_EQ(figures.size(), 8U);
  const std::vector<std::string> codes{"press_undated", "press_2018", "undated", "report"};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    EXPECT_EQ(figures[i].zone, zone);
    EXPECT_EQ(figures[i].year, i < 4 ? 2015y : 2016y);
    EXPECT_EQ(figures[i].release, codes[i % 4]);
    EXPECT_EQ(figures[i].tier, i % 4 < 2 ? 0 : 1);
    EXPECT_EQ(figures[i].value, static_cast<double>(i % 4 + 1));
    EXPECT_EQ(figures[i].stands, i % 4 == 3);
  }
  EXPECT_EQ(figures[1].published_on, "2018-03");
  EXPECT_EQ(value(now, flow, zone, 2016y), 4.0);
  // In the middle of 2018 the press and the report are seen, and the report stands.
  using std::chrono::June;
  const auto then = history(book.snapshot(2018y / June / 1), flow, zone, 2016y);
  ASSERT_EQ(then.size(), 2U);
  EXPECT_EQ(then[0].release, "press_2018");
  EXPECT_FALSE(then[0].stands);
  EXPECT_TRUE(then[1].stands);
}

TEST_F(Cells, VintagesAreByDayOfPublicationWhateverTheTier) {
  // As a file gives ids: by tier, day and code.
  builder.catalog().releases = {
      {1, "undated_press", "", "", "", 0, "", ""},
      {700, "early_press", "", "", "2017-03-01", 0, "", ""},
      {800, "same_day_press", "", "", "2017-12-31", 0, "", ""},
      {900, "late_quotation", "", "", "2020", 0, "", ""},
      {1'000'000'001, "undated", "", "", "", 1, "", ""},
      {1'000'000'800, "report", "", "", "2017", 1, "", ""},
      {1'000'000'801, "reprint", "", "", "2017-12", 1, "", ""},
  };
  double figure = 0;
  for (const Release& release : builder.catalog().releases) {
    builder.put(gdp, alpha, 2016, ++figure, release.id);
  }
  const Snapshot now = builder.snapshot();
  const std::vector<std::string> codes{"undated_press",  "undated", "early_press",
                                       "same_day_press", "report",  "reprint",
                                       "late_quotation"};
  const int count = static_cast<int>(codes.size());
  for (int place = 1; place <= count; ++place) {
    const std::string& expected = codes[static_cast<std::size_t>(place - 1)];
    EXPECT_EQ(vintage(now, gdp, alpha, 2016y, place).value().release, expected) << place;
    EXPECT_EQ(vintage(now, gdp, alpha, 2016y, place - count - 1).value().release, expected)
        << place;
  }
  // The last published is not the one that stands.
  EXPECT_FALSE(vintage(now, gdp, alpha, 2016y, -1).value().stands);
  EXPECT_TRUE(vintage(now, gdp, alpha, 2016y, -2).value().stands);
  EXPECT_EQ(value(now, gdp, alpha, 2016y), 7.0);
  for (const int place :
       {count + 1, -count - 1, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    EXPECT_FALSE(vintage(now, gdp, alpha, 2016y, place)) << place;
  }
}

TEST_F(Cells, VintagesOfADayCountWhatItSees) {
  const auto undated = builder.release("undated", "");
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2014, 5, r2);
  builder.put(gdp, alpha, 2014, 6, undated);
  using std::chrono::January;
  const Snapshot then = builder.snapshot(2017y / January / 1);
  EXPECT_EQ(vintage(then, gdp, alpha, 2014y, 1).value().value, 4.0);
  EXPECT_EQ(vintage(then, gdp, alpha, 2014y, -1).value().value, 4.0);
  EXPECT_TRUE(vintage(then, gdp, alpha, 2014y, 1).value().stands);
  EXPECT_FALSE(vintage(then, gdp, alpha, 2014y, 2));
  EXPECT_EQ(vintage(builder.snapshot(), gdp, alpha, 2014y, 1).value().release, "undated");
}

TEST_F(Cells, AVintageThatSaysMissingHasItsPlace) {
  builder.put(gdp, alpha, 2014, missing_value, r1, Status::not_collected);
  builder.put(gdp, alpha, 2014, 5, r2);
  const Snapshot now = builder.snapshot();
  const Vintage first = vintage(now, gdp, alpha, 2014y, 1).value();
  EXPECT_FALSE(first.value);
  EXPECT_EQ(first.status, Status::not_collected);
  EXPECT_EQ(vintage(now, gdp, alpha, 2014y, 2).value().value, 5.0);
}

TEST_F(Cells, NoVintageOfACellWithoutFiguresNorOneAtThePlaceZero) {
  const auto people = builder.indicator("people", IndicatorKind::stock);
  const auto per_head = builder.ratio("per_head", gdp, people);
  builder.put(gdp, alpha, 2014, 12, r1);
  builder.put(people, alpha, 2014, 4, r1);
  const Snapshot now = builder.snapshot();
  EXPECT_FALSE(vintage(now, gdp, beta, 2014y, 1));
  EXPECT_FALSE(vintage(now, gdp, alpha, 2015y, -1));
  EXPECT_FALSE(vintage(now, per_head, alpha, 2014y, 1));  // worked out, never published
  const auto zero = thrown_by([&] { (void)vintage(now, gdp, alpha, 2014y, 0); });
  EXPECT_EQ(zero.code, ErrorCode::invalid_argument);
  EXPECT_EQ(zero.sentence, "no figure has the place 0; 1 is the first published, -1 the last");
}

TEST_F(Cells, AFigureThatSaysMissingStandsToo) {
  builder.put(gdp, alpha, 2014, 4, r1);
  builder.put(gdp, alpha, 2014, missing_value, r2, Status::suppressed);
  const auto figures = history(builder.snapshot(), gdp, alpha, 2014y);
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_FALSE(figures[0].stands);
  EXPECT_TRUE(figures[1].stands);
  EXPECT_FALSE(figures[1].value);
  EXPECT_EQ(figures[1].status, Status::suppressed);
}

TEST_F(Cells, NotesStandBesideTheFigureTheyAreOf) {
  for (const ZoneHandle zone : {alpha, beta}) {
    for (const int year : {2014, 2015}) {
      for (const auto release : {r1, r2}) {
        builder.put(gdp, zone, year, 1, release);
        if (zone == beta && release == r1) continue;
        builder.note(gdp, {year, zone.id(), release,
                           std::to_string(zone.id()) + "/" + std::to_string(year) + "/" +
                               std::to_string(release),
                           "", static_cast<double>(year)});
      }
    }
  }
  const Snapshot now = builder.snapshot();
  for (const ZoneHandle zone : {alpha, beta}) {
    for (const Vintage& figure : history(now, gdp, zone)) {
      if (zone == beta && figure.release == "r1") {
        EXPECT_EQ(figure.locator, "");
        EXPECT_FALSE(figure.quantum);
        continue;
      }
      const auto release = figure.release == "r1" ? r1 : r2;
      EXPECT_EQ(figure.locator, std::to_string(zone.id()) + "/" + to_string(figure.year) + "/" +
                                    std::to_string(release));
      EXPECT_EQ(figure.quantum, static_cast<double>(int{figure.year}));
    }
  }
}

TEST_F(Cells, AHandleIsGoodInALaterSnapshotOfTheFile) {
  builder.put(gdp, alpha, 2014, 4, r1);
  const Snapshot before = builder.snapshot();
  const auto zone = before.zone("alpha");
  const auto indicator = before.indicator("gdp");
  builder.zone("later");
  builder.put(gdp, alpha, 2014, 5, r2);
  EXPECT_EQ(value(builder.snapshot(), indicator, zone, 2014y), 5.0);
  EXPECT_EQ(value(before, indicator, zone, 2014y), 4.0);  // and the earlier one does not change
}

TEST_F(Cells, EveryQuestionRefusesHandlesThatNameNothingHereAndNamesTheLine) {
  const Snapshot now = builder.snapshot();
  const std::uint32_t first = std::source_location::current().line();
  const std::vector<std::function<void(IndicatorHandle, ZoneHandle)>> questions{
      [&](IndicatorHandle i, ZoneHandle z) { (void)value(now, i, z, 2014y); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)observation(now, i, z, 2014y); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)series(now, i, z); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)series(now, i, z, {2014y, 2015y}); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)series(now, i, z, {2015y, 2014y}); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)history(now, i, z); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)history(now, i, z, 2014y); },
      [&](IndicatorHandle i, ZoneHandle z) { (void)vintage(now, i, z, 2014y, 1); },
  };
  const std::uint32_t last = std::source_location::current().line();
  // Of no file, of another, and of this one but with ids it never gave.
  const std::vector<std::pair<std::uint64_t, std::int32_t>> bad{{0, 0},    {0, 1},     {0xcd, 1},
                                                                {0xab, 0}, {0xab, -1}, {0xab, 99}};
  for (std::size_t q = 0; q < questions.size(); ++q) {
    EXPECT_NO_THROW(questions[q](gdp, alpha));
    for (const auto& [file, id] : bad) {
      for (const bool bad_zone : {false, true}) {
        try {
          questions[q](bad_zone ? gdp : IndicatorHandle(file, id),
                       bad_zone ? ZoneHandle(file, id) : alpha);
          ADD_FAILURE() << "question " << q << " took handle " << file << "/" << id;
        } catch (const Error& error) {
          EXPECT_EQ(error.code(), ErrorCode::invalid_argument) << error.what();
          EXPECT_STREQ(error.where().file_name(), std::source_location::current().file_name());
          EXPECT_TRUE(first < error.where().line() && error.where().line() < last) << q;
        }
      }
    }
  }
}

TEST_F(Cells, AllQuestionsOfACellAgreeOnRandomPanelsWithGaps) {
  std::mt19937 random(53);
  for (int round = 0; round < 20; ++round) {
    BookBuilder book;
    std::vector<ZoneHandle> zones;
    zones.reserve(5);
    for (int z = 0; z < 5; ++z) zones.push_back(book.zone("z" + std::to_string(z)));
    const auto flow = book.indicator("flow");
    const auto release = book.release("r");
    std::map<std::pair<int, std::int32_t>, Observation> model;
    for (int n = 0; n < 40; ++n) {
      const int year = 1990 + static_cast<int>(random() % 12);
      const ZoneHandle zone = zones[random() % zones.size()];
      const auto allowed = statuses();
      const Status status = allowed[random() % allowed.size()];
      const bool there = value_rule(status) == ValueRule::needed ||
                         (value_rule(status) == ValueRule::allowed && random() % 2 == 0);
      const auto figure = there ? std::optional(static_cast<double>(random() % 100)) : std::nullopt;
      if (!model.emplace(std::pair(year, zone.id()), Observation{figure, status, "r", flow}).second)
        continue;
      book.put(flow, zone, year, figure.value_or(missing_value), release, status);
    }
    const Snapshot now = book.snapshot();
    for (const ZoneHandle zone : zones) {
      const Series whole = series(now, flow, zone, {1988y, 2004y});
      YearRange expected_years{1y, 0y};
      for (int year = 1988; year <= 2004; ++year) {
        const auto found = model.find({year, zone.id()});
        const Observation expected = found == model.end()
                                         ? Observation{std::nullopt, Status::none, "", flow}
                                         : found->second;
        if (found != model.end()) {
          if (expected_years.empty()) expected_years.first = Year{year};
          expected_years.last = Year{year};
        }
        const auto at = static_cast<std::size_t>(year - 1988);
        ASSERT_EQ(observation(now, flow, zone, Year{year}), expected);
        ASSERT_EQ(value(now, flow, zone, Year{year}), expected.value);
        ASSERT_EQ(whole.statuses[at], expected.status);
        ASSERT_EQ(is_missing(whole.values[at]), !expected.value);
        if (expected.value) {
          ASSERT_EQ(whole.values[at], *expected.value);
        }
        const CrossSection section = cross_section(now, flow, Year{year});
        ASSERT_EQ(section.zones, zones);
        const auto z = static_cast<std::size_t>(zone.id() - 1);
        ASSERT_EQ(section.statuses[z], expected.status);
        ASSERT_EQ(is_missing(section.values[z]), !expected.value);
      }
      const Series own = series(now, flow, zone);
      ASSERT_EQ(own.empty(), expected_years.empty());
      if (!own.empty()) {
        ASSERT_EQ(own.years, expected_years);
      }
    }
  }
}

}  // namespace
