#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

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
  const Error second = first;  // NOLINT(performance-unnecessary-copy-initialization): the test
  EXPECT_EQ(second.sql(), "SELECT");
  EXPECT_STREQ(second.what(), "sentence");
}

TEST(Error, CodesAreNamedAsInTheHeader) {
  EXPECT_EQ(to_string(ErrorCode::schema_too_new), "schema_too_new");
  EXPECT_EQ(to_string(ErrorCode::invalid_argument), "invalid_argument");
  EXPECT_EQ(to_string(ErrorCode::internal), "internal");
}

TEST(Error, EveryCodeHasItsNameAndOnlyBusyMayBeTriedAgain) {
  constexpr std::array<std::pair<ErrorCode, std::string_view>, 13> names{{
      {ErrorCode::not_found, "not_found"},
      {ErrorCode::invalid_argument, "invalid_argument"},
      {ErrorCode::conflict, "conflict"},
      {ErrorCode::constraint, "constraint"},
      {ErrorCode::busy, "busy"},
      {ErrorCode::read_only, "read_only"},
      {ErrorCode::corrupt, "corrupt"},
      {ErrorCode::schema_too_new, "schema_too_new"},
      {ErrorCode::schema_foreign, "schema_foreign"},
      {ErrorCode::io, "io"},
      {ErrorCode::sql, "sql"},
      {ErrorCode::cancelled, "cancelled"},
      {ErrorCode::internal, "internal"},
  }};
  for (const auto& [code, name] : names) {
    EXPECT_EQ(to_string(code), name);
    EXPECT_EQ(Error(code, "").retryable(), code == ErrorCode::busy) << name;
  }
}

TEST(Error, KeepsThePlaceItIsGiven) {
  const auto here = std::source_location::current();
  EXPECT_EQ(Error(ErrorCode::io, "", here).where().line(), here.line());
  EXPECT_EQ(Error(ErrorCode::sql, "", 1, "SELECT", here).where().line(), here.line());
}

TEST(Error, ACopyOutlivesWhatItWasCopiedFrom) {
  auto first =
      std::make_unique<Error>(ErrorCode::sql, std::string(100, 's'), 19, std::string(100, 'q'));
  const Error second = *first;
  first.reset();
  EXPECT_EQ(second.sql(), std::string(100, 'q'));
  EXPECT_EQ(second.what(), std::string(100, 's'));
  EXPECT_EQ(second.sqlite_code(), 19);
}

}  // namespace
