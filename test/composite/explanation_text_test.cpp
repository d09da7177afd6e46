// How an explanation is printed.
#include <yearbook/composite.hpp>
#include <yearbook/explanation.hpp>

#include <yearbook/exchange.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct ExplanationText : ::testing::Test {
  Database database = Database::create(":memory:");
  Snapshot book = [this] {
    load(database, test::torch_directory().string());
    return database.snapshot();
  }();
  ZoneHandle all = book.zone("national_hightech_zones");
};

// 0.2 x 162.6 = 32.52, 0.2 x 298.8 = 59.76, 0.25 x 124.3 = 31.075, 0.1 x 259.5 = 25.95,
// 0.25 x 126.4 = 31.6; together 180.905.
TEST_F(ExplanationText, IsATreeOfScoresWeightsContributionsAndFigures) {
  const IndexResult result = evaluate(book, index_definition(book, "ice_system_2014"));
  const std::string text = to_string(explain(book, result, all, 2015y));
  std::size_t at = 0;
  for (const char* line : {"ice_system_2014  180.91, place 1 of 1\n",
                           "  ice1  162.60, place 1; weight 20.0 %; +32.520\n", ": 162.6  [",
                           "  ice2  298.80, place 1; weight 20.0 %; +59.760\n",
                           "  ice3  124.30, place 1; weight 25.0 %; +31.075\n",
                           "  ice4  259.50, place 1; weight 10.0 %; +25.950\n",
                           "  ice5  126.40, place 1; weight 25.0 %; +31.600\n"}) {
    const std::size_t found = text.find(line, at);
    ASSERT_NE(found, std::string::npos) << line << " is not in\n" << text;
    at = found;
  }
  EXPECT_NE(text.find("Contributions add up to the score."), std::string::npos) << text;
}

TEST_F(ExplanationText, SaysWhatContributionsOfOtherMethodsAre) {
  IndexDefinition system = index_definition(book, "ice_system_2014");
  system.aggregate.methods = {AggregateMethod::geometric};
  const IndexResult result = evaluate(book, system);
  const std::string text = to_string(explain(book, result, all, 2015y));
  EXPECT_NE(text.find("Contributions add up to the logarithm of the score."), std::string::npos)
      << text;
}

}  // namespace
