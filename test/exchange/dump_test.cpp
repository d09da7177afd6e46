#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <random>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::TemporaryFolder;
using test::thrown_by;

namespace fs = std::filesystem;

// Every file below a folder: its name, and its bytes.
std::vector<std::pair<std::string, std::string>> contents(const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      result.emplace_back(fs::relative(entry.path(), folder).string(),
                          test::read_file(entry.path()));
    }
  }
  std::ranges::sort(result);
  return result;
}

struct Dump : ::testing::Test {
  TemporaryFolder data;
  TemporaryFolder folder;
  std::string file = folder.file("a.db");

  DumpReport dump_to(const std::string& name) const {
    Database database = Database::open(file, {.read_only = true});
    return dump(database, folder.file(name));
  }
  // Dumps, loads the dump into a new file, dumps that; the two dumps must be equal.
  void expect_round_trip() {
    dump_to("first");
    load(folder.file("b.db"), folder.file("first"));
    Database again = Database::open(folder.file("b.db"));
    dump(again, folder.file("second"));
    const auto first = contents(folder.file("first"));
    const auto second = contents(folder.file("second"));
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(first[i].first, second[i].first);
      EXPECT_EQ(first[i].second, second[i].second) << first[i].first;
    }
  }
};

TEST_F(Dump, WritesWhatLoadReads) {
  test::write_small_directory(data);
  load(file, data.path().string());
  const DumpReport report = dump_to("out");
  EXPECT_EQ(report.units, 9U);
  EXPECT_EQ(report.zones, 8U);
  EXPECT_EQ(report.aliases, 3U);
  EXPECT_EQ(report.members, 4U);
  EXPECT_EQ(report.indicators, 5U);
  EXPECT_EQ(report.releases, 3U);
  EXPECT_EQ(report.indices, 0U);
  EXPECT_EQ(report.observations, 15U);
  const fs::path out = folder.file("out");
  EXPECT_EQ(test::read_file(out / "groups.csv"),
            "group,zone,name_en,name_zh,set,first_year,last_year,published_as\n"
            "everyone,alpha,Everyone,所有,,1991,,all_zones\n"
            "everyone,beta,,,,1992,,\n"
            "everyone,gamma,,,,2010,,\n"
            "everyone,delta,,,,2015,,\n");
  const std::string figures = test::read_file(out / "observations.csv");
  EXPECT_TRUE(
      figures.starts_with("indicator,zone,year,value,status,unit,release,locator,note,quantum\n"
                          "gdp,land,2015,100000000000,A,CNY,report_2015,,,100000000\n"
                          "gdp,alpha,2015,5000000000,A,CNY,report_2015,,,1000000000\n"))
      << figures;
  EXPECT_NE(figures.find("\ngdp,alpha,2016,6100000000,E,CNY,press_2016,,early,100000000\n"),
            std::string::npos);
  EXPECT_NE(figures.find("\ngdp,gamma,2016,,Q,CNY,report_2016,,,\n"), std::string::npos);
  EXPECT_FALSE(fs::exists(out / "indices"));
}

TEST_F(Dump, IsTheSameAfterALoad) {
  test::write_small_directory(data);
  load(file, data.path().string());
  expect_round_trip();
}

TEST_F(Dump, OfTheReportIsTheSameAfterALoad) {
  load(file, test::torch_directory().string());
  expect_round_trip();
  EXPECT_EQ(test::read_file(fs::path(folder.file("first")) / "indices/ice_system_2014.toml"),
            test::read_file(test::torch_directory() / "indices/ice_system_2014.toml"));
}

TEST_F(Dump, KeepsTextsThatCsvMustQuote) {
  test::write_small_directory(data);
  data.write("releases.csv",
             "code,title,note\nreport_2016,\"A \"\"title\"\", with\r\nall\",\"line\rreturn\"\n"
             "report_2015,R, leading and trailing \npress_2016,\"\"\"\",武汉\n");
  data.write("observations.csv",
             "indicator,zone,year,value,release,locator,note\n"
             "gdp,alpha,2016,1,report_2016,\"1,2\",\"say \"\"so\"\"\nhere\"\n");
  load(file, data.path().string());
  expect_round_trip();
  const Snapshot book = Database::open(folder.file("b.db")).snapshot();
  const auto found = history(book, book.indicator("gdp"), book.zone("alpha"), 2016y);
  EXPECT_EQ(found.at(0).locator, "1,2");
  EXPECT_EQ(found.at(0).note, "say \"so\"\nhere");
}

