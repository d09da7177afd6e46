#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::dump;
using test::TemporaryFolder;
using test::thrown_by;

struct Load : ::testing::Test {
  TemporaryFolder data;
  TemporaryFolder folder;
  std::string file = folder.file("a.db");
  Load() { test::write_small_directory(data); }
  LoadReport load_data(const LoadOptions& options = {}) const {
    return load(file, data.path().string(), options);
  }
  // A load that must fail and leave the file as it was.
  test::Thrown refused(const LoadOptions& options = {}) const {
    const std::string before = dump(file);
    auto thrown = thrown_by([&] { load_data(options); });
    EXPECT_EQ(dump(file), before);
    return thrown;
  }
  std::string figure(const std::string& sql) const {
    return SQLite::Database(file, SQLite::OPEN_READONLY).execAndGet(sql).getString();
  }
};

TEST_F(Load, MakesAFileOfADirectory) {
  const LoadReport report = load_data();
  EXPECT_TRUE(report.changed);
  EXPECT_EQ(report.units.added, 9U);
  EXPECT_EQ(report.zones.added, 8U);
  EXPECT_EQ(report.aliases.added, 3U);
  EXPECT_EQ(report.groups.added, 1U);
  EXPECT_EQ(report.indicators.added, 5U);
  EXPECT_EQ(report.releases.added, 3U);
  EXPECT_EQ(report.observations.added, 15U);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
  EXPECT_EQ(figure("SELECT name || rows_added || length(sha256) FROM import_batch"),
            data.path().filename().string() + "1564");
  EXPECT_EQ(figure("SELECT count(*) > 0 FROM sqlite_stat1"), "1");
}

TEST_F(Load, TwiceChangesNothing) {
  load_data();
  const std::string before = test::read_file(file);
  const LoadReport again = load_data();
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.observations.unchanged, 15U);
  EXPECT_EQ(test::read_file(file), before);
}

TEST_F(Load, ADryRunChangesNothing) {
  EXPECT_TRUE(load_data({.dry_run = true}).changed);
  EXPECT_TRUE(folder.names().empty());
  load_data();
  const std::string before = dump(file);
  data.write("zones.csv", "code,kind,name_en\nalpha,zone,Renamed\n");
  const LoadReport report = load_data({.dry_run = true});
  EXPECT_TRUE(report.changed);
  EXPECT_EQ(report.zones.updated, 1U);
  EXPECT_EQ(dump(file), before);
}

