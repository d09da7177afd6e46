#include "composite/data_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "composite/made_up_index.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using composite::DataColumns;
using ::testing::ElementsAre;

struct Columns : ::testing::Test {
  test::MadeUpBook book;
  Snapshot now = filled(book);
  IndexResult result = evaluate(
      now, test::made_up_definition("steps = [\"screen\", \"normalise\", \"aggregate\"]\n" +
                                    test::leaf_nodes("root", {{"x", 1}, {"y", 1}})));
  static Snapshot filled(test::MadeUpBook& book) {
    for (const int year : {2014, 2015}) {
      book.put("x", year, {"a", "b", "c"}, {1, 2.0 + year, 3});
      book.put("y", year, {"a", "b", "c"}, {4, missing_value, 6});
    }
    return book.snapshot();
  }
  [[nodiscard]] DataColumns columns(std::string stage, std::optional<Year> year) const {
    return {result, {std::move(stage), year}, std::source_location::current()};
  }
};

TEST_F(Columns, AreTheRowsOfAYear) {
  const DataColumns of_2015 = columns("raw", 2015y);
  EXPECT_EQ(of_2015.first_row(), 3U);
  EXPECT_THAT(of_2015.of(result.node("x")), ElementsAre(1, 2017, 3));
  EXPECT_EQ(columns("raw", std::nullopt).size(), 6U);
}

TEST_F(Columns, RowsThatWereScreenedAreGoneFromThenOn) {
  const DataColumns raw = columns("raw", 2015y);
  EXPECT_FALSE(raw.dropped(1));
  EXPECT_THAT(raw.kept(result.node("x")), ElementsAre(1, 2017, 3));
  for (const char* stage : {"screen", "normalise", "scores"}) {
    const DataColumns later = columns(stage, 2015y);
    EXPECT_TRUE(later.dropped(1)) << stage;
    EXPECT_EQ(later.kept(result.node("x")).size(), 2U) << stage;
  }
}

TEST_F(Columns, AggregatesHaveScoresAlone) {
  EXPECT_TRUE(columns("scores", 2015y).has(0));
  EXPECT_FALSE(columns("raw", 2015y).has(0));
  EXPECT_TRUE(columns("raw", 2015y).has(1));
}

TEST_F(Columns, AnEmptyCodeIsTheRoot) {
  EXPECT_EQ(composite::node_or_root(result, {}, std::source_location::current()), 0U);
  EXPECT_EQ(composite::node_or_root(result, "y", std::source_location::current()), 2U);
  EXPECT_FALSE(composite::as_optional(missing_value));
}

}  // namespace
