// Numbers of COINr, the reference package for composite indices, to compare ours with. They lie in
// the folder named by the environment variable YEARBOOK_COINR_DIR, which has inputs/, expected/ and
// a README; without it the tests that need it are skipped.
//
// Which test compares which file of expected/ is listed in test/oracle/*.csv (file, room, test), so
// that one test can hold the whole: no file of the folder is left out, no listed test is missing,
// and a test that compares a file it is not listed with, or does not compare one it is, fails. A
// file of a later issue is listed with a reason in place of a test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yearbook::test {

// Names of the columns that name a row: {"Time", "uCode"}.
using Keys = std::vector<std::string>;

// Numbers by the names of their rows and columns.
class Table {
 public:
  Table() = default;
  Table(std::vector<std::string> rows, std::vector<std::string> columns);
  // The fields of the `keys` columns, joined by a space, name the row; of none, those of the first.
  static Table read(const std::filesystem::path& file, const Keys& keys = {});

  [[nodiscard]] const std::vector<std::string>& rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
  [[nodiscard]] bool has_column(std::string_view name) const;
  // Missing, NaN and the infinities are NaN: what ours has to be where COINr has one of them.
  [[nodiscard]] double value(std::string_view row, std::string_view column) const;
  // The field as it stands in the file.
  [[nodiscard]] const std::string& text(std::string_view row, std::string_view column) const;
  // A column, in the order of rows().
  [[nodiscard]] std::vector<double> column(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  void set(std::string_view row, std::string_view column, double value);
  void set_column(std::string_view name, const std::vector<double>& values);
  // The columns and rows named, in that order.
  [[nodiscard]] Table only(const std::vector<std::string>& columns) const;
  [[nodiscard]] Table only_rows(const std::vector<std::string>& rows) const;

 private:
  [[nodiscard]] std::size_t at(std::string_view row, std::string_view column) const;
  std::vector<std::string> rows_;
  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::size_t> row_at_;
  std::unordered_map<std::string, std::size_t> column_at_;
  std::vector<double> values_;  // column by column
  std::vector<std::string> texts_;
};

// How close two numbers have to be.
inline constexpr double formula_tolerance = 1e-9;
inline constexpr double sum_tolerance = 1e-12;  // where only sums and products are involved
inline constexpr double exactly = 0;            // ranks and counts

// Whether the two have the same rows and columns, and |ours - theirs| <= tolerance * the largest
// |theirs| of the column. Says of the first few differences what they are.
testing::AssertionResult agree(const Table& ours, const Table& theirs, double tolerance);

// A list in test/oracle/*.csv: a line.
struct OracleFile {
  std::string file;    // "agg_amean", without folder and ending
  std::string room;    // of the test
  std::string test;    // "Suite.Name"
  std::string reason;  // why no test of this issue compares it; else empty
};
std::vector<OracleFile> listed_oracle_files();

// The folder; empty when the variable is not set. Throws when it names no folder.
std::optional<std::filesystem::path> oracle_folder();

// Base of the tests that compare: skipped, with the reason, when there is no folder.
class OracleTest : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  // inputs/NAME.csv, or a file of expected/ that another test compares.
  [[nodiscard]] static Table input(const std::string& name, const Keys& keys = {});
  [[nodiscard]] static Table made(const std::string& name, const Keys& keys = {});
  // expected/NAME.csv, which this test is to compare.
  [[nodiscard]] Table expected(const std::string& name, const Keys& keys = {});
  // agree() with expected/NAME.csv.
  [[nodiscard]] testing::AssertionResult equals(const Table& ours, const std::string& name,
                                                double tolerance, const Keys& keys = {});

 private:
  std::set<std::string> compared_;
};

}  // namespace yearbook::test
