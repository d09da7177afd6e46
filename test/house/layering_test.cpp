// The floors of the house (lib/floors.txt), held against every #include; and that each source has
// its test, each public header its example, each name one meaning.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

namespace fs = std::filesystem;
using yearbook::test::read_file;
using yearbook::test::source_directory;

struct House {
  std::map<std::string, int> floor_of_room;
  std::map<std::string, std::string> room_of_header;  // "error" -> "core"
};

const House& house() {
  static const House built = [] {
    House result;
    std::istringstream lines(read_file(source_directory() / "lib" / "floors.txt"));
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == '#') continue;
      std::istringstream words(line);
      int floor = 0;
      std::string room;
      words >> floor >> room;
      result.floor_of_room[room] = floor;
      for (std::string header; words >> header;) result.room_of_header[header] = room;
    }
    return result;
  }();
  return built;
}

struct Include {
  int line;
  std::string path;
  bool quoted;
};

std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex form(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> result;
  std::istringstream lines(read_file(file));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::smatch match;
    if (std::regex_search(line, match, form))
      result.push_back({number, match[2], match[1] == "\""});
  }
  return result;
}

std::vector<fs::path> sources_in(const fs::path& folder) {
  std::vector<fs::path> result;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".cpp" || extension == ".hpp") result.push_back(entry.path());
  }
  std::ranges::sort(result);
  return result;
}

// The room that an include leads to; empty when it leads out of the house.
std::string room_of(const Include& include) {
  const fs::path path(include.path);
  if (include.quoted) return path.begin()->string();
  if (*path.begin() != "yearbook") return {};
  const auto found = house().room_of_header.find(path.stem().string());
  return found == house().room_of_header.end() ? "unknown" : found->second;
}

// What is wrong with one include of a file in `room`; empty when nothing is.
std::string fault(const std::string& room, const Include& include, bool in_public_header) {
  const std::string target = room_of(include);
  const House& plan = house();
  if (!target.empty()) {
    if (!plan.floor_of_room.contains(target)) return "leads to no room of floors.txt";
    if (in_public_header && include.quoted) return "is a private header in a public one";
    if (room == "tool" && include.quoted && target != "tool")
      return "the tool sees public headers only";
    const int here = plan.floor_of_room.at(room);
    const int there = plan.floor_of_room.at(target);
    if (target != room && there >= here) {
      return "floor " + std::to_string(here) + " (" + room + ") includes floor " +
             std::to_string(there) + " (" + target + ")";
    }
    return {};
  }
  const auto begins = [&](std::string_view text) { return include.path.starts_with(text); };
  if (begins("sqlite3ext") && (room == "host" || room == "sqlext")) return {};
  if ((begins("SQLiteCpp") || begins("sqlite3")) && room != "sqlite")
    return "only rooms sqlite, host and sqlext see SQLite";
  if (begins("xlsxwriter") && room != "exchange") return "only room exchange writes workbooks";
  if (begins("spdlog") && room != "core") return "only room core sees spdlog";
  if ((begins("CLI") || begins("nlohmann")) && room != "tool")
    return "only the tool sees this library";
  return {};
}

TEST(Layering, EveryRoomIncludesLowerFloorsOnly) {
  const fs::path lib = source_directory() / "lib";
  std::size_t seen = 0;
  for (const fs::path& file : sources_in(lib)) {
    const std::string room = fs::relative(file, lib).begin()->string();
    ASSERT_TRUE(house().floor_of_room.contains(room)) << file << " is in no room of floors.txt";
    for (const Include& include : includes_of(file)) {
      ++seen;
      const std::string what = fault(room, include, false);
      EXPECT_TRUE(what.empty()) << file << ":" << include.line << ": " << include.path << ": "
                                << what;
    }
  }
  EXPECT_GT(seen, 200U) << "the includes were not found";
}

TEST(Layering, PublicHeadersIncludeLowerFloorsOnly) {
  for (const fs::path& file : sources_in(source_directory() / "include")) {
    const auto owner = house().room_of_header.find(file.stem().string());
    ASSERT_NE(owner, house().room_of_header.end()) << file << " is not in floors.txt";
    for (const Include& include : includes_of(file)) {
      const std::string what = fault(owner->second, include, true);
      EXPECT_TRUE(what.empty()) << file << ":" << include.line << ": " << include.path << ": "
                                << what;
    }
  }
}

TEST(Layering, FaultsAreFound) {
  EXPECT_NE(fault("core", {1, "store/schema.hpp", true}, false), "");
  EXPECT_NE(fault("query", {1, "composite/toml.hpp", true}, false), "");
  EXPECT_NE(fault("query", {1, "yearbook/composite.hpp", false}, false), "");
  EXPECT_NE(fault("store", {1, "sqlite3.h", false}, false), "");
  EXPECT_NE(fault("tool", {1, "core/nearest.hpp", true}, false), "");
  EXPECT_NE(fault("book", {1, "book/panel.hpp", true}, true), "");
  EXPECT_EQ(fault("store", {1, "sqlite/connection.hpp", true}, false), "");
}

