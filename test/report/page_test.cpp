#include "report/page.hpp"

#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

using report::Page;

TEST(Page, NumbersReleasesInTheOrderOfTheirCitation) {
  PageBook book;
  const auto snapshot = book.builder.snapshot();
  Page page(snapshot.catalog(), Language::en);
  page.section("one", "One & only");
  EXPECT_EQ(page.sources().number("second yearbook"), 1U);
  EXPECT_EQ(page.sources().number("first yearbook"), 2U);
  EXPECT_EQ(page.sources().number("second yearbook"), 1U);
  EXPECT_EQ(page.sources().number("none such"), 0U);
  EXPECT_EQ(page.citation("none such"), "");
  page.note(page.source_line({2, 0, 1, 2}));
  page.note("");
  const Element read = read_page(page.finish("Title <b>", "below"));
  EXPECT_EQ(said(read.all("h1")[0]), "Title <b>");
  EXPECT_EQ(sections(read), (Texts{"one", "sources"}));
  EXPECT_EQ(read.all("nav")[0].all("a")[0].text, "One & only");
  EXPECT_EQ(read.all("p", "note").size(), 1U);
  const auto cited = read.all("p", "note")[0].all("a");
  ASSERT_EQ(cited.size(), 2U);
  EXPECT_EQ(cited[0].text, "[1]");
  EXPECT_EQ(cited[1].attribute("href"), "#source-2");
  const auto list = section(read, "sources").all("li");
  EXPECT_EQ(list[0].all("cite")[0].text, "second yearbook");
  EXPECT_NE(said(list[0]).find("2017-12-21"), std::string::npos);
}

TEST(Page, LinksAddressesOfTheWebAlone) {
  PageBook book;
  auto& releases = book.builder.catalog().releases;
  releases[0].url = "javascript:alert(1)";
  releases[1].url = "https://example.org/?a=1&b=\"2\"";
  const auto snapshot = book.builder.snapshot();
  Page page(snapshot.catalog(), Language::en);
  page.section("one", "One");
  page.sources().number("first yearbook");
  page.sources().number("second yearbook");
  const auto list = section(read_page(page.finish("t", "s")), "sources").all("li");
  EXPECT_TRUE(list[0].all("a").empty());
  EXPECT_NE(said(list[0]).find("javascript:alert(1)"), std::string::npos);
  EXPECT_EQ(list[1].all("a")[0].attribute("href"), releases[1].url);
}

TEST(Page, FoldsLongTables) {
  PageBook book;
  const auto snapshot = book.builder.snapshot();
  Page page(snapshot.catalog(), Language::en);
  page.section("one", "One");
  std::vector<std::vector<report::TableCell>> rows;
  for (int i = 0; i < 21; ++i) rows.push_back({{std::to_string(i), {}, true}});
  page.folding_table("long", {{"n", {}, true}}, rows);
  rows.pop_back();
  page.folding_table("short", {{"n", {}, true}}, rows);
  const Element read = read_page(page.finish("t", "s"));
  ASSERT_EQ(read.all("table").size(), 3U);
  EXPECT_EQ(rows_of(read, 0).size(), 20U);
  EXPECT_EQ(rows_of(read, 1).size(), 21U);
  EXPECT_EQ(read.all("details").size(), 1U);
  EXPECT_EQ(read.all("caption")[0].text, "long; the first 20 of 21");
}

TEST(Page, MarksTablesThatHaveNoColumnOfNumbers) {
  PageBook book;
  const auto snapshot = book.builder.snapshot();
  Page page(snapshot.catalog(), Language::en);
  page.section("one", "One");
  page.table("figures", {{"name", {}, false}, {"n", {}, true}},
             {{{"a", {}, false}, {"1", {}, true}}});
  page.table("words", {{"name", {}, false}, {"meaning", {}, false}},
             {{{"a", {}, false}, {"the first", {}, false}}});
  const auto tables = read_page(page.finish("t", "s")).all("table");
  EXPECT_EQ(tables.at(0).attribute("class"), "sortable");
  EXPECT_EQ(tables.at(1).attribute("class"), "sortable words");
}

}  // namespace
