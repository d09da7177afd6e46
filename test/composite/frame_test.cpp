#include "composite/frame.hpp"

#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using FrameTest = test::SmallBook;

TEST_F(FrameTest, ValuesOfAStatusCanBeLeftOut) {
  builder.put(x, zones[0], 2010, 5, r, Status::estimated);
  builder.put(y, zones[0], 2010, 7, r);
  const auto all = result("", "units = [\"a\"]\n");
  EXPECT_EQ(all.score("root", zones[0], 2010y).score, 6);
  const auto firm = result("", "units = [\"a\"]\nexclude_status = [\"E\"]\n");
  EXPECT_EQ(firm.score("root", zones[0], 2010y).score, 7);
  EXPECT_EQ(firm.score("x", zones[0], 2010y).reason, Reason::no_value);
}

TEST_F(FrameTest, NoFiguresAtAllGiveNoRows) {
  const auto found = result("[impute]\nmethod = \"mean\"\n[screen]\n[treat]\n[normalise]\n");
  EXPECT_TRUE(found.rows.empty());
  EXPECT_TRUE(found.ranking("root", 2010y).empty());
  EXPECT_EQ(found.score("root", zones[0], 2010y).reason, Reason::no_member);
}

TEST_F(FrameTest, RowsAreByYearAndColumnsByLeaf) {
  put(x, 2010, {1, 2});
  put(y, 2012, {3, missing_value});
  builder.put(y, zones[1], 2012, missing_value, r, Status::suppressed);
  const IndexDefinition index = definition("", "units = [\"a\", \"b\"]\n");
  const std::vector<std::size_t> leaves{1, 2};
  const composite::Frame frame = composite::frame_of(builder.snapshot(), index, leaves);
  ASSERT_EQ(frame.years.size(), 2U);  // nobody has a figure in 2011
  EXPECT_EQ(frame.years[1].year, 2012y);
  EXPECT_EQ(frame.years[1].begin, 2U);
  ASSERT_EQ(frame.rows.size(), 4U);
  EXPECT_EQ(frame.leaves(), 2U);
  EXPECT_EQ(frame.column(0)[1], 2);
  EXPECT_EQ(frame.column(1)[2], 3);
  EXPECT_EQ(frame.reasons[4], Reason::no_row);
  EXPECT_EQ(frame.reasons[6], Reason::none);
  EXPECT_EQ(frame.reasons[7], Reason::no_value);
}

TEST_F(FrameTest, YearsThatAreNamedHaveRowsWithoutFigures) {
  const IndexDefinition index = definition("", "units = [\"a\"]\nyears = [2010, 2012]\n");
  const std::vector<std::size_t> leaves{1, 2};
  EXPECT_EQ(composite::frame_of(builder.snapshot(), index, leaves).rows.size(), 3U);
}

}  // namespace
