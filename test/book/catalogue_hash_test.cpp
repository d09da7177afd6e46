#include "book/catalogue_hash.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;

std::string hash_with(const std::function<void(CatalogData&)>& change) {
  test::BookBuilder builder;
  const ZoneHandle alpha = builder.zone("alpha");
  builder.zone("beta");
  builder.ratio("c", builder.indicator("a"), builder.indicator("b"));
  builder.group("g", {{alpha, {Year{2010}, Year{2012}}}});
  builder.release("r");
  change(builder.catalog());
  const Snapshot book = builder.snapshot();
  return book::catalogue_hash(book.catalog());
}

TEST(CatalogueHash, ChangesWithWhatScoresFollowFrom) {
  const std::string plain = hash_with([](CatalogData&) {});
  EXPECT_EQ(plain.size(), 64U);
  const std::vector<std::function<void(CatalogData&)>> changes{
      [](CatalogData& data) { data.zones[0].kind = ZoneKind::city; },
      [](CatalogData& data) { data.zones[0].parent = data.zones[1].handle; },
      [](CatalogData& data) { data.zones[0].name_zh = "甲"; },
      [](CatalogData& data) { data.zones[0].aliases.push_back({"A", "en"}); },
      [](CatalogData& data) { data.groups[0].members[0].years.last = Year{2013}; },
      [](CatalogData& data) { data.groups[0].classification = "set"; },
      [](CatalogData& data) { data.indicators[0].direction = -1; },
      [](CatalogData& data) { data.indicators[0].kind = IndicatorKind::stock; },
      [](CatalogData& data) { data.indicators[2].ratio->factor = 2; },
  };
  for (const auto& change : changes) EXPECT_NE(hash_with(change), plain);
}

TEST(CatalogueHash, TakesNoNoteOfTheRest) {
  const std::string plain = hash_with([](CatalogData&) {});
  EXPECT_EQ(hash_with([](CatalogData& data) { data.zones[0].note = "n"; }), plain);
  EXPECT_EQ(hash_with([](CatalogData& data) { data.releases[0].title = "other"; }), plain);
  EXPECT_EQ(hash_with([](CatalogData& data) { data.indices.push_back({"i", "", ""}); }), plain);
}

}  // namespace
