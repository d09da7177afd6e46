#include "host/catalogue_reader.hpp"

#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>

#include <gtest/gtest.h>

#include "sqlite/connection.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

struct CatalogueReader : ::testing::Test {
  test::TemporaryFolder folder;
  std::string file = folder.file("a.db");
  CatalogueReader() {
    const test::TemporaryFolder data;
    test::write_small_directory(data);
    load(file, data.path().string());
  }
};

TEST_F(CatalogueReader, ReadsEveryTable) {
  sqlite::Connection connection(file, {.access = sqlite::Access::read_write});
  const CatalogData read = host::read_catalogue(connection.handle());
  EXPECT_EQ(read.uuid.size(), 32U);
  EXPECT_EQ(read.units.size(), 9U);
  EXPECT_EQ(read.units[1].factor, 1e8);
  EXPECT_EQ(read.units[1].name_zh, "亿元");
  ASSERT_EQ(read.zones.size(), 8U);
  EXPECT_EQ(read.zones[4].code, "alpha");
  EXPECT_EQ(read.zones[4].parent, read.zones[1].handle);
  EXPECT_EQ(read.zones[4].first_year, 1991y);
  EXPECT_FALSE(read.zones[4].last_year);
  EXPECT_EQ(read.zones[4].note, "first");
  EXPECT_EQ(read.zones[4].aliases.size(), 2U);
  EXPECT_EQ(read.zones[3].kind, ZoneKind::aggregate);
  ASSERT_EQ(read.groups.size(), 1U);
  EXPECT_EQ(read.groups[0].published_as, read.zones[3].handle);
  ASSERT_EQ(read.groups[0].members.size(), 4U);
  EXPECT_EQ(read.groups[0].members[2].years, (YearRange{2010y, 9999y}));
  ASSERT_EQ(read.indicators.size(), 5U);
  EXPECT_EQ(read.indicators[2].ratio->denominator, read.indicators[1].handle);
  EXPECT_EQ(read.indicators[3].ratio->denominator_zone, read.zones[0].handle);
  EXPECT_EQ(read.indicators[3].unit.factor, 0.01);
  EXPECT_EQ(read.indicators[3].decimals, 1);
  EXPECT_FALSE(read.indicators[0].decimals);
  EXPECT_EQ(read.indicators[1].kind, IndicatorKind::stock);
  ASSERT_EQ(read.releases.size(), 3U);
  EXPECT_EQ(read.releases[0].code, "press_2016");
  EXPECT_EQ(read.releases[0].tier, 0);
  EXPECT_EQ(read.releases[2].url, "https://example.org/2016");
}

TEST_F(CatalogueReader, BrokenReferencesAreDamage) {
  sqlite::Connection connection(file, {.access = sqlite::Access::read_write});
  connection.execute("UPDATE indicator SET unit_id = 99 WHERE code = 'gdp'");
  EXPECT_EQ(test::thrown_by([&] { (void)host::read_catalogue(connection.handle()); }).code,
            ErrorCode::corrupt);
  connection.execute(
      "UPDATE indicator SET unit_id = 1; PRAGMA ignore_check_constraints = ON;"
      "UPDATE zone SET kind = 'park'");
  EXPECT_EQ(test::thrown_by([&] { (void)host::read_catalogue(connection.handle()); }).code,
            ErrorCode::corrupt);
}

}  // namespace
