#include "tool/verb.hpp"

#include <set>
#include <sstream>

#include "tool/tool_file.hpp"

namespace yearbook::test {

Run run_tool(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "yearbook");
  std::vector<const char*> argv;
  argv.reserve(arguments.size());
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  const int code = tool::run(static_cast<int>(argv.size()), argv.data(), {out, err});
  return {code, out.str(), err.str()};
}

std::vector<Run> run_examples_of(const std::string& verb, const std::string& file) {
  const Run help = run_tool({verb, "--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_EQ(help.err, "");
  std::vector<Run> result;
  std::istringstream lines(help.out);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  yearbook " + verb)) continue;
    std::istringstream words(line);
    std::vector<std::string> arguments;
    std::string word;
    words >> word;
    while (words >> word) {
      if (word.ends_with("-copy.db")) {
        word = file + "-copy";
      } else if (word.ends_with(".db")) {
        word = file;
      }
      if (word.starts_with("examples/sql/")) word = (source_directory() / word).string();
      if (word == "examples/torch") word = torch_directory().string();
      if (word.starts_with("torch-text") || word.starts_with("torch.")) word = file + "-" + word;
      arguments.push_back(word);
    }
    result.push_back(run_tool(arguments));
  }
  EXPECT_FALSE(result.empty()) << "no example in the help of " << verb << ":\n" << help.out;
  return result;
}

}  // namespace yearbook::test

