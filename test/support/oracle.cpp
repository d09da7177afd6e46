#include "support/oracle.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "kernel/csv.hpp"
#include "support/support.hpp"

namespace yearbook::test {
namespace {

namespace fs = std::filesystem;

double number(std::string_view text) {
  double value = nan;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? value : nan;
}

std::vector<std::vector<std::string>> records(const fs::path& file) {
  const std::string content = read_file(file);
  if (content.empty()) throw std::runtime_error(file.string() + " is empty or not there");
  kernel::CsvScanner scanner(content);
  std::vector<std::vector<std::string>> result;
  while (scanner.next()) {
    if (scanner.mistake()) throw std::runtime_error(scanner.mistake()->message);
    auto& record = result.emplace_back();
    for (const kernel::CsvField& field : scanner.fields()) record.emplace_back(field.text);
  }
  return result;
}

std::size_t position(const std::unordered_map<std::string, std::size_t>& of,
                     std::string_view name) {
  const auto found = of.find(std::string(name));
  if (found == of.end()) throw std::runtime_error("the table has no " + std::string(name));
  return found->second;
}

// Names that only one of the two has.
std::string differing(std::vector<std::string> ours, std::vector<std::string> theirs) {
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  std::vector<std::string> odd;
  std::ranges::set_symmetric_difference(ours, theirs, std::back_inserter(odd));
  std::string result;
  for (const std::string& name : odd) result += ' ' + name;
  return result;
}

std::string current_test() {
  const testing::TestInfo& info = *testing::UnitTest::GetInstance()->current_test_info();
  return std::string(info.test_suite_name()) + '.' + info.name();
}

fs::path file_of(const std::string& folder, const std::string& name) {
  return oracle_folder().value() / folder / (name + ".csv");
}

}  // namespace

Table::Table(std::vector<std::string> rows, std::vector<std::string> columns)
    : rows_(std::move(rows)), columns_(std::move(columns)) {
  for (std::size_t i = 0; i < rows_.size(); ++i) row_at_.emplace(rows_[i], i);
  for (std::size_t i = 0; i < columns_.size(); ++i) column_at_.emplace(columns_[i], i);
  if (row_at_.size() != rows_.size()) throw std::runtime_error("a row occurs twice");
  if (column_at_.size() != columns_.size()) throw std::runtime_error("a column occurs twice");
  values_.assign(rows_.size() * columns_.size(), nan);
  texts_.resize(values_.size());
}

Table Table::read(const fs::path& file, const Keys& keys) {
  const auto all = records(file);
  const std::vector<std::string>& head = all.at(0);
  std::vector<std::size_t> key_at;
  for (const std::string& key : keys.empty() ? Keys{head.at(0)} : keys) {
    const auto found = std::ranges::find(head, key);
    if (found == head.end()) throw std::runtime_error(file.string() + " has no column " + key);
    key_at.push_back(static_cast<std::size_t>(found - head.begin()));
  }
  std::vector<std::string> rows;
  for (std::size_t i = 1; i < all.size(); ++i) {
    std::string name;
    for (const std::size_t at : key_at) name += (name.empty() ? "" : " ") + all[i].at(at);
    rows.push_back(std::move(name));
  }
  std::vector<std::string> columns;
  std::vector<std::size_t> column_at;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (std::ranges::find(key_at, i) != key_at.end()) continue;
    columns.push_back(head[i]);
    column_at.push_back(i);
  }
  Table table(std::move(rows), std::move(columns));
  for (std::size_t row = 0; row < table.rows_.size(); ++row) {
    for (std::size_t column = 0; column < table.columns_.size(); ++column) {
      const std::string& text = all[row + 1].at(column_at[column]);
      const std::size_t cell = column * table.rows_.size() + row;
      table.values_[cell] = number(text);
      table.texts_[cell] = text;
    }
  }
  return table;
}

std::size_t Table::at(std::string_view row, std::string_view column) const {
  return position(column_at_, column) * rows_.size() + position(row_at_, row);
}
bool Table::has_column(std::string_view name) const {
  return column_at_.contains(std::string(name));
}
double Table::value(std::string_view row, std::string_view column) const {
  return values_[at(row, column)];
}
const std::string& Table::text(std::string_view row, std::string_view column) const {
  return texts_[at(row, column)];
}

std::vector<double> Table::column(std::string_view name) const {
  const auto begin =
      values_.begin() + static_cast<std::ptrdiff_t>(position(column_at_, name) * rows_.size());
  return {begin, begin + static_cast<std::ptrdiff_t>(rows_.size())};
}

std::vector<std::string> Table::texts(std::string_view name) const {
  const auto begin =
      texts_.begin() + static_cast<std::ptrdiff_t>(position(column_at_, name) * rows_.size());
  return {begin, begin + static_cast<std::ptrdiff_t>(rows_.size())};
}

