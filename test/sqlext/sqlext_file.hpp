// What the tests of the SQL functions share: a connection to the report's figures that has them.
#pragma once

#include <yearbook/database.hpp>
#include <yearbook/exchange.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sqlext/extension.hpp"
#include "support/support.hpp"

namespace yearbook::test {

class SqlFunctionsTest : public ::testing::Test {
 protected:
  // Loaded once for all tests of the program, which only read it.
  static const std::string& torch() {
    static const TemporaryFolder folder;
    static const std::string file = [] {
      std::string made = folder.file("torch.db");
      load(made, torch_directory().string());
      return made;
    }();
    return file;
  }

  SqlFunctionsTest() { sqlext::register_functions(host.getHandle()); }

  // Every row of a query, its columns joined by "|"; NULL is empty.
  std::vector<std::string> rows(const std::string& sql) {
    SQLite::Statement statement(host, sql);
    std::vector<std::string> result;
    while (statement.executeStep()) {
      std::string row;
      for (int i = 0; i < statement.getColumnCount(); ++i) {
        if (i > 0) row += "|";
        row += statement.getColumn(i).getString();
      }
      result.push_back(std::move(row));
    }
    return result;
  }
  std::string row(const std::string& sql) {
    const auto all = rows(sql);
    return all.size() == 1 ? all.front() : std::to_string(all.size()) + " rows";
  }
  // The sentence of the SQL error of a query.
  std::string error(const std::string& sql) {
    try {
      rows(sql);
    } catch (const SQLite::Exception& failure) {
      return failure.what();
    }
    return "no error";
  }

  SQLite::Database host{torch(), SQLite::OPEN_READONLY};
  Database db = Database::open(torch(), {.read_only = true});
  Snapshot book = db.snapshot();
};

}  // namespace yearbook::test
