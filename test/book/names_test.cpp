#include "book/names.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <source_location>
#include <string>

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

TEST(Fold, LeavesAFoldedTextAsItIs) {
  for (const char* text : {"ＷＵＨＡＮ", "Straße", "İstanbul", "①②", "ﬁne", "光谷", "", "a b"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
  EXPECT_EQ(fold("ﬁne"), "fine");
  EXPECT_EQ(fold("e\xCC\x81"),
            fold("\xC3\x89"));  // e with an accent beside it, and E with one on it
}

TEST(Names, ANameGivenTwiceToOneThingIsNotAmbiguous) {
  Names names("zone");
  names.add_code("a", 0);
  names.add_name("Twice", 0);
  names.add_name("TWICE", 0);
  EXPECT_EQ(names.find("twice", std::source_location::current()), 0U);
}

TEST(Names, AnEmptyNameLeadsNowhere) {
  Names names("zone");
  names.add_code("a", 0);
  names.add_name("", 0);
  EXPECT_EQ(thrown_by([&] { (void)names.find("", std::source_location::current()); }).code,
            ErrorCode::not_found);
}

TEST(Names, ACodeIsFoundExactlyBeforeItsFoldedFormIsAmbiguous) {
  Names names("unit");
  names.add_code("KM", 0);
  names.add_code("km", 1);
  EXPECT_EQ(names.find("KM", std::source_location::current()), 0U);
  EXPECT_EQ(names.find("km", std::source_location::current()), 1U);
  const auto error = thrown_by([&] { (void)names.find("Km", std::source_location::current()); });
  EXPECT_EQ(error.code, ErrorCode::conflict);
  EXPECT_EQ(error.sentence, "\"Km\" may be KM and km; name the unit by its code");
}

TEST(Names, AFewAreAllListedWhenNoneIsNear) {
  EXPECT_EQ(thrown_by([] { find("beijing_zhongguancun"); }).sentence,
            "no zone is called \"beijing_zhongguancun\"; known: wuhan_east_lake, suzhou and "
            "suzhou_industrial_park");
}

TEST(Names, ANearNameSuggestsItsCode) {
  EXPECT_EQ(thrown_by([] { find("Wuhan East Lake Hightech Zone"); }).sentence,
            "no zone is called \"Wuhan East Lake Hightech Zone\"; the nearest is wuhan_east_lake");
}

TEST(Names, ANearNameOfTwoSuggestsBoth) {
  const auto error = thrown_by([] { find("Suzhuo"); });
  EXPECT_EQ(error.code, ErrorCode::not_found);
  EXPECT_EQ(error.sentence,
            "no zone is called \"Suzhuo\"; the nearest are suzhou and suzhou_industrial_park");
}

}  // namespace