void Table::set(std::string_view row, std::string_view column, double value) {
  values_[at(row, column)] = value;
}

void Table::set_column(std::string_view name, const std::vector<double>& values) {
  if (values.size() != rows_.size()) throw std::runtime_error("the column is of another size");
  std::ranges::copy(values, values_.begin() + static_cast<std::ptrdiff_t>(
                                                  position(column_at_, name) * rows_.size()));
}

Table Table::only(const std::vector<std::string>& columns) const {
  Table result(rows_, columns);
  for (const std::string& name : columns) result.set_column(name, column(name));
  return result;
}

Table Table::only_rows(const std::vector<std::string>& rows) const {
  Table result(rows, columns_);
  for (const std::string& name : columns_) {
    for (const std::string& row : rows) result.set(row, name, value(row, name));
  }
  return result;
}

testing::AssertionResult agree(const Table& ours, const Table& theirs, double tolerance) {
  const std::string odd_rows = differing(ours.rows(), theirs.rows());
  const std::string odd_columns = differing(ours.columns(), theirs.columns());
  if (!odd_rows.empty() || !odd_columns.empty()) {
    return testing::AssertionFailure()
           << "only one of the two has rows:" << odd_rows << ", columns:" << odd_columns;
  }
  std::ostringstream differences;
  differences.precision(17);
  int count = 0;
  for (const std::string& column : theirs.columns()) {
    double largest = 0;
    for (const double value : theirs.column(column)) {
      if (!std::isnan(value)) largest = std::max(largest, std::fabs(value));
    }
    for (const std::string& row : theirs.rows()) {
      const double a = ours.value(row, column);
      const double b = theirs.value(row, column);
      if (std::isnan(a) && std::isnan(b)) continue;
      if (std::fabs(a - b) <= tolerance * largest) continue;
      if (++count <= 5) {
        differences << "\n  " << row << ' ' << column << ": ours " << a << ", theirs " << b;
      }
    }
  }
  if (count == 0) return testing::AssertionSuccess();
  return testing::AssertionFailure() << count << " cells differ:" << differences.str();
}

std::vector<OracleFile> listed_oracle_files() {
  std::vector<fs::path> lists;
  for (const auto& entry : fs::directory_iterator(source_directory() / "test" / "oracle")) {
    if (entry.path().extension() == ".csv") lists.push_back(entry.path());
  }
  std::ranges::sort(lists);
  std::vector<OracleFile> result;
  for (const fs::path& list : lists) {
    const auto lines = records(list);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const auto& line = lines[i];
      result.push_back({line.at(0), line.at(1), line.at(2), line.at(3)});
    }
  }
  return result;
}

std::optional<fs::path> oracle_folder() {
  const char* folder = std::getenv("YEARBOOK_COINR_DIR");  // NOLINT(concurrency-mt-unsafe)
  if (folder == nullptr || *folder == '\0') return std::nullopt;
  if (!fs::is_directory(fs::path(folder) / "expected")) {
    throw std::runtime_error(std::string("YEARBOOK_COINR_DIR names ") + folder +
                             ", which has no folder expected/");
  }
  return fs::path(folder);
}

void OracleTest::SetUp() {
  if (!oracle_folder()) {
    GTEST_SKIP() << "YEARBOOK_COINR_DIR is not set: " << current_test()
                 << " has no numbers of COINr to compare with";
  }
}

void OracleTest::TearDown() {
  if (IsSkipped()) return;
  for (const OracleFile& each : listed_oracle_files()) {
    if (each.test != current_test()) continue;
    EXPECT_TRUE(compared_.contains(each.file)) << "test/oracle lists " << each.file << " with "
                                               << each.test << ", which did not compare it";
  }
}

Table OracleTest::input(const std::string& name, const Keys& keys) {
  return Table::read(file_of("inputs", name), keys);
}
Table OracleTest::made(const std::string& name, const Keys& keys) {
  return Table::read(file_of("expected", name), keys);
}

Table OracleTest::expected(const std::string& name, const Keys& keys) {
  const auto lists = listed_oracle_files();
  const bool known = std::ranges::any_of(lists, [&](const OracleFile& each) {
    return each.file == name && each.test == current_test();
  });
  EXPECT_TRUE(known) << "test/oracle does not list " << name << " with " << current_test();
  compared_.insert(name);
  return Table::read(file_of("expected", name), keys);
}

testing::AssertionResult OracleTest::equals(const Table& ours, const std::string& name,
                                            double tolerance, const Keys& keys) {
  const auto result = agree(ours, expected(name, keys), tolerance);
  if (result) return result;
  return testing::AssertionFailure() << name << ": " << result.message();
}

}  // namespace yearbook::test
