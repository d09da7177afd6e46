#include <yearbook/check.hpp>

#include <yearbook/error.hpp>

#include <charconv>
#include <utility>

#include "store/database_parts.hpp"
#include "store/schema.hpp"
#include "store/schema_data.hpp"

namespace yearbook {
namespace {

using sqlite::Connection;
using sqlite::Statement;

constexpr std::size_t most_a_requirement = 100;

class Checker {
 public:
  explicit Checker(Connection& connection) : connection_(connection) {}

  std::vector<Finding> run() {
    integrity();
    schema();
    foreign_keys();
    for (const store::SchemaFile& file : store::checks()) query(file);
    return std::move(findings_);
  }

 private:
  void integrity() {
    const std::string requirement = "SQLite finds the file whole";
    guarded(1, requirement, [&] {
      Statement rows = connection_.prepare("PRAGMA integrity_check");
      while (rows.step()) {
        if (rows.text(0) != "ok") add(1, requirement, rows.text(0));
      }
    });
  }

  void schema() {
    const std::string requirement = "tables, views and indexes are as yearbook made them";
    guarded(2, requirement, [&] {
      for (std::string& fault : store::compare_schema(connection_).faults) {
        add(2, requirement, std::move(fault));
      }
    });
  }

  void foreign_keys() {
    const std::string requirement = "every reference leads to a row";
    guarded(3, requirement, [&] {
      Statement rows = connection_.prepare("PRAGMA foreign_key_check");
      for (std::size_t found = 0; found < most_a_requirement && rows.step(); ++found) {
        add(3, requirement,
            "a row of " + rows.text(0) + " refers to a row of " + rows.text(2) +
                " that is not there");
      }
    });
  }

  // "-- 13: what should hold." then a query that gives a row a violation.
  void query(const store::SchemaFile& file) {
    int number = 0;
    const std::string_view digits = file.name.substr(0, 2);
    std::from_chars(digits.begin(), digits.end(), number);
    const std::size_t begin = file.text.find(": ") + 2;
    std::string requirement(file.text.substr(begin, file.text.find('\n') - begin));
    if (requirement.ends_with('.')) requirement.pop_back();
    guarded(number, requirement, [&] {
      Statement rows = connection_.prepare(std::string(file.text));
      for (std::size_t found = 0; found < most_a_requirement && rows.step(); ++found) {
        add(number, requirement, rows.text(0));
      }
    });
  }

  // A query that damage stops is itself a finding.
  template <typename Work>
  void guarded(int number, const std::string& requirement, const Work& work) {
    try {
      work();
    } catch (const Error& failure) {
      if (failure.code() != ErrorCode::corrupt && failure.code() != ErrorCode::sql) throw;
      add(number, requirement, std::string("cannot be looked at: ") + failure.what());
    }
  }

  void add(int number, const std::string& requirement, std::string what) {
    findings_.push_back({number, requirement, std::move(what)});
  }

  Connection& connection_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check(Database& database, std::source_location where) {
  return Checker(database.parts(where).connection()).run();
}

std::vector<std::string> foreign_objects(Database& database, std::source_location where) {
  return store::compare_schema(database.parts(where).connection()).foreign;
}

}  // namespace yearbook
