#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using yearbook::Error;
using yearbook::ErrorCode;

TEST(Error, CarriesCodeSentenceAndTheCallersLine) {
  const Error error(ErrorCode::not_found, "no zone");
  EXPECT_EQ(error.code(), ErrorCode::not_found);
  EXPECT_STREQ(error.what(), "no zone");
  EXPECT_NE(std::string(error.where().file_name()).find("error_test.cpp"), std::string::npos);
  EXPECT_EQ(error.sqlite_code(), 0);
  EXPECT_TRUE(error.sql().empty());
}

TEST(Error, CarriesWhatSqliteSaid) {
  const Error error(ErrorCode::busy, "locked", 5, "BEGIN IMMEDIATE");
  EXPECT_EQ(error.sqlite_code(), 5);
  EXPECT_EQ(error.sql(), "BEGIN IMMEDIATE");
}

TEST(Error, IsRetryableOnlyWhenBusy) {
  EXPECT_TRUE(Error(ErrorCode::busy, "").retryable());
  EXPECT_FALSE(Error(ErrorCode::io, "").retryable());
}

TEST(Error, CopiesWithoutThrowing) {
  EXPECT_TRUE(std::is_nothrow_copy_constructible_v<Error>);
  const Error first(ErrorCode::sql, "sentence", 1, "SELECT");
  const Error second = first;
  EXPECT_EQ(second.sql(), "SELECT");
  EXPECT_STREQ(second.what(), "sentence");
}

TEST(Error, CodesAreNamedAsInTheHeader) {
  EXPECT_EQ(to_string(ErrorCode::schema_too_new), "schema_too_new");
  EXPECT_EQ(to_string(ErrorCode::invalid_argument), "invalid_argument");
  EXPECT_EQ(to_string(ErrorCode::internal), "internal");
}

}  // namespace
