#include "host/statement.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cmath>

#include "sqlite/connection.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using host::Statement;

struct HostStatement : ::testing::Test {
  sqlite::Connection connection{"memdb:/host-statement-test", {.access = sqlite::Access::create}};
};

TEST_F(HostStatement, BindsAndReadsEachType) {
  Statement row(connection.handle(), "SELECT ?1, ?2, 0.5, NULL");
  row.bind(1, std::int64_t{1} << 40U);
  row.bind(2, "\u4e2d\u5173\u6751");
  ASSERT_TRUE(row.step());
  EXPECT_EQ(row.integer(0), std::int64_t{1} << 40U);
  EXPECT_EQ(row.text(1), "\u4e2d\u5173\u6751");
  EXPECT_EQ(row.real(2), 0.5);
  EXPECT_TRUE(row.is_null(3));
  EXPECT_TRUE(std::isnan(row.real(3)));
  EXPECT_EQ(row.view(3), "");
  EXPECT_FALSE(row.step());
}

TEST_F(HostStatement, FailuresAreErrorsWithTheStatement) {
  const auto wrong =
      test::thrown_by([&] { Statement(connection.handle(), "SELECT 1 FROM nowhere"); });
  EXPECT_EQ(wrong.code, ErrorCode::sql);
  EXPECT_NE(wrong.sentence.find("no such table: nowhere"), std::string::npos) << wrong.sentence;
  Statement overflow(connection.handle(), "SELECT abs(?1)");
  overflow.bind(1, std::numeric_limits<std::int64_t>::min());
  const auto late = test::thrown_by([&] { overflow.step(); });
  EXPECT_NE(late.sentence.find("integer overflow"), std::string::npos) << late.sentence;
  Statement none(connection.handle(), "SELECT ?1");
  EXPECT_EQ(test::thrown_by([&] { none.bind(2, std::int64_t{1}); }).code, ErrorCode::sql);
}

}  // namespace
