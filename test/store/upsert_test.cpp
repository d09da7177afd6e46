#include "store/upsert.hpp"

#include <gtest/gtest.h>

namespace {

using namespace yearbook;
using store::Upsert;
using Outcome = Upsert::Outcome;

struct UpsertTest : ::testing::Test {
  sqlite::Connection connection{"memdb:/upsert-test", {.access = sqlite::Access::create}};
  UpsertTest() {
    connection.execute("CREATE TABLE IF NOT EXISTS t (k TEXT PRIMARY KEY, a, b); DELETE FROM t");
  }
};

TEST_F(UpsertTest, AddsUpdatesOrLeavesARow) {
  Upsert upsert(connection, "t", {"k"}, {"a", "b"});
  EXPECT_EQ(upsert.run({std::string("x"), std::int64_t{1}, 0.5}), Outcome::added);
  EXPECT_EQ(upsert.run({std::string("x"), std::int64_t{1}, 0.5}), Outcome::unchanged);
  EXPECT_EQ(upsert.run({std::string("x"), std::int64_t{2}, 0.5}), Outcome::updated);
  EXPECT_EQ(upsert.run({std::string("x"), store::Value{}, 0.5}), Outcome::updated);
  EXPECT_EQ(upsert.run({std::string("x"), store::Value{}, 0.5}), Outcome::unchanged);
  EXPECT_EQ(connection.query_text("SELECT group_concat(k || coalesce(a, '-') || b) FROM t"),
            "x-0.5");
}

TEST_F(UpsertTest, LeavesColumnsThatItDoesNotName) {
  connection.execute("INSERT INTO t VALUES ('x', 1, 2)");
  Upsert upsert(connection, "t", {"k"}, {"b"});
  EXPECT_EQ(upsert.run({std::string("x"), std::int64_t{3}}), Outcome::updated);
  EXPECT_EQ(connection.query_text("SELECT a || b FROM t"), "13");
}

TEST_F(UpsertTest, KeysAloneAreAddedOnce) {
  Upsert upsert(connection, "t", {"k"}, {});
  EXPECT_EQ(upsert.run({std::string("x")}), Outcome::added);
  EXPECT_EQ(upsert.run({std::string("x")}), Outcome::unchanged);
}

}  // namespace
