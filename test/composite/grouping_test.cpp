#include "composite/grouping.hpp"

#include "composite/small_book.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::thrown_by;
using GroupingTest = test::SmallBook;

TEST_F(GroupingTest, GroupsOfOneSetShareNoUnit) {
  put(x, 2010, {1, 2, 3, 4});
  put(y, 2010, {1, 2, missing_value, 4});
  const YearRange always{Year{1}, Year{9999}};
  builder.group("east", {{zones[0], always}, {zones[1], always}, {zones[2], always}});
  builder.catalog().groups.back().classification = "sides";
  builder.group("west", {{zones[3], always}});
  builder.catalog().groups.back().classification = "sides";
  const std::string keys = "[impute]\nmethod = \"group_mean\"\ngroup_by = \"sides\"\n";
  const auto filled = result(keys + "[rank]\ngroup_by = \"sides\"\n");
  EXPECT_EQ(filled.score("y", zones[2], 2010y).score, 1.5);
  EXPECT_EQ(filled.imputed.at(0).group, "east");
  EXPECT_EQ(filled.score("root", zones[3], 2010y).rank, 1);
  EXPECT_EQ(filled.score("root", zones[0], 2010y).rank, 3);
  builder.catalog().groups.back().members.push_back({zones[0], {2010y, 2012y}});
  const auto error = thrown_by([&] { (void)result(keys); });
  EXPECT_EQ(error.code, ErrorCode::conflict);
  EXPECT_EQ(
      error.sentence,
      "\"a\" is in \"east\" and in \"west\" in 2010, two groups of the set \"sides\"; it can be "
      "in one of them");
  EXPECT_NE(refusal("[rank]\ngroup_by = \"side\"\n").find("neither a kind of zone nor a set"),
            std::string::npos);
}

TEST_F(GroupingTest, AnAncestorIsTheZoneItselfOrTheNearestAboveIt) {
  builder.zone("north", {}, ZoneKind::province);
  const ZoneHandle town = builder.zone("town", "north", ZoneKind::city);
  builder.catalog().zones[0].parent = town;
  const Snapshot book = builder.snapshot();
  const std::vector<IndexRow> rows{{2010y, zones[0]}, {2010y, town}, {2010y, zones[1]}};
  const auto by_province = composite::group_rows(book.catalog(), "province", rows, {});
  EXPECT_EQ(by_province.codes, std::vector<std::string>{"north"});
  EXPECT_EQ(by_province.of_row, (std::vector<std::uint32_t>{0, 0, composite::no_group}));
  const auto by_city = composite::group_rows(book.catalog(), "city", rows, {});
  EXPECT_EQ(by_city.of_row, (std::vector<std::uint32_t>{0, 0, composite::no_group}));
  EXPECT_TRUE(composite::group_rows(book.catalog(), "region", rows, {}).codes.empty());
}

}  // namespace
