#include <yearbook/native.hpp>

#include <yearbook/error.hpp>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;

TEST(Native, IsTheConnectionOfTheDatabase) {
  const test::TemporaryFolder folder;
  Database database = Database::create(folder.file("a.db"));
  EXPECT_EQ(std::string(sqlite3_db_filename(native_handle(database), "main")), folder.file("a.db"));
}

TEST(Native, IsRefusedOfAClosedDatabase) {
  Database database = Database::create(":memory:");
  database.close();
  EXPECT_EQ(test::thrown_by([&] { (void)native_handle(database); }).code,
            ErrorCode::invalid_argument);
}

}  // namespace
