#include "adhoc/sql_mistake.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using adhoc::place;

TEST(SqlPlace, IsALineAndAColumnWithACaret) {
  EXPECT_EQ(place("SELECT x", 7), "line 1, column 8\n  SELECT x\n         ^");
  EXPECT_EQ(place("SELECT\nx,\ny", 7), "line 2, column 1\n  x,\n  ^");
  EXPECT_EQ(place("", 0), "line 1, column 1\n  \n  ^");
  EXPECT_EQ(place("ab", 99), "line 1, column 3\n  ab\n    ^");
}

TEST(SqlPlace, CountsCharactersAndPadsByTheirWidth) {
  // Two characters of three bytes, each two columns wide.
  EXPECT_EQ(place("武汉 x", 7), "line 1, column 4\n  武汉 x\n       ^");
  EXPECT_EQ(place("\tx", 1), "line 1, column 2\n   x\n   ^");
  EXPECT_EQ(place("\xff x", 2), "line 1, column 3\n  \xff x\n    ^");
}

TEST(SqlPlace, CutsLongLinesBetweenCharacters) {
  const std::string line = std::string(200, 'a') + "武" + std::string(200, 'b');
  EXPECT_EQ(place(line, 200), "line 1, column 201\n  ..." + std::string(60, 'a') + "武" +
                                  std::string(37, 'b') + "...\n     " + std::string(60, ' ') + "^");
  // The cut would fall into a character: the line begins behind it.
  const std::string many = [] {
    std::string result;
    for (int i = 0; i < 100; ++i) result += "武";
    return result;
  }();
  const std::string shown = place(many, 150);
  EXPECT_NE(shown.find("column 51\n  ...武"), std::string::npos) << shown;
}

TEST(SqlMistakes, SayWhatSqliteSaysOrWhyItStopped) {
  sqlite::Connection connection("memdb:/sql-mistake", {.access = sqlite::Access::create});
  const sqlite::Guard guard(connection, {});
  const auto said = [&](const sqlite::Mistake& mistake) {
    return test::thrown_by([&] {
      adhoc::throw_mistake(mistake, {connection, guard, "SELECT x", std::chrono::seconds(60)}, {});
    });
  };
  constexpr int sqlite_error = 1;
  constexpr int sqlite_busy = 5;
  constexpr int sqlite_no_memory = 7;
  constexpr int sqlite_corrupt = 11;
  EXPECT_EQ(said({sqlite_error, "odd", 7}).sentence,
            "SQLite says: odd, line 1, column 8\n  SELECT x\n         ^");
  EXPECT_EQ(said({sqlite_error, "odd"}).sentence, "SQLite says: odd");
  EXPECT_EQ(said({sqlite_busy, "database is locked"}).code, ErrorCode::busy);
  EXPECT_EQ(said({sqlite_corrupt, "malformed"}).code, ErrorCode::corrupt);
  EXPECT_NE(said({sqlite_no_memory, "out of memory"}).sentence.find("256 MiB"), std::string::npos);
}

TEST(SqlMistakes, NameWhatIsNotReading) {
  const auto thrown =
      test::thrown_by([] { adhoc::throw_not_reading("ATTACH 'x' AS y", "ATTACH", {}); });
  EXPECT_EQ(thrown.code, ErrorCode::sql);
  EXPECT_TRUE(thrown.sentence.starts_with("this statement would do more than read: ATTACH; only"));
}

}  // namespace
