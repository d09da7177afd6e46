// What the tests of the store's writers share: an empty file in memory and tables made of text.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/schema.hpp"
#include "store/table.hpp"

namespace yearbook::test {

class Writing : public ::testing::Test {
 protected:
  Writing() : connection(name(), {.access = sqlite::Access::create}) {
    store::create_schema(connection);
    problems.file("a.csv");
  }
  // Rows as a CSV file would have them: line 1 is the header, columns are counted in fields.
  static store::Table table(std::vector<std::string> columns,
                            std::initializer_list<std::vector<std::string>> rows) {
    store::Table result(0, std::move(columns));
    std::uint32_t line = 1;
    for (const auto& row : rows) {
      ++line;
      std::vector<store::Field> fields;
      fields.reserve(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        fields.push_back({row[i], {.line = line, .column = static_cast<std::uint32_t>(i + 1)}});
      }
      result.add(std::move(fields));
    }
    return result;
  }
  std::string text(const std::string& sql) { return connection.query_text(sql); }

  static std::string name() {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    return std::string("memdb:/") + test->test_suite_name() + "-" + test->name();
  }

  sqlite::Connection connection;
  core::Problems problems;
};

// "added/updated/unchanged".
inline std::string counts(const store::Tally& tally) {
  return std::to_string(tally.added) + "/" + std::to_string(tally.updated) + "/" +
         std::to_string(tally.unchanged);
}

}  // namespace yearbook::test
