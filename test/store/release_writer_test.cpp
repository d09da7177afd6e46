#include "store/release_writer.hpp"

#include <yearbook/year.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <tuple>

#include "store/writing.hpp"

namespace {

using namespace yearbook;
using test::counts;

struct ReleaseWriter : test::Writing {
  store::Tally write(std::initializer_list<std::vector<std::string>> rows) {
    return store::write_releases(connection, table({"code", "title", "published_on", "tier"}, rows),
                                 problems);
  }
};

TEST_F(ReleaseWriter, IdsFollowFromTierDayAndCode) {
  write({{"note", "Note", "2017-12-21", "1"},
         {"press", "Press", "2017-03", "0"},
         {"undated", "Undated", "", ""},
         {"also", "Also", "2017-12-21", "1"}});
  EXPECT_TRUE(problems.empty()) << problems.text();
  // 2017-12-21 is day 65004 when 1840-01-01 is day 1; 2017-03 counts as 2017-03-31.
  const auto day = [](int y, unsigned m, unsigned d) {
    using namespace std::chrono;
    return (sys_days{year{y} / month{m} / std::chrono::day{d}} - sys_days{year{1840} / 1 / 1})
               .count() +
           1;
  };
  const auto id = [&](const char* code) {
    return connection.query_integer("SELECT release_id FROM release WHERE code = '" +
                                    std::string(code) + "'");
  };
  EXPECT_EQ(id("also"), 1'000'000'000 + day(2017, 12, 21) * 10'000 + 1);
  EXPECT_EQ(id("note"), 1'000'000'000 + day(2017, 12, 21) * 10'000 + 2);
  EXPECT_EQ(id("press"), day(2017, 3, 31) * 10'000 + 1);
  EXPECT_EQ(id("undated"), 1'000'000'001);
  EXPECT_EQ(text("SELECT visible_from FROM release WHERE code = 'press'"), "2017-03-31");
}

TEST_F(ReleaseWriter, UpdatesByCode) {
  write({{"a", "A", "2017", ""}});
  EXPECT_EQ(counts(write({{"a", "A", "2017", ""}})), "0/0/1");
  EXPECT_EQ(counts(write({{"a", "Better", "2017", ""}})), "0/1/0");
  EXPECT_EQ(counts(write({{"a", "Better", "2017-12-31", ""}})),
            "0/1/0");  // the same day, said in full
  EXPECT_EQ(text("SELECT published_on FROM release"), "2017-12-31");
  EXPECT_EQ(counts(store::write_releases(
                connection, table({"code", "title", "url"}, {{"a", "Better", "u"}}), problems)),
            "0/1/0");
  EXPECT_EQ(text("SELECT published_on || url FROM release"), "2017-12-31u");
}

TEST_F(ReleaseWriter, RefusesDatesAndTiersThatCannotBe) {
  write({{"a", "", "2017", ""},
         {"b", "B", "2017-02-30", ""},
         {"c", "C", "1839", ""},
         {"d", "D", "2114", ""},
         {"e", "E", "2017", "2"},
         {"f", "F", "soon", ""}});
  const std::string found = problems.text();
  for (const char* expected :
       {"a.csv:2:2: the title is empty", "a.csv:3:3: \"2017-02-30\" is no date",
        "a.csv:4:3: the date 1839 is out of range", "a.csv:5:3: the date 2114 is out of range",
        "a.csv:6:4: \"2\" is no tier", "a.csv:7:3: \"soon\" is no date"}) {
    EXPECT_NE(found.find(expected), std::string::npos) << expected << "\n" << found;
  }
}

TEST_F(ReleaseWriter, ReDatingMovesEverythingThatHoldsTheId) {
  write({{"a", "A", "2015", ""}, {"b", "B", "2016", ""}});
  connection.execute(
      "INSERT INTO observation SELECT 1, 2000, 1, release_id, 5, 'A' FROM release WHERE code = 'a';"
      "INSERT INTO observation SELECT 1, 2000, 1, release_id, 6, 'A' FROM release WHERE code = 'b';"
      "INSERT INTO observation_note SELECT 1, 2000, 1, release_id, 'of a', NULL, NULL FROM release "
      "WHERE code = 'a';"
      "INSERT INTO index_score SELECT 1, 'd', 'c', release_id, 2000, 1, 'n', 1, 1, 1, NULL FROM "
      "release WHERE code = 'a'");
  write({{"a", "A", "2017", ""}});
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(text("SELECT value FROM standing"), "5.0");
  EXPECT_EQ(
      text("SELECT locator FROM observation_note JOIN release USING (release_id) WHERE code = 'a'"),
      "of a");
  EXPECT_EQ(text("SELECT count(*) FROM index_score JOIN release ON release_id = newest_release_id "
                 "WHERE code = 'a'"),
            "1");
}

TEST_F(ReleaseWriter, AnyOrderOfLoadingGivesTheSameOrder) {
  std::mt19937 random(1);
  const std::vector<std::string> dates{"",           "2015",    "2015-12-31",
                                       "2015-12",    "2016-02", "2016-02-29",
                                       "2016-03-01", "1900",    "2113-10-14"};
  for (int round = 0; round < 25; ++round) {
    connection.execute("DELETE FROM observation; DELETE FROM release");
    // The model: what each release is, and that its figure stands which is largest by tier, day and
    // code.
    std::map<std::string, std::pair<int, std::string>> model;
    for (int step = 0; step < 25; ++step) {
      const std::string code = "r" + std::to_string(random() % 12);
      const int tier = static_cast<int>(random() % 2);
      const std::string& date = dates[random() % dates.size()];
      const bool fresh = model.insert_or_assign(code, std::pair(tier, date)).second;
      write({{code, "T", date, std::to_string(tier)}});
      if (fresh) {
        connection.execute("INSERT INTO observation SELECT 1, 2000, 1, release_id, " +
                           code.substr(1) + ", 'A' FROM release WHERE code = '" + code + "'");
      }
      ASSERT_TRUE(problems.empty()) << problems.text();
    }
    std::vector<std::tuple<int, std::string, std::string>> order;
    for (const auto& [code, facts] : model) {
      const auto day = parse_date(facts.second);
      order.emplace_back(facts.first, day ? to_string(*day) : "", code);
    }
    std::ranges::sort(order);
    std::string expected;
    for (const auto& [tier, day, code] : order) expected += (expected.empty() ? "" : ",") + code;
    ASSERT_EQ(text("SELECT group_concat(code) FROM (SELECT code FROM release ORDER BY release_id)"),
              expected);
    ASSERT_EQ("r" + std::to_string(
                        connection.query_integer("SELECT CAST(value AS INTEGER) FROM standing")),
              std::get<2>(order.back()));
    ASSERT_EQ(text("SELECT count(*) FROM observation JOIN release USING (release_id) WHERE 'r' || "
                   "CAST(value AS INTEGER) = code"),
              std::to_string(model.size()));
  }
}

}  // namespace
