#include "tool/group_arguments.hpp"

#include <sstream>

#include "tool/tool_file.hpp"

namespace {

using namespace yearbook;
using test::run_tool;
using GroupArguments = test::ToolTest;

TEST_F(GroupArguments, SayHowMuchOfAGroupSpeaks) {
  EXPECT_EQ(tool::told(2, 173, 2.0 / 173, GroupPolicy::of_the_year),
            "2 of 173 zones have a figure, coverage 1.2 %, policy of_the_year");
  EXPECT_EQ(tool::told(0, 0, std::nullopt, GroupPolicy::current),
            "0 of 0 zones have a figure, coverage not known, policy current");
}

TEST_F(GroupArguments, ExplainWhatAMinimumWithholdsAndNothingElse) {
  const auto explained = [](std::optional<double> minimum, std::optional<double> coverage) {
    std::ostringstream err;
    tool::GroupArguments arguments;
    arguments.minimum_coverage = minimum;
    arguments.explain(err, "the total", coverage);
    return err.str();
  };
  EXPECT_EQ(explained(0.9, 0.5),
            "the total is left empty: coverage of 50.0 % is below the minimum of 90.0 %\n");
  EXPECT_EQ(explained(0.9, std::nullopt),
            "the total is left empty: coverage is not known, and so below the minimum of 90.0 %\n");
  EXPECT_EQ(explained(0.9, 0.9), "");
  EXPECT_EQ(explained(std::nullopt, 0.1), "");
  EXPECT_EQ(explained(std::nullopt, std::nullopt), "");
}

TEST_F(GroupArguments, BecomeOptions) {
  const Snapshot book = Database::open(torch(), {.read_only = true}).snapshot();
  tool::GroupArguments arguments;
  arguments.policy = "constant";
  arguments.constant_over = "2010-2016";
  arguments.minimum_coverage = 0.5;
  arguments.coverage_weight = "revenue";
  const GroupOptions options = arguments.options(book);
  EXPECT_EQ(options.policy, GroupPolicy::constant);
  EXPECT_EQ(options.constant_over, (YearRange{Year{2010}, Year{2016}}));
  EXPECT_EQ(options.minimum_coverage, 0.5);
  EXPECT_EQ(options.weight, book.indicator("revenue"));
  const GroupOptions plain = tool::GroupArguments{.policy = "of_the_year",
                                                  .constant_over = "",
                                                  .minimum_coverage = std::nullopt,
                                                  .coverage_weight = ""}
                                 .options(book);
  EXPECT_FALSE(plain.constant_over);
  EXPECT_FALSE(plain.weight);
}

// The verbs that ask about groups, each with what it needs.
const std::vector<std::vector<std::string>>& questions() {
  static const std::vector<std::vector<std::string>> all{
      {"total", "revenue", "2023", "national"},
      {"share", "revenue", "zhongguancun", "national", "2023"},
      {"rank", "revenue", "2023", "national"},
      {"leaders", "revenue", "2023-2024", "national"},
      {"growth", "revenue", "national", "--years", "2024"}};
  return all;
}
test::Run asked(std::vector<std::string> question, const std::string& file,
                const std::vector<std::string>& more) {
  question.insert(question.begin() + 1, file);
  question.insert(question.end(), more.begin(), more.end());
  return run_tool(question);
}

TEST_F(GroupArguments, EveryVerbOverAGroupTakesThem) {
  for (const auto& question : questions()) {
    const auto run =
        asked(question, torch(),
              {"--policy", "current", "--minimum-coverage", "0", "--coverage-weight", "revenue"});
    EXPECT_EQ(run.code, 0) << question[0] << run.err;
    EXPECT_EQ(
        asked(question, torch(), {"--policy", "constant", "--constant-over", "2020-2024"}).code, 0);
  }
}

TEST_F(GroupArguments, EveryVerbRefusesWhatCannotBeMeant) {
  for (const auto& question : questions()) {
    for (const char* bad : {"90", "-0.1", "much"}) {
      EXPECT_EQ(asked(question, torch(), {"--minimum-coverage", bad}).code, 2)
          << question[0] << bad;
    }
    EXPECT_EQ(asked(question, torch(), {"--policy", "none"}).code, 2) << question[0];
    test::expect_data_say_no(asked(question, torch(), {"--coverage-weight", "revenu"}),
                             "\"revenu\"");
    test::expect_data_say_no(asked(question, torch(), {"--constant-over", "soon"}),
                             "\"soon\" is no year");
  }
}

}  // namespace
