#include "store/catalogue_writer.hpp"
#include "store/writing.hpp"

namespace {

using namespace yearbook;
using test::counts;

struct GroupWriter : test::Writing {
  GroupWriter() {
    connection.execute(
        "INSERT INTO zone (code, kind) VALUES ('alpha', 'zone'), ('beta', 'zone'), ('all', "
        "'aggregate')");
  }
  std::string members() {
    return text(
        "SELECT group_concat(g.code || ' ' || z.code || ' ' || m.first_year || '-' || m.last_year, "
        "', ') FROM "
        "zone_group_member AS m JOIN zone_group AS g USING (zone_group_id) JOIN zone AS z USING "
        "(zone_id)");
  }
};

TEST_F(GroupWriter, TakesWhatAnyRowSaysOfTheGroup) {
  const auto tally = store::write_groups(
      connection,
      table(
          {"group", "zone", "name_en", "first_year", "last_year", "published_as", "set"},
          {{"g", "alpha", "", "2000", "", "", ""}, {"g", "beta", "Group", "", "2010", "all", "s"}}),
      problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  EXPECT_EQ(counts(tally), "1/0/0");
  EXPECT_EQ(members(), "g alpha 2000-9999, g beta 1-2010");
  EXPECT_EQ(text("SELECT name_en || published_as_id || classification FROM zone_group"), "Group3s");
}

TEST_F(GroupWriter, AddsMembersAndKeepsTheRest) {
  store::write_groups(connection, table({"group", "zone", "first_year"}, {{"g", "alpha", "2000"}}),
                      problems);
  const auto more = store::write_groups(
      connection, table({"group", "zone", "first_year"}, {{"g", "beta", "2001"}}), problems);
  EXPECT_EQ(counts(more), "0/1/0");
  const auto same = store::write_groups(
      connection, table({"group", "zone", "first_year"}, {{"g", "beta", "2001"}}), problems);
  EXPECT_EQ(counts(same), "0/0/1");
  const auto ended = store::write_groups(
      connection,
      table({"group", "zone", "first_year", "last_year"}, {{"g", "beta", "2001", "2005"}}),
      problems);
  EXPECT_EQ(counts(ended), "0/1/0");
  EXPECT_EQ(members(), "g alpha 2000-9999, g beta 2001-2005");
  EXPECT_TRUE(problems.empty());
}

TEST_F(GroupWriter, IsHeldToItsRules) {
  store::write_groups(connection,
                      table({"group", "zone", "name_en", "first_year", "last_year", "published_as"},
                            {{"g", "alpha", "One", "2000", "2005", ""},
                             {"g", "alpha", "Two", "2005", "", ""},
                             {"g", "gamma", "", "", "", ""},
                             {"g", "beta", "", "2010", "2000", ""},
                             {"h", "beta", "", "", "", "nowhere"},
                             {"h", "beta", "", "", "", ""}}),
                      problems);
  const std::string found = problems.text();
  for (const char* expected :
       {"a.csv:3:3: the group's name_en is \"Two\" here but \"One\" in line 2",
        "a.csv:4:2: no zone has the code \"gamma\"",
        "a.csv:5:5: the membership ends in 2000 before it begins in 2010",
        "a.csv:6:6: no zone has the code \"nowhere\"",
        "a.csv:7:2: \"beta\" joins \"h\" in line 6 already in that year",
        "\"alpha\" has spans in \"g\" that overlap"}) {
    EXPECT_NE(found.find(expected), std::string::npos) << expected << "\n" << found;
  }
}

TEST_F(GroupWriter, GroupsOfOneSetShareNoZoneInAYear) {
  store::write_groups(connection,
                      table({"group", "zone", "set", "first_year", "last_year"},
                            {{"g", "alpha", "s", "2000", "2005"}, {"h", "alpha", "s", "2006", ""}}),
                      problems);
  EXPECT_TRUE(problems.empty()) << problems.text();
  store::write_groups(connection,
                      table({"group", "zone", "set", "first_year", "last_year"},
                            {{"i", "alpha", "s", "2003", "2004"}}),
                      problems);
  EXPECT_NE(problems.text().find("\"alpha\" is in \"g\" and \"i\" in one year"), std::string::npos)
      << problems.text();
}

}  // namespace
