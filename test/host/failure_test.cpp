#include "host/failure.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "support/support.hpp"

namespace {

using yearbook::ErrorCode;
using yearbook::host::error_code;

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
      [] { yearbook::host::fail(SQLITE_BUSY, "database is locked", "BEGIN"); });
  EXPECT_EQ(busy.code, ErrorCode::busy);
  EXPECT_NE(busy.sentence.find("try again"), std::string::npos);
  const auto corrupt =
      yearbook::test::thrown_by([] { yearbook::host::fail(SQLITE_CORRUPT, "malformed", ""); });
  EXPECT_NE(corrupt.sentence.find("restore it from a copy"), std::string::npos);
  const auto full = yearbook::test::thrown_by(
      [] { yearbook::host::fail(SQLITE_FULL, "database or disk is full", ""); });
  EXPECT_EQ(full.code, ErrorCode::io);
  EXPECT_EQ(
      full.sentence,
      "no more can be written: database or disk is full; make room on the disk and try again");
}

}  // namespace