TEST(Layering, PublicHeadersNameNoTypeOfOthers) {
  static const std::regex foreign(R"(sqlite3\w*|SQLite::|spdlog|\bfmt\b|nlohmann|toml::)");
  for (const fs::path& file : sources_in(source_directory() / "include")) {
    if (file.stem() == "native") continue;  // it hands out the sqlite3*, which is its purpose
    std::smatch match;
    const std::string text = read_file(file);
    EXPECT_FALSE(std::regex_search(text, match, foreign)) << file << " names " << match.str();
  }
}

TEST(House, EverySourceHasItsTest) {
  const fs::path lib = source_directory() / "lib";
  for (const fs::path& file : sources_in(lib)) {
    const fs::path inside = fs::relative(file, lib);
    // The tool's main is three lines that tests of verb.cpp run from inside; the module's entry
    // point is run from programs that load it (test/sqlext/clients.sh).
    if (file.extension() != ".cpp" || inside == "tool/main.cpp" || inside == "sqlext/module.cpp")
      continue;
    const fs::path test =
        source_directory() / "test" / inside.parent_path() / (file.stem().string() + "_test.cpp");
    EXPECT_TRUE(fs::exists(test)) << inside << " has no test " << test;
  }
}

TEST(House, ANameIsUsedOnceInTheLibrary) {
  std::map<std::string, fs::path> first;
  for (const fs::path& file : sources_in(source_directory() / "lib")) {
    const auto [before, fresh] = first.emplace(file.filename().string(), file);
    EXPECT_TRUE(fresh) << file << " has the name of " << before->second;
  }
}

TEST(House, EveryPublicHeaderHasAnExample) {
  std::set<std::string> shown;
  for (const fs::path& file : sources_in(source_directory() / "examples")) {
    for (const Include& include : includes_of(file)) shown.insert(include.path);
  }
  for (const fs::path& file : sources_in(source_directory() / "include")) {
    const std::string header = "yearbook/" + file.filename().string();
    EXPECT_TRUE(shown.contains(header)) << header << " is included by no example";
  }
}

TEST(House, ExamplesNamedInHeadersExist) {
  static const std::regex form(R"(Example:\s+(\S+))");
  std::size_t named = 0;
  for (const fs::path& file : sources_in(source_directory() / "include")) {
    const std::string text = read_file(file);
    for (std::sregex_iterator match(text.begin(), text.end(), form), end; match != end; ++match) {
      ++named;
      EXPECT_TRUE(fs::exists(source_directory() / (*match)[1].str()))
          << file << ": " << match->str();
    }
  }
  EXPECT_GT(named, 10U);
}

TEST(House, ReadmeIsCutFromTheExamples) {
  // Every line of a C++ block of README stands in an example, in that order.
  const std::string readme = read_file(source_directory() / "README.md");
  static const std::regex block(R"(```cpp\n([\s\S]*?)```)");
  std::size_t blocks = 0;
  for (std::sregex_iterator match(readme.begin(), readme.end(), block), end; match != end;
       ++match) {
    ++blocks;
    const std::string code = (*match)[1];
    bool found = false;
    for (const fs::path& file : sources_in(source_directory() / "examples")) {
      found = found || read_file(file).find(code) != std::string::npos;
    }
    EXPECT_TRUE(found) << "README shows code that no example holds:\n" << code;
  }
  EXPECT_GT(blocks, 0U);
}

TEST(House, TheFormatPageHasEveryRequirement) {
  const std::string page = read_file(source_directory() / "schema" / "README.md");
  static const std::regex form(R"(^-- (\d\d): (.*)\.\n)");
  std::size_t checks = 0;
  for (const auto& entry : fs::directory_iterator(source_directory() / "schema" / "checks")) {
    const std::string text = read_file(entry.path());
    std::smatch match;
    ASSERT_TRUE(std::regex_search(text, match, form))
        << entry.path() << " does not begin with its requirement";
    ++checks;
    EXPECT_TRUE(entry.path().filename().string().starts_with(match[1].str())) << entry.path();
    EXPECT_NE(page.find("| " + match[1].str() + " | " + match[2].str() + " |"), std::string::npos)
        << entry.path() << " is not on the page as it is";
  }
  EXPECT_EQ(checks, 18U);
}

TEST(House, TopLevelHoldsNoOtherFolder) {
  const std::set<std::string> allowed{"lib",  "include", "schema", "examples",
                                      "test", "build",   ".git",   ".ci"};
  for (const auto& entry : fs::directory_iterator(source_directory())) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    EXPECT_TRUE(allowed.contains(name)) << name;
  }
}

}  // namespace
