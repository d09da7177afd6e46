#include "sqlite/bulk_insert.hpp"

#include <yearbook/error.hpp>
#include <yearbook/shapes.hpp>

#include <gtest/gtest.h>

#include "store/schema.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using sqlite::BulkRow;
using test::thrown_by;

struct BulkInsert : ::testing::Test {
  sqlite::Connection connection{"memdb:/bulk-insert", {.access = sqlite::Access::create}};
  BulkInsert() { store::create_schema(connection); }
  std::int64_t insert(std::vector<BulkRow> rows) {
    std::size_t at = 0;
    return sqlite::insert_observations(connection, [&](BulkRow& to) {
      if (at == rows.size()) return false;
      to = rows[at++];
      return true;
    });
  }
  std::string stored() {
    return connection.query_text(
        "SELECT group_concat(indicator_id || '/' || year || '/' || zone_id || '/' || release_id || "
        "'=' || coalesce(value, '-') || status, ' ') FROM observation");
  }
};

TEST_F(BulkInsert, StoresEveryColumn) {
  EXPECT_EQ(insert({{1, 2015, 3, 1'000'000'001, 0.1, Status::normal},
                    {1, 2015, 4, 1'000'000'001, missing_value, Status::suppressed}}),
            2);
  EXPECT_EQ(stored(), "1/2015/3/1000000001=0.1A 1/2015/4/1000000001=-Q");
  EXPECT_EQ(insert({}), 0);
}

TEST_F(BulkInsert, LeavesRowsThatAreThereAlone) {
  insert({{1, 2015, 3, 7, 1, Status::normal}});
  EXPECT_EQ(insert({{1, 2014, 3, 7, 2, Status::normal},
                    {1, 2015, 3, 7, 3, Status::normal},
                    {1, 2015, 3, 8, 4, Status::normal}}),
            2);
  EXPECT_EQ(stored(), "1/2014/3/7=2.0A 1/2015/3/7=1.0A 1/2015/3/8=4.0A");
}

TEST_F(BulkInsert, ConstraintsHold) {
  for (const BulkRow& row : {BulkRow{1, 0, 3, 7, 1, Status::normal},
                             {1, 2015, 3, 7, missing_value, Status::normal},
                             {1, 2015, 3, 7, 1, Status::suppressed}}) {
    const auto thrown = thrown_by([&] { insert({row}); });
    EXPECT_EQ(thrown.code, ErrorCode::constraint);
    EXPECT_NE(thrown.sentence.find("constraint"), std::string::npos) << thrown.sentence;
  }
  EXPECT_EQ(connection.query_integer("SELECT count(*) FROM observation"), 0);
}

TEST_F(BulkInsert, WhatTheSourceThrowsComesThrough) {
  const auto thrown = thrown_by([&] {
    sqlite::insert_observations(
        connection, [](BulkRow&) -> bool { throw Error(ErrorCode::conflict, "enough"); });
  });
  EXPECT_EQ(thrown.code, ErrorCode::conflict);
  EXPECT_EQ(thrown.sentence, "enough");
  EXPECT_EQ(insert({{1, 2015, 3, 7, 1, Status::normal}}), 1);
}

}  // namespace