TEST_F(Load, AMistakeLeavesNoNewFile) {
  data.write("observations.csv",
             "indicator,zone,year,value,release\ngdp,alpha,2016,abc,report_2016\n");
  EXPECT_EQ(thrown_by([&] { load_data(); }).code, ErrorCode::invalid_argument);
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(Load, AMistakeInAnyFileLeavesTheFileAsItWas) {
  load_data();
  const std::vector<std::pair<std::string, std::string>> mistakes{
      {"units.csv", "code,dimension,base,factor\nx,money,gone,1\n"},
      {"zones.csv", "code,kind,parent\nx,zone,nowhere\n"},
      {"aliases.csv", "zone,alias\nnowhere,x\n"},
      {"groups.csv", "group,zone\ng,nowhere\n"},
      {"indicators.csv", "code,unit,kind\nx,gold,flow\n"},
      {"releases.csv", "code,title,published_on\nx,X,never\n"},
      {"indices/a.toml", "[index]\ncode = \"a\"\n[[node]]\nindicator = \"nowhere\"\n"},
      {"indices/a.toml", "[index]\ncode = 5\n"},
      {"observations_2.csv", "indicator,zone,year,value,release\ngdp,beta,2016,1,report_2016\n"},
      {"observations_2.csv",
       "indicator,zone,year,value,release\nmood,beta,2016,1,report_2016\nmood,beta,2016,1,report_"
       "2016\n"},
      {"observations_2.csv", ""}};
  for (const auto& [name, content] : mistakes) {
    const std::string kept =
        std::filesystem::exists(data.file(name)) ? test::read_file(data.file(name)) : "";
    data.write("zones.csv", "code,kind,name_en\nalpha,zone,Renamed too\n");
    data.write(name, content);
    const auto thrown = refused();
    EXPECT_TRUE(thrown.sentence.starts_with(name)) << thrown.sentence;
    std::filesystem::remove(data.file(name));
    if (!kept.empty()) data.write(name, kept);
    test::write_small_directory(data);
  }
}

TEST_F(Load, MistakesOfManyFilesAreReportedTogether) {
  load_data();
  data.write("zones.csv", "code,kind\nx,park\n");
  data.write("observations.csv",
             "indicator,zone,year,value,release\ngdp,alpha,2016,abc,report_2016\n");
  const auto thrown = refused();
  EXPECT_TRUE(thrown.sentence.starts_with("zones.csv:2:3: \"park\" is no kind of zone"))
      << thrown.sentence;
  EXPECT_NE(thrown.sentence.find("\nobservations.csv:2:16: \"abc\" is no number"),
            std::string::npos)
      << thrown.sentence;
}

TEST_F(Load, AnotherFigureOfOneReleaseNeedsReplace) {
  load_data();
  data.write("observations.csv",
             "indicator,zone,year,value,unit,release\ngdp,land,2015,1001,CNY_100m,report_2015\n");
  const auto thrown = refused();
  EXPECT_EQ(thrown.code, ErrorCode::conflict);
  EXPECT_TRUE(
      thrown.sentence.starts_with("observations.csv:2:15: the file has 100000000000 (status A)"))
      << thrown.sentence;
  EXPECT_NE(thrown.sentence.find("--replace"), std::string::npos);
  const LoadReport report = load_data({.replace = true});
  EXPECT_EQ(report.observations.added, 1U);
  EXPECT_EQ(report.observations.updated, 3U);  // the three figures of report_2015 made way
  EXPECT_EQ(figure("SELECT rows_replaced FROM import_batch ORDER BY batch_id DESC LIMIT 1"), "3");
}

TEST_F(Load, ReplacingAReleaseByItselfChangesNothing) {
  load_data();
  const std::string before = figure("SELECT count(*) FROM observation");
  const LoadReport again = load_data({.replace = true});
  EXPECT_FALSE(again.changed);
  EXPECT_EQ(again.observations.added, 0U);
  EXPECT_EQ(again.observations.updated, 0U);
  EXPECT_EQ(std::to_string(again.observations.unchanged), before);
  EXPECT_EQ(figure("SELECT count(*) FROM import_batch"), "1");
}

TEST_F(Load, AWideFileThatReplacesItsReleaseByItselfChangesNothing) {
  load_data();
  data.write("wide.csv", "zone,year,mood\nalpha,2001,5\nbeta,2001,6\n");
  const auto load_wide = [&] {
    return load(file, data.file("wide.csv"), {.release = "report_2016", .replace = true});
  };
  EXPECT_TRUE(load_wide().changed);
  EXPECT_FALSE(load_wide().changed);
}

TEST_F(Load, TellsItsProgressAndIsStopped) {
  std::vector<double> seen;
  load_data({.progress = [&](double done) {
    seen.push_back(done);
    return true;
  }});
  ASSERT_GE(seen.size(), 2U);  // the one piece, the end
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(seen.back(), 1);

  data.write("observations_2.csv",
             "indicator,zone,year,value,release\nmood,beta,2015,1,report_2016\n");
  for (int allowed = 0; allowed < 2; ++allowed) {  // at the first piece; later
    int calls = 0;
    const auto thrown = refused({.progress = [&](double) { return ++calls <= allowed; }});
    EXPECT_EQ(thrown.code, ErrorCode::cancelled);
    EXPECT_EQ(thrown.sentence, "the load was stopped; nothing was changed");
  }
  const auto fresh = thrown_by([&] {
    load(folder.file("new.db"), data.path().string(), {.progress = [](double) { return false; }});
  });
  EXPECT_EQ(fresh.code, ErrorCode::cancelled);
  EXPECT_FALSE(std::filesystem::exists(folder.file("new.db")));
  EXPECT_TRUE(load_data().changed);
}

TEST_F(Load, OneCsvFileIsObservations) {
  load_data();
  const std::string csv = data.write("more.csv", "indicator,zone,year,value\nmood,beta,2016,99\n");
  EXPECT_EQ(load(file, csv, {.release = "report_2016"}).observations.added, 1U);
}

TEST_F(Load, ChineseTextSurvives) {
  load_data();
  EXPECT_EQ(figure("SELECT name_zh FROM zone WHERE code = 'alpha'"), "甲区");
  const Snapshot book = Database::open(file).snapshot();
  EXPECT_EQ(book.zone("甲区"), book.zone("alpha"));
  EXPECT_EQ(thrown_by([&] { (void)book.zone("twin"); }).code, ErrorCode::conflict);
}

TEST_F(Load, AFullDiskLeavesTheFileAsItWas) {
  load_data();
  std::string many = "indicator,zone,year,value,release\n";
  for (int year = 1; year < 9999; ++year)
    many += "mood,beta," + std::to_string(year) + ",1.5,report_2016\n";
  data.write("observations_3.csv", many);
  test::Thrown existing;
  test::Thrown fresh;
  {
    const test::FullDisk full(std::filesystem::file_size(file) + 4096);
    existing = thrown_by([&] { load_data(); });
    fresh = thrown_by([&] { load(folder.file("new.db"), data.path().string()); });
  }
  EXPECT_EQ(existing.code, ErrorCode::io) << existing.sentence;
  EXPECT_EQ(fresh.code, ErrorCode::io) << fresh.sentence;
  EXPECT_FALSE(std::filesystem::exists(folder.file("new.db")));
  EXPECT_EQ(figure("SELECT count(*) FROM observation"), "15");
  EXPECT_TRUE(load_data().changed);
}

// More rows than are read at once, so that some go in while others are read.
struct LargeLoad : Load {
  static constexpr int years = 9000;
  // Years from first to last, each as its value; in the order of the key when `step` is 1.
  static std::string rows(const char* indicator, int first, int last, int step = 1) {
    std::string text;
    for (int year = first; step > 0 ? year <= last : year >= last; year += step) {
      text += std::string(indicator) + ",beta," + std::to_string(year) + "," +
              std::to_string(year) + ",report_2016,\n";
    }
    return text;
  }
  std::string csv(const std::string& text) const {
    return data.write("extra/large.csv", "indicator,zone,year,value,release,note\n" + text);
  }
  void expect_figures(const char* indicator, int count) const {
    const std::string from = "FROM history WHERE zone = 'beta' AND indicator = '" +
                             std::string(indicator) + "' AND release = 'report_2016'";
    EXPECT_EQ(figure("SELECT count(*) || ' ' || sum(value = year) " + from),
              std::to_string(count) + " " + std::to_string(count));
  }
};

TEST_F(LargeLoad, RowsInAnyOrderGoInOnce) {
  const std::vector<std::string> orders{
      rows("mood", 1, years),                                 // of the key
      rows("mood", years, 1, -1),                             // backwards
      rows("mood", 1, 8500) + rows("mood", years, 8501, -1),  // sorted, then not
      rows("mood", 4500, years) + rows("mood", 1, 4499)};     // two sorted runs
  for (const std::string& order : orders) {
    const std::string path = csv(order);
    for (const bool fresh : {true, false}) {
      std::filesystem::remove(file);
      load_data();
      if (fresh) {
        data.write("observations_2.csv", test::read_file(path));
        std::filesystem::remove(file);
        EXPECT_EQ(load_data().observations.added, 9015U);
        std::filesystem::remove(data.path() / "observations_2.csv");
      } else {
        EXPECT_EQ(load(file, path).observations.added, 9000U);
      }
      expect_figures("mood", years);
      const LoadReport again = load(file, path);
      EXPECT_FALSE(again.changed);
      EXPECT_EQ(again.observations.unchanged, 9000U);
    }
  }
}

TEST_F(LargeLoad, RowsThatTheFileHasAreToldApartWhereverTheyStand) {
  load_data();
  load(file, csv(rows("mood", 5000, 5010)));
  const LoadReport report = load(file, csv(rows("mood", 1, years)));
  EXPECT_EQ(report.observations.added, 8989U);
  EXPECT_EQ(report.observations.unchanged, 11U);
  expect_figures("mood", years);
}

TEST_F(LargeLoad, NotesComeWithTheRowsThatGoInEarly) {
  load_data();
  std::string text = rows("mood", 1, 7000);
  text += "mood,beta,8000,8000,report_2016,late\nmood,beta,7500,7500,report_2016,later\n";
  text.insert(0, "mood,alpha,1,1,report_2016,early\n");
  EXPECT_EQ(load(file, csv(text)).observations.added, 7003U);
  EXPECT_EQ(figure("SELECT group_concat(note, ' ') FROM (SELECT note FROM observation_note "
                   "WHERE note GLOB '*l*[ye]*' ORDER BY year)"),
            "early early later late");
}

TEST_F(LargeLoad, MistakesAfterManyRowsLeaveTheFileAsItWas) {
  load_data();
  const std::string before = dump(file);
  const auto says = [&](const std::string& text) {
    const auto thrown = thrown_by([&] { load(file, csv(text)); });
    EXPECT_EQ(dump(file), before);
    return thrown.sentence;
  };
  EXPECT_EQ(says(rows("mood", 1, 6000) + "mood,beta,6001,x,report_2016,\n" +
                 rows("mood", 6002, years) + "mood,beta,9001,y,report_2016,\n"),
            "large.csv:6002:16: \"x\" is no number; write digits with a decimal point, such as "
            "1234.5 or 1.2e6, without spaces or separators\n"
            "large.csv:9002:16: \"y\" is no number; write digits with a decimal point, such as "
            "1234.5 or 1.2e6, without spaces or separators");
  EXPECT_EQ(says(rows("mood", 1, 6000) + "mood,beta,3,4,report_2016,\n"),
            "large.csv:6002:13: the same release has this cell in line 4 already, with 3 (status "
            "A); keep one of the two rows");
  EXPECT_EQ(
      says("gdp,beta,2016,5,report_2016,\n" + rows("mood", 1, 6000)),
      "large.csv:2:15: the file has 0 (status A) for this cell of this release, not 5 (status "
      "A); to correct a release, load it with --replace");
}

TEST_F(LargeLoad, AFileThatCannotBeReadToItsEndChangesNothing) {
  load_data();
  const std::string before = dump(file);
  data.write("observations_2.csv",
             "indicator,zone,year,value,release,note\n" + rows("mood", 1, years));
  std::filesystem::create_directory(data.path() / "observations_3.csv");
  const auto thrown = thrown_by([&] { load_data(); });
  EXPECT_EQ(thrown.code, ErrorCode::io);
  EXPECT_EQ(thrown.sentence,
            "cannot read \"" + data.file("observations_3.csv") + "\": Is a directory");
  EXPECT_EQ(dump(file), before);
}

TEST_F(LargeLoad, IsStoppedAnywhere) {
  load_data();
  const std::string before = dump(file);
  const std::string path = csv(rows("mood", 1, 6000) + rows("mood", years, 6001, -1));
  std::vector<double> seen;
  load(file, path, {.dry_run = true, .progress = [&](double done) {
                      seen.push_back(done);
                      return true;
                    }});
  EXPECT_GE(seen.size(), 4U);
  EXPECT_TRUE(std::ranges::is_sorted(seen));
  EXPECT_EQ(seen.back(), 1);
  for (std::size_t allowed = 0; allowed < seen.size(); ++allowed) {
    std::size_t calls = 0;
    const auto thrown = thrown_by(
        [&] { load(file, path, {.progress = [&](double) { return ++calls <= allowed; }}); });
    EXPECT_EQ(thrown.code, ErrorCode::cancelled);
    EXPECT_EQ(dump(file), before);
  }
}

// --- the yearbook directory of the report

struct Torch : ::testing::Test {
  static Database& database() {
    static Database made = [] {
      Database result = Database::create(":memory:");
      load(result, test::torch_directory().string());
      return result;
    }();
    return made;
  }
  Snapshot book = database().snapshot();
  ZoneHandle zones = book.zone("national_hightech_zones");
  std::optional<double> figure(std::string_view indicator, int year) const {
    return value(book, book.indicator(indicator), zones, Year{year});
  }
};

TEST_F(Torch, HasTheZonesAndTheirGroups) {
  std::size_t count = 0;
  for (const Zone& zone : book.catalog().zones()) {
    if (zone.kind != ZoneKind::zone) continue;
    ++count;
    ASSERT_TRUE(zone.parent) << zone.code;
    const Zone& province = book.catalog().zone(*zone.parent);
    EXPECT_EQ(province.kind, ZoneKind::province);
    EXPECT_EQ(book.catalog().zone(province.parent.value()).kind, ZoneKind::region);
    EXPECT_FALSE(zone.name_en.empty());
    EXPECT_FALSE(zone.name_zh.empty());
    EXPECT_TRUE(zone.first_year) << zone.code;
  }
  EXPECT_EQ(count, 174U);
  // Counts of the sources: domain facts, section 3.
  const GroupHandle national = book.group("national");
  for (const auto& [year, members_then] : {std::pair(1988, 1U),
                                           {2000, 53U},
                                           {2008, 54U},
                                           {2011, 88U},
                                           {2012, 105U},
                                           {2013, 114U},
                                           {2014, 115U},
                                           {2016, 146U},
                                           {2017, 156U},
                                           {2018, 168U}}) {
    EXPECT_EQ(members(book, national, Year{year}).size(), members_then) << year;
  }
  EXPECT_EQ(members(book, book.group("torch_statistics"), 2016y).size(), 147U);
  EXPECT_EQ(members(book, book.group("note_leaders_2016"), 2016y).size(), 9U);
  EXPECT_EQ(thrown_by([&] { (void)book.zone("Fuzhou"); }).code, ErrorCode::conflict);
  EXPECT_EQ(thrown_by([&] { (void)book.zone("Suzhou"); }).code, ErrorCode::conflict);
}

TEST_F(Torch, HasThePageOfTheReport) {
  EXPECT_EQ(figure("gdp", 2016), 8.98e12);
  EXPECT_EQ(figure("gdp_share", 2016), 12.1);
  EXPECT_EQ(figure("rd", 2016), 554'470'000'000.0);
  EXPECT_EQ(figure("rd_share", 2016), 35.4);
  EXPECT_EQ(figure("patents_granted", 2016), 262'000);
  EXPECT_EQ(figure("enterprises_registered", 2016), 298'000);
  EXPECT_EQ(figure("zones", 2016), 146);
  EXPECT_EQ(figure("zones_in_statistics", 2016), 147);
  EXPECT_EQ(figure("ice", 2015), 180.9);
}

TEST_F(Torch, RecomputesTheSharesThroughNationalFigures) {
  const auto part = [&](std::string_view indicator, std::string_view below) {
    return share(book, book.indicator(indicator), book.group("national"), book.zone("china"), 2016y,
                 {.denominator = book.indicator(below)})
        .value.value();
  };
  EXPECT_NEAR(part("gdp", "gdp_implied"), 8.98e12 / (1.56767e12 / 0.0211), 1e-15);
  EXPECT_EQ(std::round(part("gdp", "gdp_implied") * 1e4), 1209);
  EXPECT_EQ(std::round(part("rd", "rd_total") * 1e4), 3537);
}

TEST_F(Torch, KeepsContradictionsAndKnowsWhatStands) {
  EXPECT_EQ(figure("gdp", 2019), 12.14e12);
  EXPECT_EQ(figure("employees", 2004), 4'484'000);
  EXPECT_EQ(figure("gdp", 2017), 9'517'140'000'000);
  EXPECT_EQ(figure("enterprises", 2011), 57'033);
  EXPECT_EQ(history(book, book.indicator("gdp"), zones, 2019y).size(), 3U);
  EXPECT_EQ(history(book, book.indicator("revenue"), zones, 2016y).size(), 2U);
  EXPECT_EQ(observation(book, book.indicator("enterprises_registered"), zones, 2016y).status,
            Status::definition_differs);
}

TEST_F(Torch, EveryFigureHasItsSource) {
  std::size_t figures = 0;
  for (const Indicator& indicator : book.catalog().indicators()) {
    for (const Zone& zone : book.catalog().zones()) {
      for (const Vintage& each : history(book, indicator.handle, zone.handle)) {
        ++figures;
        EXPECT_FALSE(each.release.empty());
      }
    }
  }
  EXPECT_EQ(figures, 275U);
}

}  // namespace
