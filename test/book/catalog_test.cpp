#include <yearbook/catalog.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <source_location>
#include <string>
#include <utility>

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

TEST_F(CatalogTest, ThingsAreFoundByEitherNameAndZonesByAlias) {
  builder.catalog().zones[0].name_en = "Alpha Zone";
  builder.catalog().zones[0].name_zh = "甲区";
  builder.catalog().zones[0].aliases = {{"A-Town", "en"}, {"甲", ""}};
  builder.catalog().indicators[0].name_en = "Gross product";
  builder.catalog().indicators[0].name_zh = "生产总值";
  builder.catalog().groups[0].name_en = "Both of them";
  builder.catalog().groups[0].name_zh = "两个";
  const Catalog catalog(builder.catalog());
  for (const char* name : {"alpha", "ALPHA", "alpha zone", "甲区", "a-town", "甲", "Ａ-Ｔｏｗｎ"}) {
    EXPECT_EQ(catalog.find_zone(name).handle, alpha) << name;
  }
  for (const char* name : {"gdp", "GROSS PRODUCT", "生产总值"}) {
    EXPECT_EQ(catalog.find_indicator(name).handle, gdp) << name;
  }
  for (const char* name : {"both", "both OF them", "两个"}) {
    EXPECT_EQ(catalog.find_group(name).handle, both) << name;
  }
}

TEST_F(CatalogTest, AnAliasOfTwoZonesIsAConflictThatNamesThem) {
  builder.catalog().zones[0].aliases = {{"Twin", "en"}};
  builder.catalog().zones[1].aliases = {{"twin", "en"}};
  const Catalog catalog(builder.catalog());
  const auto error = thrown_by([&] { (void)catalog.find_zone("TWIN"); });
  EXPECT_EQ(error.code, ErrorCode::conflict);
  EXPECT_NE(error.sentence.find("alpha and beta"), std::string::npos) << error.sentence;
}

TEST_F(CatalogTest, AnUnknownNameSaysWhatItWasTakenFor) {
  const Catalog catalog(builder.catalog());
  EXPECT_EQ(thrown_by([&] { (void)catalog.find_zone("alpah"); }).sentence,
            "no zone is called \"alpah\"; the nearest is alpha");
  EXPECT_EQ(thrown_by([&] { (void)catalog.find_indicator("gdq"); }).sentence,
            "no indicator is called \"gdq\"; the nearest is gdp");
  EXPECT_EQ(thrown_by([&] { (void)catalog.find_group("bot"); }).sentence,
            "no group is called \"bot\"; the nearest is both");
}

TEST_F(CatalogTest, ErrorsCarryTheCallersLine) {
  const Catalog catalog(builder.catalog());
  const auto line_of = [](auto&& work) {
    try {
      work();
    } catch (const Error& error) {
      return error.where();
    }
    return std::source_location{};
  };
  const auto here = std::source_location::current();
  for (const auto& where : {line_of([&] { (void)catalog.zone(ZoneHandle{}); }),
                            line_of([&] { (void)catalog.position(GroupHandle{}); }),
                            line_of([&] { (void)catalog.find_indicator("nothing"); })}) {
    EXPECT_STREQ(where.file_name(), here.file_name());
    EXPECT_GT(where.line(), here.line());
    EXPECT_LT(where.line(), here.line() + 5);
  }
}

TEST_F(CatalogTest, KeepsTheOrderOfTheFileAndMovesWhole) {
  builder.release("r1");
  builder.catalog().units.push_back({"CNY", "money", "CNY", 1, "", ""});
  builder.catalog().indices.push_back({"index", "title", "[index]"});
  Catalog first(builder.catalog());
  const Catalog catalog(std::move(first));
  EXPECT_EQ(catalog.uuid(), builder.catalog().uuid);
  ASSERT_EQ(catalog.zones().size(), 2U);
  EXPECT_EQ(catalog.zones()[0].code, "alpha");
  EXPECT_EQ(catalog.zones()[1].code, "beta");
  EXPECT_EQ(catalog.indicators()[0].code, "gdp");
  EXPECT_EQ(catalog.groups()[0].code, "both");
  EXPECT_EQ(catalog.releases()[0].code, "r1");
  EXPECT_EQ(catalog.units()[0].code, "CNY");
  EXPECT_EQ(catalog.indices()[0].title, "title");
  EXPECT_EQ(catalog.zone(alpha).code, "alpha");
}

TEST_F(CatalogTest, HandlesOfNoSuchIdAreRefused) {
  const Catalog catalog(builder.catalog());
  for (const std::int32_t id : {-1, 0, 3, 2'000'000'000}) {
    EXPECT_EQ(thrown_by([&] { (void)catalog.zone(ZoneHandle(0xab, id)); }).code,
              ErrorCode::invalid_argument)
        << id;
  }
}

}  // namespace
