#include "sqlite/failure.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <string>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace {

using yearbook::ErrorCode;
using yearbook::sqlite::error_code;

TEST(Failure, ExtendedCodesAreMapped) {
  EXPECT_EQ(error_code(SQLITE_BUSY_SNAPSHOT), ErrorCode::busy);
  EXPECT_EQ(error_code(SQLITE_LOCKED), ErrorCode::busy);
  EXPECT_EQ(error_code(SQLITE_READONLY_DIRECTORY), ErrorCode::read_only);
  EXPECT_EQ(error_code(SQLITE_CORRUPT_INDEX), ErrorCode::corrupt);
  EXPECT_EQ(error_code(SQLITE_NOTADB), ErrorCode::corrupt);
  EXPECT_EQ(error_code(SQLITE_CONSTRAINT_CHECK), ErrorCode::constraint);
  EXPECT_EQ(error_code(SQLITE_IOERR_WRITE), ErrorCode::io);
  EXPECT_EQ(error_code(SQLITE_FULL), ErrorCode::io);
  EXPECT_EQ(error_code(SQLITE_ERROR), ErrorCode::sql);
  EXPECT_EQ(error_code(SQLITE_MISUSE), ErrorCode::internal);
}

TEST(Failure, SentencesSayWhatToDo) {
  const auto busy = yearbook::test::thrown_by(
      [] { yearbook::sqlite::fail(SQLITE_BUSY, "database is locked", "BEGIN"); });
  EXPECT_EQ(busy.code, ErrorCode::busy);
  EXPECT_NE(busy.sentence.find("try again"), std::string::npos);
  const auto corrupt =
      yearbook::test::thrown_by([] { yearbook::sqlite::fail(SQLITE_CORRUPT, "malformed", ""); });
  EXPECT_NE(corrupt.sentence.find("restore it from a copy"), std::string::npos);
}

TEST(Failure, EveryKindOfCodeHasItsMeaning) {
  const std::vector<std::pair<int, ErrorCode>> meanings{
      {SQLITE_BUSY, ErrorCode::busy},
      {SQLITE_LOCKED_SHAREDCACHE, ErrorCode::busy},
      {SQLITE_READONLY_DBMOVED, ErrorCode::read_only},
      {SQLITE_CORRUPT_VTAB, ErrorCode::corrupt},
      {SQLITE_FORMAT, ErrorCode::corrupt},
      {SQLITE_CONSTRAINT_PRIMARYKEY, ErrorCode::constraint},
      {SQLITE_CANTOPEN_ISDIR, ErrorCode::io},
      {SQLITE_PERM, ErrorCode::io},
      {SQLITE_NOLFS, ErrorCode::io},
      {SQLITE_NOMEM, ErrorCode::internal},
      {SQLITE_INTERNAL, ErrorCode::internal},
      {SQLITE_AUTH, ErrorCode::sql},
      {SQLITE_RANGE, ErrorCode::sql},
      {SQLITE_SCHEMA, ErrorCode::sql}};
  for (const auto& [sqlite_code, meaning] : meanings) {
    EXPECT_EQ(error_code(sqlite_code), meaning) << sqlite_code;
  }
}

TEST(Failure, CarriesTheCodeAndTheStatement) {
  try {
    yearbook::sqlite::fail(SQLITE_BUSY_SNAPSHOT, "database is locked", "BEGIN IMMEDIATE");
    FAIL();
  } catch (const yearbook::Error& error) {
    EXPECT_EQ(error.sqlite_code(), SQLITE_BUSY_SNAPSHOT);
    EXPECT_EQ(error.sql(), "BEGIN IMMEDIATE");
    EXPECT_TRUE(error.retryable());
    EXPECT_NE(std::string(error.what()).find("database is locked"), std::string::npos);
  }
  EXPECT_FALSE(yearbook::Error(error_code(SQLITE_FULL), "").retryable());
}

}  // namespace
