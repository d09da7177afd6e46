#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::expect_sound;
using test::thrown_by;
using CatalogueRulesTest = test::SmallBook;

TEST_F(CatalogueRulesTest, DenominatorsAreFlowsOrStocksAndPositive) {
  const IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  builder.indicator("ratio", IndicatorKind::ratio);
  put(x, 2010, {10, 20, 30});
  put(y, 2010, {1, 1, 1});
  put(people, 2010, {2, 0});
  const auto divided = [&](const std::string& by) {
    return parse_index_definition(
        "[index]\ncode = \"root\"\n[[node]]\nindicator = \"x\"\n"
        "denominator = \"" +
            by + "\"\ndenominator_factor = 100\n",
        "test");
  };
  const IndexResult result = evaluate(builder.snapshot(), divided("people"));
  EXPECT_EQ(result.score("x", zones[0], 2010y).score, 500);
  EXPECT_EQ(result.score("x", zones[1], 2010y).reason, Reason::no_denominator);
  EXPECT_EQ(result.score("x", zones[2], 2010y).reason, Reason::no_denominator);
  expect_sound(result);
  EXPECT_EQ(thrown_by([&] { (void)evaluate(builder.snapshot(), divided("ratio")); }).sentence,
            "test:5:15: \"x\" cannot be divided by \"ratio\": both are flows or stocks, and "
            "\"ratio\" is a ratio");
  EXPECT_NE(thrown_by([&] {
              (void)evaluate(builder.snapshot(), divided("peopel"));
            }).sentence.find("the nearest is people"),
            std::string::npos);
}

TEST_F(CatalogueRulesTest, AnIndicatorNeedsADirection) {
  put(x, 2010, {1, 2});
  put(y, 2010, {1, 2});
  builder.catalog().indicators[0].direction = 0;
  EXPECT_EQ(refusal(""),
            "test:3:1: the indicator \"x\" has no direction; say at the node whether more (1) "
            "or less (-1) is better");
}

TEST_F(CatalogueRulesTest, AUnitIsNamedOnce) {
  builder.catalog().zones[0].name_zh = "甲区";
  EXPECT_EQ(refusal("", "units = [\"a\", \"甲区\"]\n"),
            "test:3:9: \"甲区\" is \"a\", which is among the units already");
}

}  // namespace
