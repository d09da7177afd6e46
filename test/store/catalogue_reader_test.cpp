#include "store/catalogue_reader.hpp"

#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "store/schema.hpp"
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
  const CatalogData read = store::read_catalogue(connection);
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
  EXPECT_EQ(test::thrown_by([&] { (void)store::read_catalogue(connection); }).code,
            ErrorCode::corrupt);
  connection.execute(
      "UPDATE indicator SET unit_id = 1; PRAGMA ignore_check_constraints = ON;"
      "UPDATE zone SET kind = 'park'");
  EXPECT_EQ(test::thrown_by([&] { (void)store::read_catalogue(connection); }).code,
            ErrorCode::corrupt);
}

TEST_F(CatalogueReader, EveryRowOfTheReportIsWhatSqlSays) {
  const std::string torch = folder.file("torch.db");
  load(torch, test::torch_directory().string());
  sqlite::Connection connection(torch, {.access = sqlite::Access::read_write});
  const CatalogData read = store::read_catalogue(connection);
  const SQLite::Database sql(torch, SQLite::OPEN_READONLY);
  // A row as text: NULL is empty, as it is in the catalogue.
  const auto rows_of = [&](const char* query) {
    std::vector<std::string> rows;
    SQLite::Statement statement(sql, query);
    while (statement.executeStep()) {
      std::string row;
      for (int i = 0; i < statement.getColumnCount(); ++i) {
        row += statement.getColumn(i).getString() + "|";
      }
      rows.push_back(row);
    }
    return rows;
  };
  const auto year = [](const std::optional<Year>& y) { return y ? to_string(*y) : ""; };
  const auto code_of = [&](const std::optional<ZoneHandle>& handle) {
    for (const Zone& zone : read.zones) {
      if (zone.handle == handle) return zone.code;
    }
    return std::string();
  };

  std::vector<std::string> found;
  for (const Zone& z : read.zones) {
    found.push_back(z.code + "|" + std::string(to_string(z.kind)) + "|" + z.name_en + "|" +
                    z.name_zh + "|" + code_of(z.parent) + "|" + year(z.first_year) + "|" +
                    year(z.last_year) + "|" + z.note + "|");
  }
  EXPECT_EQ(found, rows_of("SELECT z.code, z.kind, z.name_en, z.name_zh, p.code, z.first_year, "
                           "z.last_year, z.note FROM zone AS z "
                           "LEFT JOIN zone AS p ON p.zone_id = z.parent_id ORDER BY z.zone_id"));
  found.clear();
  for (const Zone& z : read.zones) {
    for (const Alias& alias : z.aliases) {
      found.push_back(z.code + "|" + alias.text + "|" + alias.language + "|");
    }
  }
  EXPECT_EQ(found, rows_of("SELECT code, alias, language FROM zone_alias JOIN zone USING (zone_id) "
                           "ORDER BY zone_id, alias"));
  found.clear();
  for (const Group& group : read.groups) {
    for (const Membership& member : group.members) {
      found.push_back(group.code + "|" + group.name_en + "|" + group.classification + "|" +
                      code_of(group.published_as) + "|" + code_of(member.zone) + "|" +
                      to_string(member.years.first) + "|" + to_string(member.years.last) + "|");
    }
  }
  EXPECT_EQ(found,
            rows_of("SELECT g.code, g.name_en, g.classification, p.code, z.code, m.first_year, "
                    "m.last_year FROM zone_group_member AS m JOIN zone_group AS g USING "
                    "(zone_group_id) JOIN zone AS z ON z.zone_id = m.zone_id "
                    "LEFT JOIN zone AS p ON p.zone_id = g.published_as_id "
                    "ORDER BY g.zone_group_id, m.member_id"));
  found.clear();
  for (const Indicator& i : read.indicators) {
    std::string parts = "|||";
    if (i.ratio) {
      const auto part = [&](IndicatorHandle handle) {
        return std::ranges::find(read.indicators, handle, &Indicator::handle)->code;
      };
      parts = part(i.ratio->numerator) + "|" + part(i.ratio->denominator) + "|" +
              code_of(i.ratio->denominator_zone) + "|";
    }
    found.push_back(i.code + "|" + i.name_zh + "|" + i.unit.code + "|" +
                    std::string(to_string(i.kind)) + "|" + std::to_string(i.direction) + "|" +
                    (i.decimals ? std::to_string(*i.decimals) : "") + "|" + parts + i.definition +
                    "|");
  }
  EXPECT_EQ(found, rows_of("SELECT i.code, i.name_zh, u.code, i.kind, i.direction, i.decimals, "
                           "n.code, d.code, z.code, i.definition FROM indicator AS i "
                           "JOIN unit AS u USING (unit_id) "
                           "LEFT JOIN indicator AS n ON n.indicator_id = i.numerator_id "
                           "LEFT JOIN indicator AS d ON d.indicator_id = i.denominator_id "
                           "LEFT JOIN zone AS z ON z.zone_id = i.denominator_zone_id "
                           "ORDER BY i.indicator_id"));
  found.clear();
  for (const Release& r : read.releases) {
    found.push_back(std::to_string(r.id) + "|" + r.code + "|" + r.title + "|" + r.publisher + "|" +
                    r.published_on + "|" + std::to_string(r.tier) + "|" + r.url + "|" + r.note +
                    "|");
  }
  EXPECT_EQ(found, rows_of("SELECT release_id, code, title, publisher, published_on, tier, url, "
                           "note FROM release ORDER BY release_id"));
  ASSERT_EQ(read.indices.size(), 1U);
  EXPECT_EQ(read.indices[0].toml,
            test::read_file(test::torch_directory() / "indices" / "ice_system_2014.toml"));
}

TEST_F(CatalogueReader, AnEmptyFileHasAnEmptyCatalogue) {
  sqlite::Connection connection("memdb:/catalogue-reader-empty",
                                {.access = sqlite::Access::create});
  store::create_schema(connection);
  const CatalogData read = store::read_catalogue(connection);
  EXPECT_EQ(read.uuid.size(), 32U);
  EXPECT_NE(read.file, 0U);
  EXPECT_TRUE(read.units.empty() && read.zones.empty() && read.groups.empty() &&
              read.indicators.empty() && read.releases.empty() && read.indices.empty());
}

}  // namespace
