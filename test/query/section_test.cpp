#include "query/section.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

// Three zones, two of which a group has in the order of the catalogue, and two in another.
struct Sections : ::testing::Test {
  test::BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle gamma = builder.zone("gamma");
  IndicatorHandle gdp = builder.indicator("gdp");
  GroupHandle in_a_row = builder.group("in_a_row", {{beta, {1y, 9999y}}, {gamma, {1y, 9999y}}});
  GroupHandle others = builder.group("others", {{gamma, {1y, 9999y}}, {alpha, {1y, 9999y}}});
  std::int64_t r = builder.release("r");
  Sections() {
    builder.put(gdp, alpha, 2016, 6, r);
    builder.put(gdp, beta, 2016, 4, r, Status::estimated);
  }
};

TEST_F(Sections, LookAtThePanelWhereMembersLieSideBySide) {
  const Snapshot snapshot = builder.snapshot();
  book::Book& book = snapshot.book();
  const query::Section section(book, 0, 2016y, book.roster(in_a_row, 2016y));
  EXPECT_EQ(section.values().data(), book.panel(0).values(2016y).data() + 1);
  EXPECT_EQ(section.values()[0], 4);
  EXPECT_TRUE(is_missing(section.values()[1]));
  EXPECT_EQ(section.statuses()[0], Status::estimated);
  EXPECT_EQ(section.zones()[1], gamma);
}

TEST_F(Sections, CopyOthers) {
  const Snapshot snapshot = builder.snapshot();
  book::Book& book = snapshot.book();
  const query::Section section(book, 0, 2016y, book.roster(others, 2016y));
  EXPECT_TRUE(is_missing(section.values()[0]));
  EXPECT_EQ(section.values()[1], 6);
  EXPECT_EQ(section.statuses()[1], Status::normal);
}

TEST_F(Sections, OfAYearWithoutFiguresAreMissing) {
  const Snapshot snapshot = builder.snapshot();
  book::Book& book = snapshot.book();
  for (const GroupHandle group : {in_a_row, others}) {
    const query::Section section(book, 0, 1999y, book.roster(group, 1999y));
    ASSERT_EQ(section.size(), 2U);
    EXPECT_TRUE(is_missing(section.values()[0]));
    EXPECT_EQ(section.statuses()[1], Status::none);
  }
}

TEST_F(Sections, HaveTheZonesAskedFor) {
  const Snapshot snapshot = builder.snapshot();
  const CrossSection cells = query::section_of(snapshot.book(), 0, 2016y, std::vector{beta, alpha});
  EXPECT_EQ(cells.values, (std::vector<double>{4, 6}));
  EXPECT_EQ(cells.zones, (ZoneList{beta, alpha}));
  EXPECT_EQ(cells.year, 2016y);
}

}  // namespace
