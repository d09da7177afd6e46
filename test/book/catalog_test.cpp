#include <yearbook/catalog.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::BookBuilder;
using test::thrown_by;

struct CatalogTest : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  IndicatorHandle gdp = builder.indicator("gdp");
  GroupHandle both = builder.group("both", {{alpha, {Year{1}, Year{9999}}}});
};

TEST_F(CatalogTest, HandlesLeadToTheirThings) {
  const Catalog catalog(builder.catalog());
  EXPECT_EQ(catalog.zone(beta).code, "beta");
  EXPECT_EQ(catalog.indicator(gdp).code, "gdp");
  EXPECT_EQ(catalog.group(both).members.size(), 1U);
  EXPECT_EQ(catalog.position(beta), 1U);
  EXPECT_EQ(catalog.find_zone("beta").handle, beta);
}

TEST_F(CatalogTest, HandlesOfAnotherFileAreRefused) {
  const Catalog catalog(builder.catalog());
  const auto foreign = thrown_by([&] { (void)catalog.zone(ZoneHandle(0xcd, 1)); });
  EXPECT_EQ(foreign.code, ErrorCode::invalid_argument);
  EXPECT_EQ(foreign.sentence,
            "this zone handle is of another file; get one from this snapshot by its code");
  EXPECT_EQ(thrown_by([&] { (void)catalog.group(GroupHandle{}); }).sentence,
            "this group handle names nothing; get one from this snapshot by its code");
  EXPECT_EQ(
      thrown_by([&] { (void)catalog.indicator(IndicatorHandle(0xab, 99)); }).sentence,
      "this indicator handle is newer than this snapshot; get one from this snapshot by its code");
}

TEST_F(CatalogTest, IdsMayHaveHoles) {
  builder.catalog().zones[1].handle = ZoneHandle(0xab, 40);
  const Catalog catalog(builder.catalog());
  EXPECT_EQ(catalog.position(ZoneHandle(0xab, 40)), 1U);
  EXPECT_EQ(thrown_by([&] { (void)catalog.position(ZoneHandle(0xab, 2)); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(CatalogTest, ReleasesAreFoundById) {
  const auto id = builder.release("r1");
  const Catalog catalog(builder.catalog());
  ASSERT_NE(catalog.release(id), nullptr);
  EXPECT_EQ(catalog.release(id)->code, "r1");
  EXPECT_EQ(catalog.release(id + 1), nullptr);
}

TEST(Kinds, ReadBack) {
  for (const char* kind : {"nation", "region", "province", "city", "zone", "aggregate"}) {
    EXPECT_EQ(to_string(parse_zone_kind(kind).value()), kind);
  }
  for (const char* kind : {"flow", "stock", "ratio", "index"}) {
    EXPECT_EQ(to_string(parse_indicator_kind(kind).value()), kind);
  }
  EXPECT_FALSE(parse_zone_kind("Zone"));
  EXPECT_FALSE(parse_indicator_kind(""));
}

}  // namespace
