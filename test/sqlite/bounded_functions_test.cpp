#include "sqlite/bounded_functions.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <chrono>
#include <string>
#include <vector>

#include "sqlite/guard.hpp"

namespace {

using namespace yearbook::sqlite;

struct Bounded : ::testing::Test {
  Connection connection{":memory:", {.access = Access::create}};
  bool goes_on = true;
  int asked = 0;
  // The value of an expression, or what SQLite says of it.
  std::string answer(const std::string& expression) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(connection.handle(), ("SELECT " + expression).c_str(), -1, &statement,
                       nullptr);
    std::string result;
    if (sqlite3_step(statement) == SQLITE_ROW) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      result = text == nullptr ? "NULL" : text;
    } else {
      result = sqlite3_errmsg(connection.handle());
    }
    sqlite3_finalize(statement);
    return result;
  }
};

const std::vector<std::string> calls{
    "instr('武汉东湖', '东')",
    "instr(x'010203', x'03')",
    "instr(NULL, 'a')",
    "typeof(instr('a', 'b'))",
    "replace('a-b-c', '-', '+')",
    "replace('abc', '', 'x')",
    "trim('xxayx', 'xy')",
    "ltrim('xxayx', 'x')",
    "rtrim('xxayx', 'x')",
    "trim('  a ')",
    "'High-Tech' LIKE 'high%'",
    "'a%b' LIKE 'a\\%b' ESCAPE '\\'",
    "'axb' LIKE 'a\\%b' ESCAPE '\\'",
    "'武汉' LIKE '_汉'",
    "'cn_hubei' GLOB 'cn_*'",
    "7 LIKE '7'",
    "NULL LIKE '7'",
    "json_patch('{\"a\":1}', '{\"b\":2}')",
    "json_array(json_patch('{}', '{\"b\":2}'))",
    "printf('%d %s %5.2f %c %%', 7, 'x', 1.0 / 3, 'yz')",
    "printf('%.3c|%.*c', 'a', 2, 'b')",
    "printf('%.*d', 2000000000 / 100000000, 7)",
    "printf('%!.15g', 0.1)",
    "printf()",
    "printf(NULL)",
    "quote(printf('%s'))",
};

TEST_F(Bounded, GiveWhatSqlitesOwnGive) {
  std::vector<std::string> own;
  for (const std::string& call : calls) own.push_back(answer(call));
  const BoundedFunctions functions(connection, [&] { return ++asked > 0; });
  for (std::size_t i = 0; i < calls.size(); ++i) EXPECT_EQ(answer(calls[i]), own[i]) << calls[i];
  EXPECT_GE(asked, 20);
  EXPECT_EQ(own[0], "3");
  EXPECT_EQ(own[19], "7 x  0.33 y %");
}

TEST_F(Bounded, WrongCallsAreSqlitesOwnErrors) {
  const BoundedFunctions functions(connection, [] { return true; });
  EXPECT_NE(answer("'a' LIKE 'b' ESCAPE 'xx'").find("ESCAPE"), std::string::npos);
  EXPECT_NE(answer("json_patch('{', '{}')").find("malformed JSON"), std::string::npos);
  EXPECT_NE(answer("instr('a')").find("wrong number of arguments"), std::string::npos);
}

TEST_F(Bounded, LongTextsThatMeetAreRefused) {
  const BoundedFunctions functions(connection, [] { return true; });
  const std::string text = "replace(hex(zeroblob(250000)), '0', 'a')";
  const std::string other = "replace(hex(zeroblob(125000)), '0', 'a') || 'b'";
  const auto start = std::chrono::steady_clock::now();
  for (const std::string& call :
       {"instr(" + text + ", " + other + ")", "replace(" + text + ", " + other + ", '')",
        "trim(" + text + ", " + other + ")", text + " LIKE " + other,
        "json_patch(" + text + ", " + other + ")"}) {
    EXPECT_NE(answer(call).find("bytes could take longer than a statement may"), std::string::npos)
        << call << answer(call);
  }
  EXPECT_NE(answer("instr(" + text + ", " + other + ")").find("500000 and 250001 bytes"),
            std::string::npos);
  EXPECT_EQ(answer("instr(" + text + ", 'b')"), "0");
  for (const char* const call :
       {"printf('%.2000000000c', 'x')", "printf('%.*c', 2000000000, 'x')",
        "printf('%d%*.*c', 1, 2, -2000000000, 'x')", "printf('%%%.99999999999999999999c', 'x')"}) {
    EXPECT_NE(answer(call).find("too big"), std::string::npos) << call << answer(call);
  }
  // Of these SQLite knows the length before it begins.
  EXPECT_EQ(answer("printf('%2000000000d', 1)"), "NULL");
  EXPECT_EQ(answer("printf('%.*f', 2000000000, 0.1)"), "NULL");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST_F(Bounded, AreStoppedBetweenCalls) {
  const BoundedFunctions functions(connection, [&] { return goes_on; });
  EXPECT_EQ(answer("instr('ab', 'b')"), "2");
  goes_on = false;
  EXPECT_NE(answer("instr('ab', 'b')").find("interrupted"), std::string::npos)
      << answer("instr('ab', 'b')");
}

TEST_F(Bounded, AskNobodyWhenTheirOwnerIsGone) {
  {
    const BoundedFunctions functions(connection, [] { return false; });
    EXPECT_NE(answer("instr('ab', 'b')"), "2");
  }
  EXPECT_EQ(answer("instr('ab', 'b')"), "2");
  EXPECT_EQ(answer("'ab' LIKE 'A%'"), "1");
}

}  // namespace
