#include "book/names.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include "support/support.hpp"

namespace {

using yearbook::ErrorCode;
using yearbook::book::fold;
using yearbook::book::Names;
using yearbook::test::thrown_by;

Names zones() {
  Names names("zone");
  names.add_code("wuhan_east_lake", 0);
  names.add_name("Wuhan East Lake High-tech Zone", 0);
  names.add_name("光谷", 0);
  names.add_code("suzhou", 1);
  names.add_name("Suzhou", 1);
  names.add_code("suzhou_industrial_park", 2);
  names.add_name("Suzhou", 2);
  return names;
}

std::size_t find(std::string_view name) {
  return zones().find(name, std::source_location::current());
}

TEST(Fold, MakesCaseAndWidthEqual) {
  EXPECT_EQ(fold("ＷＵＨＡＮ"), "wuhan");
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(fold("光谷"), "光谷");
  EXPECT_NE(fold("wuhan"), fold("wuxi"));
  EXPECT_EQ(fold("\xFF"), "\xFF");
}

TEST(Names, LeadByCodeNameAndAlias) {
  EXPECT_EQ(find("wuhan_east_lake"), 0U);
  EXPECT_EQ(find("WUHAN EAST LAKE HIGH-TECH ZONE"), 0U);
  EXPECT_EQ(find("光谷"), 0U);
  EXPECT_EQ(find("ｓｕｚｈｏｕ_industrial_park"), 2U);
}

TEST(Names, ACodeWinsOverNames) {
  EXPECT_EQ(find("suzhou"), 1U);
}

TEST(Names, AnAmbiguousNameNamesItsCandidates) {
  const auto error = thrown_by([] { find("Suzhou"); });
  EXPECT_EQ(error.code, ErrorCode::conflict);
  EXPECT_EQ(error.sentence,
            "\"Suzhou\" may be suzhou and suzhou_industrial_park; name the zone by its code");
}

TEST(Names, ANearMissIsSuggestedAndNeverTaken) {
  const auto error = thrown_by([] { find("wuhan_east_lak"); });
  EXPECT_EQ(error.code, ErrorCode::not_found);
  EXPECT_EQ(error.sentence, "no zone is called \"wuhan_east_lak\"; the nearest is wuhan_east_lake");
}

}  // namespace
