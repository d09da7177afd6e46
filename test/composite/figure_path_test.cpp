#include "composite/figure_path.hpp"

#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

TEST(FigurePath, NamesFallBack) {
  EXPECT_EQ(composite::name_of("Wuhan", "武汉", "wuhan"), "Wuhan");
  EXPECT_EQ(composite::name_of("", "武汉", "wuhan"), "武汉");
  EXPECT_EQ(composite::name_of("", "", "wuhan"), "wuhan");
}

TEST(FigurePath, ADenominatorHasASourceOfItsOwn) {
  test::BookBuilder builder;
  const auto release = builder.release("torch_2016");
  const ZoneHandle alpha = builder.zone("alpha");
  const auto patents =
      builder.indicator("patents", IndicatorKind::flow, {"count", "count", "count", 1, "", ""});
  const auto people =
      builder.indicator("people", IndicatorKind::stock, {"person", "people", "person", 1, "", ""});
  builder.put(patents, alpha, 2015, 50, release);
  builder.put(people, alpha, 2015, 2000, release);
  const Snapshot now = builder.snapshot();
  const IndexResult result = evaluate(
      now, test::made_up_definition("[[node]]\nindicator = \"patents\"\ndenominator = \"people\"\n"
                                    "denominator_factor = 1000\n"));
  ExplainedNode leaf;
  composite::add_figures(now, result, 1, 0, leaf);
  EXPECT_EQ(leaf.raw.value().value, 50);
  EXPECT_EQ(leaf.denominator.value().indicator, "people");
  EXPECT_EQ(leaf.denominator.value().value, 2000);
  EXPECT_EQ(leaf.denominator.value().release, "torch_2016");
  ASSERT_EQ(leaf.steps.size(), 1U);
  EXPECT_EQ(leaf.steps[0].after, 25);
  EXPECT_EQ(leaf.steps[0].how, "divided by people, times 1,000");
}

TEST(FigurePath, AMovedFigureSaysWhy) {
  test::MadeUpBook book;
  const std::vector<std::string> zones{"a", "b", "c", "d", "e", "f", "g", "h"};
  book.put("x", 2015, zones, {1, 2, 3, 4, 5, 6, 7, 1000});
  const Snapshot now = book.snapshot();
  const IndexResult result =
      evaluate(now, test::made_up_definition("steps = [\"treat\", \"aggregate\"]\n" +
                                             test::leaf_nodes("root", {{"x", 1}})));
  ExplainedNode moved;
  composite::add_figures(now, result, 1, *result.row(2015y, now.zone("h")), moved);
  ASSERT_EQ(moved.steps.size(), 1U);
  EXPECT_EQ(moved.steps[0].before, 1000);
  EXPECT_EQ(moved.steps[0].after, 7);
  EXPECT_EQ(moved.steps[0].how,
            "winsorised high: skewness 2.82824 and kurtosis 7.99923 of the column were too large");
  ExplainedNode left;
  composite::add_figures(now, result, 1, *result.row(2015y, now.zone("a")), left);
  EXPECT_EQ(left.steps[0].how, "");
}

}  // namespace
