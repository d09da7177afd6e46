// The frame of the table-valued functions, with functions of the test's own.
#include "sqlext/table_function.hpp"

#include <stdexcept>

#include "sqlext/sqlext_file.hpp"

namespace {

using namespace yearbook;
using sqlext::Arguments;
using sqlext::cell;
using sqlext::HostBook;
using sqlext::Row;

std::vector<Row> count_rows(HostBook& /*host*/, const Arguments& arguments) {
  std::vector<Row> rows;
  const std::int64_t last = arguments.integer(0);
  const std::int64_t step = arguments.given(1) ? arguments.integer(1) : 1;
  for (std::int64_t i = 1; i <= last; i += step) rows.push_back({i, cell("x")});
  return rows;
}

std::vector<Row> failing_rows(HostBook& /*host*/, const Arguments& /*arguments*/) {
  throw std::runtime_error("100 % of it failed");
}

// 1 to `upto`, two at a time.
sqlext::Pieces pairs(HostBook& /*host*/, const Arguments& arguments) {
  return [at = std::int64_t{0}, last = arguments.integer(0)]() mutable {
    std::vector<Row> rows;
    while (at < last && rows.size() < 2) rows.push_back({++at});
    return rows;
  };
}

class TableFunctions : public test::SqlFunctionsTest {
 protected:
  TableFunctions() {
    static const std::vector<sqlext::TableFunction> functions{
        {"X1", "counted", "i INTEGER, mark TEXT", {"upto", "by"}, 1, "", count_rows},
        {"X2", "failing", "i INTEGER", {}, 0, "", failing_rows},
        {"X3", "paired", "i INTEGER", {"upto"}, 0, "", nullptr, pairs}};
    sqlext::register_table_functions(host.getHandle(), functions,
                                     std::make_shared<HostBook>(host.getHandle()));
  }
};

TEST_F(TableFunctions, ParametersAreHiddenColumns) {
  EXPECT_EQ(rows("SELECT i FROM counted(5, 2)"), (std::vector<std::string>{"1", "3", "5"}));
  EXPECT_EQ(rows("SELECT i, upto, by FROM counted WHERE upto = 2"),
            (std::vector<std::string>{"1|2|", "2|2|"}));
  EXPECT_EQ(row("SELECT * FROM counted(1)"), "1|x");
  EXPECT_EQ(row("SELECT sum(a.i * b.i) FROM counted(2) a, counted(3) b"), "18");
}

TEST_F(TableFunctions, AnArgumentMayComeFromATableOnEitherSide) {
  EXPECT_EQ(row("SELECT count(*) FROM counted(c.i) AS d JOIN counted(3) AS c"), "6");
  EXPECT_EQ(row("SELECT count(*) FROM counted(3) AS c JOIN counted(c.i) AS d"), "6");
}

TEST_F(TableFunctions, AreReadAgainForEveryArgument) {
  EXPECT_EQ(rows("SELECT (SELECT count(*) FROM counted(value)) FROM json_each('[0,3,1]')"),
            (std::vector<std::string>{"0", "3", "1"}));
}

TEST_F(TableFunctions, MayComeInPieces) {
  EXPECT_EQ(rows("SELECT i, rowid FROM paired(5)"),
            (std::vector<std::string>{"1|1", "2|2", "3|3", "4|4", "5|5"}));
  EXPECT_EQ(rows("SELECT (SELECT sum(i) FROM paired(value)) FROM json_each('[0,4,1]')"),
            (std::vector<std::string>{"", "10", "1"}));
  EXPECT_EQ(row("SELECT i FROM paired(5) LIMIT 1"), "1");
}

TEST_F(TableFunctions, WhatTheyThrowIsAnSqlError) {
  EXPECT_EQ(error("SELECT * FROM failing"), "100 % of it failed");
  EXPECT_EQ(error("SELECT * FROM counted"),
            "counted: upto is missing; call it as counted(upto[, by])");
  EXPECT_EQ(error("SELECT * FROM counted('many')"),
            "counted: upto is 'many'; it must be a whole number");
}

TEST_F(TableFunctions, NoOtherTableCanBeMadeOfThem) {
  EXPECT_NE(error("CREATE VIRTUAL TABLE mine USING counted(1)"), "no error");
}

}  // namespace
