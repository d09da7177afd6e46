// What a snapshot says by itself: handles, what it shows, and that copies are one.
#include <yearbook/snapshot.hpp>

#include <yearbook/cells.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "book/book_fixture.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct SnapshotTest : test::BookFixture {
  GroupHandle both = builder.group("both", {{alpha, {2010y, 2020y}}, {beta, {2010y, 2020y}}});
  SnapshotTest() { builder.put(gdp, alpha, 2015, 6, new_release); }
};

TEST_F(SnapshotTest, GivesHandlesByCodeNameAndAlias) {
  builder.catalog().zones[1].name_zh = "甲区";
  builder.catalog().zones[1].aliases = {{"First Zone", "en"}};
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(now.indicator("gdp"), gdp);
  EXPECT_EQ(now.group("both"), both);
  for (const char* name : {"alpha", "ALPHA", "Ａlpha", "甲区", "first zone"}) {
    EXPECT_EQ(now.zone(name), alpha) << name;
  }
}

TEST_F(SnapshotTest, ANameThatNothingHasIsRefusedWhereItWasAsked) {
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(test::thrown_by([&] { (void)now.zone("gamma"); }).code, ErrorCode::not_found);
  EXPECT_EQ(test::thrown_by([&] { (void)now.group("alpha"); }).code, ErrorCode::not_found);
  const unsigned line = __LINE__ + 2;
  try {
    (void)now.indicator("alpha");
    FAIL() << "a zone is no indicator";
  } catch (const Error& refused) {
    EXPECT_EQ(refused.code(), ErrorCode::not_found);
    EXPECT_EQ(refused.where().line(), line);
  }
}

TEST_F(SnapshotTest, SaysWhatItShows) {
  const Snapshot now = builder.snapshot();
  EXPECT_EQ(now.as_of(), std::nullopt);
  EXPECT_EQ(now.vintage(), std::nullopt);
  EXPECT_EQ(builder.snapshot(Date{2018y / 1 / 1}).as_of(), Date{2018y / 1 / 1});
  EXPECT_EQ(builder.snapshot({}, -1).vintage(), -1);
}

TEST_F(SnapshotTest, ACopyIsOfTheSameBookAndOutlivesIt) {
  std::optional<Snapshot> first = builder.snapshot();
  const Snapshot copy = *first;
  EXPECT_EQ(&copy.book(), &first->book());
  EXPECT_EQ(&copy.catalog(), &std::as_const(*first).catalog());
  first.reset();
  EXPECT_EQ(value(copy, gdp, alpha, 2015y), 6);
  copy.preload();
  EXPECT_EQ(value(copy, gdp, alpha, 2015y), 6);
}

}  // namespace
