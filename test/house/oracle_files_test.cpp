// Every number of COINr is compared by a test that exists, or named as belonging to a later issue.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include "support/oracle.hpp"
#include "support/support.hpp"

namespace {

namespace fs = std::filesystem;
using yearbook::test::listed_oracle_files;
using yearbook::test::oracle_folder;
using yearbook::test::OracleFile;
using yearbook::test::read_file;
using yearbook::test::source_directory;

// Whether a room has the test "Suite.Name".
bool has_test(const std::string& room, const std::string& test) {
  const std::size_t dot = test.find('.');
  if (dot == std::string::npos) return false;
  const std::string head = "TEST_F(" + test.substr(0, dot) + ", " + test.substr(dot + 1) + ")";
  const fs::path folder = source_directory() / "test" / room;
  if (!fs::is_directory(folder)) return false;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (read_file(entry.path()).find(head) != std::string::npos) return true;
  }
  return false;
}

TEST(OracleFiles, AreListedWithATestThatExistsOrAReason) {
  std::set<std::string> seen;
  for (const OracleFile& each : listed_oracle_files()) {
    EXPECT_TRUE(seen.insert(each.file + ' ' + each.test).second) << each.file << " is listed twice";
    EXPECT_NE(each.test.empty(), each.reason.empty()) << each.file << " needs a test or a reason";
    if (each.reason.empty()) {
      EXPECT_TRUE(has_test(each.room, each.test))
          << each.file << " is listed with " << each.test << ", which room " << each.room
          << " does not have";
    }
  }
  EXPECT_FALSE(has_test("house", "OracleFiles.NoSuchTest"));
}

TEST(OracleFiles, AreAllCompared) {
  const auto folder = oracle_folder();
  if (!folder) GTEST_SKIP() << "YEARBOOK_COINR_DIR is not set: there are no files to list";
  std::map<std::string, std::string> said;
  for (const OracleFile& each : listed_oracle_files()) {
    std::string& text = said[each.file];
    if (!text.empty()) text += ", ";
    text += each.reason.empty() ? "compared by " + each.room + '/' + each.test
                                : "not compared: " + each.reason;
  }
  for (const auto& entry : fs::directory_iterator(*folder / "expected")) {
    const std::string name = entry.path().stem().string();
    EXPECT_TRUE(said.contains(name)) << "expected/" << name << " is compared by no test";
  }
  for (const auto& [name, text] : said) {
    EXPECT_TRUE(fs::exists(*folder / "expected" / (name + ".csv")))
        << name << " is listed, but is no file of expected/";
    std::cout << name << std::string(name.size() < 34 ? 34 - name.size() : 1, ' ') << text << '\n';
  }
}

}  // namespace
