#include "store/codes.hpp"

#include <gtest/gtest.h>

#include "store/schema.hpp"

namespace {

using namespace yearbook;

struct CodesTest : ::testing::Test {
  sqlite::Connection connection{"memdb:/codes-test", {.access = sqlite::Access::create}};
  core::Problems problems;
  CodesTest() {
    if (connection.query_integer("PRAGMA user_version") == 0) {
      store::create_schema(connection);
      connection.execute(
          "INSERT INTO zone (code, kind) VALUES ('alpha', 'zone'), ('beta', 'zone')");
    }
    problems.file("a.csv");
  }
};

TEST_F(CodesTest, LeadToIds) {
  const store::Codes zones(connection, "zone", "zone_id", "zone");
  EXPECT_EQ(zones.find("alpha"), 1);
  EXPECT_EQ(zones.require("beta", {}, problems), 2);
  EXPECT_TRUE(problems.empty());
}

TEST_F(CodesTest, UnknownOnesAreReportedWithTheNearest) {
  const store::Codes zones(connection, "zone", "zone_id", "zone");
  EXPECT_FALSE(zones.find("alpah"));
  EXPECT_FALSE(zones.require("alpah", {.line = 3, .column = 5}, problems));
  EXPECT_FALSE(zones.require("", {.line = 4}, problems));
  EXPECT_EQ(problems.text(),
            "a.csv:3:5: no zone has the code \"alpah\"; the nearest is alpha; correct it, or add "
            "it to zones.csv\n"
            "a.csv:4: the zone is empty; give its code");
}

}  // namespace