namespace {

using namespace yearbook;
using test::run_tool;
using test::thrown_by;
using test::ToolTest;

class EveryVerb : public ToolTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(EveryVerb, HasExamplesThatRun) {
  const test::TemporaryFolder folder;
  const std::string verb = GetParam();
  const std::string file = folder.file("new.db");
  if (verb == "views") std::filesystem::copy(torch(), file);
  const bool writes = verb == "create" || verb == "load" || verb == "views";
  for (const auto& run : test::run_examples_of(verb, writes ? file : torch())) {
    EXPECT_EQ(run.code, 0) << run.err;
  }
}

TEST_P(EveryVerb, EndsWithTwoOnWrongUsage) {
  for (const auto& arguments :
       {std::vector<std::string>{GetParam()}, {GetParam(), torch(), "--no-such-option"}}) {
    const auto run = run_tool(arguments);
    EXPECT_EQ(run.code, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_NE(run.err, "");
  }
}

TEST_P(EveryVerb, EndsWithOneWhenThereIsNoFile) {
  const std::string verb = GetParam();
  if (verb == "create") return;  // makes one
  std::vector<std::string> arguments{verb, "/no/such/folder/file.db"};
  if (verb == "load") arguments.push_back(test::torch_directory().string());
  if (verb == "sql") arguments.emplace_back("SELECT 1");
  if (verb == "publish") arguments.emplace_back("/no/such/folder/copy.db");
  if (verb == "dump") arguments.emplace_back("/no/such/folder/text");
  if (verb == "value" || verb == "total")
    arguments.insert(arguments.end(), {"gdp", "2016", "national"});
  if (verb == "series" || verb == "history") arguments.insert(arguments.end(), {"gdp", "china"});
  if (verb == "growth") arguments.insert(arguments.end(), {"gdp", "china"});
  if (verb == "diff") arguments.insert(arguments.end(), {"table_2002_2006", "journal_2012"});
  if (verb == "rank") arguments.insert(arguments.end(), {"gdp", "2016"});
  if (verb == "leaders") arguments.insert(arguments.end(), {"gdp", "2016", "national"});
  if (verb == "share") arguments.insert(arguments.end(), {"gdp", "national", "china", "2016"});
  test::expect_data_say_no(run_tool(arguments), "/no/such/folder/file.db");
}

INSTANTIATE_TEST_SUITE_P(Verbs, EveryVerb,
                         ::testing::Values("create", "load", "dump", "info", "zones", "indicators",
                                           "releases", "value", "series", "total", "share", "rank",
                                           "leaders", "growth", "history", "diff", "revisions",
                                           "sql", "views", "check", "publish"),
                         [](const auto& name) { return std::string(name.param); });

TEST(Tool, HelpsANewcomer) {
  const auto help = run_tool({"--help"});
  EXPECT_EQ(help.code, 0);
  EXPECT_EQ(help.err, "");
  for (const char* word : {"load", "series", "A first session", "Exit codes"}) {
    EXPECT_NE(help.out.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(run_tool({"--version"}).out, "yearbook " + std::string(version) + "\n");
}

TEST(Tool, EndsWithTwoWithoutOrWithAnUnknownVerb) {
  EXPECT_EQ(run_tool({}).code, 2);
  EXPECT_EQ(run_tool({"rank_them"}).code, 2);
}

TEST(YearArguments, AreYearsAndRanges) {
  EXPECT_EQ(tool::year_argument("2016"), Year{2016});
  EXPECT_EQ(tool::years_argument("2010-2016"), (YearRange{Year{2010}, Year{2016}}));
  EXPECT_EQ(tool::years_argument("2010:2016"), (YearRange{Year{2010}, Year{2016}}));
  EXPECT_EQ(tool::years_argument("2010"), (YearRange{Year{2010}, Year{2010}}));
  for (const char* bad : {"", "x", "2010-", "-2016", "2010-2016-2018"}) {
    EXPECT_EQ(thrown_by([&] { tool::years_argument(bad); }).code, ErrorCode::invalid_argument)
        << bad;
  }
}

TEST(YearArguments, AreFoundInEitherOrder) {
  EXPECT_EQ(tool::name_and_year("national", "2016"),
            (std::pair<std::string, Year>{"national", Year{2016}}));
  EXPECT_EQ(tool::name_and_year("2016", "national"),
            (std::pair<std::string, Year>{"national", Year{2016}}));
}

TEST_F(ToolTest, AnUnreadableDayIsNamed) {
  test::expect_data_say_no(run_tool({"value", torch(), "gdp", "china", "2016", "--as-of", "soon"}),
                           "\"soon\" is no date");
}

TEST(Colour, IsForTerminalsThatMayHaveIt) {
  EXPECT_TRUE(tool::may_have_colour(true, nullptr, "xterm"));
  EXPECT_TRUE(tool::may_have_colour(true, "", nullptr));
  EXPECT_FALSE(tool::may_have_colour(true, "1", "xterm"));
  EXPECT_FALSE(tool::may_have_colour(true, nullptr, "dumb"));
  EXPECT_FALSE(tool::may_have_colour(false, nullptr, "xterm"));
}

// Verbs that print figures, each with a question that has an answer.
class EveryFigure : public ToolTest,
                    public ::testing::WithParamInterface<std::vector<std::string>> {
 protected:
  static std::vector<std::string> asking(std::vector<std::string> more) {
    std::vector<std::string> arguments = GetParam();
    arguments.insert(arguments.begin() + 1, torch());
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
};

// What csv has is in the table, digit by digit.
TEST_P(EveryFigure, HasAllDigitsWhenAsked) {
  const auto csv = run_tool(asking({"--format", "csv"}));
  const auto table = run_tool(asking({"--exact", "--plain"}));
  ASSERT_EQ(csv.code, 0) << csv.err;
  ASSERT_EQ(table.code, 0) << table.err;
  std::set<std::string> words;
  std::istringstream text(table.out);
  for (std::string word; text >> word;) words.insert(word);
  std::size_t numbers = 0;
  std::istringstream lines(csv.out);
  std::string line;
  std::getline(lines, line);  // the heads
  while (std::getline(lines, line)) {
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) {
      if (field.empty() || field.find_first_not_of("0123456789.-e") != std::string::npos) continue;
      ++numbers;
      EXPECT_TRUE(words.contains(field)) << field << " is not in\n" << table.out;
    }
  }
  EXPECT_GT(numbers, 0U) << csv.out;
}

// Block elements, which bars and sparklines are made of, begin with these two bytes in UTF-8.
TEST_P(EveryFigure, IsPlainWhenAsked) {
  const auto plain = run_tool(asking({"--plain"}));
  EXPECT_EQ(plain.code, 0);
  EXPECT_EQ(plain.out.find("\xe2\x96"), std::string::npos) << plain.out;
  EXPECT_EQ(plain.out.find('\033'), std::string::npos) << plain.out;
}

INSTANTIATE_TEST_SUITE_P(
    Verb, EveryFigure,
    ::testing::Values(
        std::vector<std::string>{"info"}, std::vector<std::string>{"releases"},
        std::vector<std::string>{"value", "gdp", "national_hightech_zones", "2016"},
        std::vector<std::string>{"series", "revenue", "zhongguancun"},
        std::vector<std::string>{"total", "revenue", "2023", "national"},
        std::vector<std::string>{"share", "gdp", "national", "china", "2016", "--denominator",
                                 "gdp_implied"},
        std::vector<std::string>{"rank", "revenue", "2023", "national"},
        std::vector<std::string>{"leaders", "revenue", "2023-2024", "national"},
        std::vector<std::string>{"growth", "revenue", "national_hightech_zones"},
        std::vector<std::string>{"history", "gdp_share", "national_hightech_zones", "2016"},
        std::vector<std::string>{"index", "ice_system_2014", "--node", "ice_system_2014"},
        std::vector<std::string>{"index", "ice_system_2014", "--explain",
                                 "national_hightech_zones"},
        std::vector<std::string>{"index", "ice_system_2014", "--stats"},
        std::vector<std::string>{"index", "ice_system_2014", "--compare", "ice_system_2014"},
        std::vector<std::string>{"diff", "table_2002_2006", "journal_2012"},
        std::vector<std::string>{"revisions", "gdp_share"}),
    [](const auto& tested) {
      std::string name = tested.param.front();
      for (const std::string& word : tested.param)
        if (word.starts_with("--") && name == "index") name += "_" + word.substr(2);
      return name;
    });

}  // namespace
