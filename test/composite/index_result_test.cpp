#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using IndexResultTest = test::SmallBook;

TEST_F(IndexResultTest, AResultSaysWhatItIsOf) {
  put(x, 2010, {1});
  const IndexResult found = result("");
  EXPECT_EQ(found.newest_release, "r");
  EXPECT_EQ(definition_hash(found.definition), definition_hash(definition("")));
  EXPECT_EQ(found.catalogue_sha256.size(), 64U);
  builder.catalog().zones[0].kind = ZoneKind::city;
  EXPECT_NE(result("").catalogue_sha256, found.catalogue_sha256);
  EXPECT_EQ(thrown_by([&] { (void)found.node("rot"); }).sentence,
            "no node of \"root\" is called \"rot\"; the nearest is root");
}

TEST_F(IndexResultTest, RowsNodesAndStagesAreFound) {
  put(x, 2010, {1, 2});
  put(x, 2011, {3, 4});
  put(y, 2011, {5, 5});
  const IndexResult found = result("", "units = [\"b\", \"a\"]\n");
  EXPECT_EQ(found.size(), 4U);
  EXPECT_EQ(found.row(2011y, zones[0]), 3U);
  EXPECT_EQ(found.row(2011y, zones[2]), std::nullopt);
  EXPECT_EQ(found.rows_of(2011y), (std::pair<std::size_t, std::size_t>{2, 4}));
  EXPECT_EQ(found.rows_of(2012y).first, found.rows_of(2012y).second);
  EXPECT_EQ(found.node("y"), 2U);
  EXPECT_EQ(found.stage("raw", 0)[0], 2);
  EXPECT_TRUE(found.stage("treat", 0).empty());
  EXPECT_EQ(found.scores_of(1)[3], 3);
  EXPECT_EQ(found.ranks_of(1)[3], 2);
  EXPECT_EQ(found.at(0, 2).score, 4.5);
}

TEST_F(IndexResultTest, ARankingIsBestFirstAndKeepsTiesTogether) {
  put(x, 2010, {1, 3, 2, 3});
  put(y, 2010, {1, 1, 1, 1});
  const IndexResult found = result("");
  const auto codes = [&](std::size_t top) {
    std::string text;
    for (const IndexScore& place : found.ranking("x", 2010y, top)) {
      text += builder.catalog().zones[static_cast<std::size_t>(place.zone.id()) - 1].code;
    }
    return text;
  };
  EXPECT_EQ(codes(0), "bdca");
  EXPECT_EQ(codes(1), "bd");
  EXPECT_EQ(codes(3), "bdc");
  EXPECT_TRUE(found.ranking("x", 1999y).empty());
  EXPECT_EQ(test::thrown_by([&] { (void)found.ranking("z", 2010y); }).code, ErrorCode::not_found);
}

}  // namespace