TEST_F(Dump, DoublesSurviveExactly) {
  test::write_small_directory(data);
  load(file, data.path().string());
  std::vector<double> values{0,
                             0.1 + 0.2,
                             1e22,
                             123456789012345680.0,
                             -1.0 / 3,
                             std::numeric_limits<double>::max(),
                             std::numeric_limits<double>::lowest(),
                             std::numeric_limits<double>::min(),
                             std::numeric_limits<double>::denorm_min()};
  std::mt19937_64 random(3);
  while (values.size() < 2000) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (std::isfinite(value)) values.push_back(value);
  }
  {
    SQLite::Database raw(file, SQLite::OPEN_READWRITE);
    SQLite::Transaction transaction(raw);
    SQLite::Statement insert(raw,
                             "INSERT INTO observation SELECT indicator_id, ?1, zone_id, "
                             "release_id, ?2, 'A' FROM indicator AS i, zone AS z, release AS r "
                             "WHERE i.code = 'mood' AND z.code = 'delta' "
                             "AND r.code = 'report_2016'");
    int year = 1;
    for (const double value : values) {
      insert.bind(1, year++);
      insert.bind(2, value);
      insert.exec();
      insert.reset();
    }
    transaction.commit();
  }
  expect_round_trip();
  const Snapshot book = Database::open(folder.file("b.db")).snapshot();
  const Series read = series(book, book.indicator("mood"), book.zone("delta"));
  EXPECT_EQ(read.values, values);
  for (const Vintage& each : history(book, book.indicator("mood"), book.zone("delta"))) {
    EXPECT_FALSE(each.quantum);
  }
}

TEST_F(Dump, RandomBooksAreTheSameAfterALoad) {
  test::write_small_directory(data);
  std::mt19937 random(8);
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  std::string rows = "indicator,zone,year,value,status,unit,release,locator,note,quantum\n";
  for (const std::string indicator : {"gdp", "people", "share", "mood", "per_head"}) {
    for (const std::string zone : {"land", "alpha", "beta", "gamma", "delta", "all_zones"}) {
      for (int year = 1990; year < 2020; ++year) {
        for (const std::string release : {"press_2016", "report_2015", "report_2016"}) {
          if (random() % 3 == 0) continue;
          const bool missing = random() % 5 == 0;
          const std::string unit =
              indicator == "gdp" && random() % 2 == 0 ? "CNY_100m" : std::string();
          rows += indicator + "," + zone + "," + std::to_string(year) + ",";
          rows += missing ? "" : pick({"0", "12.50", "1e3", "-7.25", "0.00001", "1200", "3"});
          rows += "," + (missing ? pick({"M", "Q", "O", "B"}) : pick({"", "A", "E", "B", "D"}));
          rows += "," + unit + "," + release + "," + pick({"", "", "p. 3", "\"a,b\""}) + "," +
                  pick({"", "", "\"q\"\"q\"", "注"}) + "," + pick({"", "", "100", "0.5"}) + "\n";
        }
      }
    }
  }
  data.write("observations.csv", rows);
  load(file, data.path().string());
  expect_round_trip();
}

TEST_F(Dump, WritesOverNothing) {
  load(file, test::torch_directory().string());
  folder.write("full/notes.txt", "mine");
  const auto full = thrown_by([&] { dump_to("full"); });
  EXPECT_EQ(full.code, ErrorCode::conflict);
  EXPECT_EQ(full.sentence,
            "\"" + folder.file("full") +
                "\" exists and is not an empty directory; name another, nothing is overwritten");
  EXPECT_EQ(contents(folder.file("full")).size(), 1U);
  EXPECT_EQ(thrown_by([&] { dump_to("full/notes.txt"); }).code, ErrorCode::conflict);
  fs::create_directory(folder.file("empty"));
  EXPECT_EQ(dump_to("empty/").releases, 53U);
  EXPECT_EQ(thrown_by([&] { dump_to("no/such/place"); }).code, ErrorCode::io);
}

TEST_F(Dump, AGroupWithoutMembersIsRefused) {
  test::write_small_directory(data);
  load(file, data.path().string());
  SQLite::Database(file, SQLite::OPEN_READWRITE)
      .exec("INSERT INTO zone_group (code) VALUES ('nobody')");
  const auto thrown = thrown_by([&] { dump_to("out"); });
  EXPECT_EQ(thrown.code, ErrorCode::conflict);
  EXPECT_EQ(thrown.sentence,
            "the group \"nobody\" has no members, which groups.csv cannot say; give it a member or "
            "delete it, then dump again");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

TEST_F(Dump, OfAnEmptyYearbookIsEmpty) {
  Database database = Database::create(file);
  dump(database, folder.file("out"));
  EXPECT_TRUE(fs::is_empty(folder.file("out")));
}

TEST_F(Dump, AFullDiskLeavesNothing) {
  load(file, test::torch_directory().string());
  Database database = Database::open(file);
  (void)database.snapshot();
  const auto before = folder.names();
  for (const bool sdmx : {false, true}) {
    const auto thrown = thrown_by([&] {
      const test::FullDisk full(4096);
      if (sdmx) {
        dump_sdmx_csv(database, folder.file("out.csv"));
      } else {
        dump(database, folder.file("out"));
      }
    });
    EXPECT_EQ(thrown.code, ErrorCode::io) << thrown.sentence;
    EXPECT_NE(thrown.sentence.find("File too large"), std::string::npos) << thrown.sentence;
  }
  EXPECT_EQ(folder.names(), before);
}

TEST_F(Dump, AClosedDatabaseIsRefused) {
  Database database = Database::create(file);
  database.close();
  EXPECT_EQ(thrown_by([&] { dump(database, folder.file("out")); }).code,
            ErrorCode::invalid_argument);
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.db"});
}

}  // namespace
