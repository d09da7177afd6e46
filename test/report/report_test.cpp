#include <yearbook/report.hpp>

#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

TEST(Report, HasTheSectionsThatHaveData) {
  PageBook book;
  book.add_group();
  book.add_index();
  const auto snapshot = book.builder.snapshot();
  EXPECT_EQ(sections(page_of(snapshot)),
            (Texts{"overview", "trends", "rankings", "leaders", "shares", "concentration",
                   "regions", "coverage", "method", "sources"}));
  const Element with_index = page_of(snapshot, {.index = "idx"});
  EXPECT_EQ(section(with_index, "index").name, "section");
  EXPECT_EQ(said(with_index.all("h1")[0]), "zones, 2016");
}

TEST(Report, IsTheSameTwiceAndNeedsNothingElse) {
  PageBook book;
  book.add_group();
  book.add_index();
  const auto snapshot = book.builder.snapshot();
  const ReportOptions options{.index = "idx"};
  const std::string page = report_html(snapshot, options);
  EXPECT_EQ(page, report_html(snapshot, options));
  const Element read = read_page(page);
  EXPECT_TRUE(read.all("link").empty());
  EXPECT_TRUE(read.all("img").empty());
  ASSERT_EQ(read.all("script").size(), 1U);
  EXPECT_EQ(read.all("script")[0].attribute("src"), "");
}

TEST(Report, TextOfTheYearbookIsHarmless) {
  const std::string evil = "<script>alert(1)</script>\"'&\x01";
  PageBook book;
  book.add_group();
  book.add_index();
  CatalogData& catalog = book.builder.catalog();
  for (Zone& zone : catalog.zones) zone.name_en = evil + zone.code;
  for (Indicator& indicator : catalog.indicators) {
    indicator.name_en = evil + indicator.code;
    indicator.definition = evil;
    indicator.unit.name_en = evil;
  }
  for (Group& group : catalog.groups) group.name_en = evil;
  for (Release& release : catalog.releases) {
    release.title = release.publisher = release.note = evil;
    release.url = "javascript:alert(1)";
  }
  const auto snapshot = book.builder.snapshot();
  for (const char* zone : {"", "a"}) {
    const std::string page = report_html(snapshot, {.index = "idx", .zone = zone});
    const Element read = read_page(page);
    EXPECT_EQ(read.all("script").size(), 1U);
    EXPECT_EQ(page.find("<script>alert"), std::string::npos);
    EXPECT_NE(said(read.all("h1")[0]).find("<script>alert(1)</script>"), std::string::npos);
    EXPECT_EQ(page.find("href=\"javascript"), std::string::npos);
  }
}

TEST(Report, OfNothingIsOneClearError) {
  BookBuilder builder;
  const auto empty = thrown_by([&] { return report_html(builder.snapshot()); });
  EXPECT_EQ(empty.code, ErrorCode::invalid_argument);
  EXPECT_NE(empty.sentence.find("no figure to report"), std::string::npos) << empty.sentence;
  PageBook book;
  book.add_group();
  const auto snapshot = book.builder.snapshot();
  for (const ReportOptions& wrong :
       {ReportOptions{.group = "zone"}, ReportOptions{.indicators = {"gpd"}},
        ReportOptions{.index = "inx"}, ReportOptions{.zone = "z"}}) {
    EXPECT_EQ(thrown_by([&] { return report_html(snapshot, wrong); }).code, ErrorCode::not_found);
  }
}

TEST(Report, OfAYearWithoutFiguresIsOneClearError) {
  PageBook book;
  book.add_group();
  const auto refused =
      thrown_by([&] { return report_html(book.builder.snapshot(), {.year = Year{1999}}); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
  EXPECT_NE(refused.sentence.find("no figure to report of 1999"), std::string::npos);
}

TEST(Report, OfOneZoneInOneYear) {
  BookBuilder builder;
  const auto zone = builder.zone("only");
  const auto gdp = builder.indicator("gdp");
  builder.put(gdp, zone, 2016, 5, builder.release("r"));
  builder.group("zones", {{zone, test::always}});
  const auto snapshot = builder.snapshot();
  EXPECT_EQ(sections(page_of(snapshot, {})), (Texts{"overview", "coverage", "method", "sources"}));
  EXPECT_EQ(sections(page_of(snapshot, {.zone = "only"})), (Texts{"figures", "method", "sources"}));
}

TEST(Report, WithoutGroupsIsOfAllZones) {
  PageBook book;
  const Element page = page_of(book.builder.snapshot(), {});
  EXPECT_EQ(said(page.all("h1")[0]), "2016");
  EXPECT_EQ(rows_of(section(page, "rankings"))[0], "1|a|CNY 120|1");
}

TEST(Report, OfFiguresOfEverySizeAndLongNames) {
  for (const double value : {1e300, -1e300, 1e-300, -5.0, 0.0, 1.7e308}) {
    PageBook book;
    book.add_group();
    for (Zone& zone : book.builder.catalog().zones)
      zone.name_en = std::string(500, 'w') + zone.code;
    for (Indicator& indicator : book.builder.catalog().indicators)
      indicator.name_zh = [] {
        std::string name;
        for (int i = 0; i < 500; ++i) name += "\u56ed";
        return name;
      }();
    for (const ZoneHandle zone : {book.a, book.b, book.c, book.d}) {
      book.builder.put(book.gdp, zone, 2016, value, book.second);
      book.builder.put(book.gdp, zone, 2015, value, book.second);
    }
    const auto snapshot = book.builder.snapshot();
    for (const char* zone : {"", "a"}) {
      SCOPED_TRACE(value);
      page_of(snapshot, {.year = Year{2016}, .zone = zone, .language = Language::zh});
    }
  }
}

TEST(Report, OfFiveThousandZones) {
  BookBuilder builder;
  std::vector<Membership> members;
  const auto gdp = builder.indicator("gdp");
  const auto release = builder.release("yearbook");
  for (int i = 1; i <= 5000; ++i) {
    const auto zone = builder.zone("z" + std::to_string(i));
    members.push_back({zone, {Year{1}, Year{9999}}});
    for (const int year : {2015, 2016}) builder.put(gdp, zone, year, i, release);
  }
  builder.group("zones", members);
  const std::string page = report_html(builder.snapshot());
  EXPECT_LT(page.size(), 5'000'000U);
  EXPECT_NE(page.find("Show all 5000"), std::string::npos);
}

TEST(Report, IsWrittenWholeOrNotAtAll) {
  PageBook book;
  book.add_group();
  const auto snapshot = book.builder.snapshot();
  const TemporaryFolder folder;
  const std::string file = folder.file("page.html");
  write_report(snapshot, file);
  EXPECT_EQ(read_file(file), report_html(snapshot));
  folder.write("page.html", "old");
  {
    const FullDisk full(1000);
    EXPECT_EQ(thrown_by([&] { write_report(snapshot, file); }).code, ErrorCode::io);
  }
  EXPECT_EQ(read_file(file), "old");
  EXPECT_EQ(folder.names(), Texts{"page.html"});
  EXPECT_EQ(thrown_by([&] { write_report(snapshot, folder.file("no/page.html")); }).code,
            ErrorCode::io);
  EXPECT_EQ(thrown_by([&] { write_report(snapshot, folder.path().string()); }).code, ErrorCode::io);
}

TEST(Report, TellsHowFarItIsAndStops) {
  PageBook book;
  book.add_group();
  std::vector<double> told;
  ReportOptions options{.year = Year{2016}};
  options.progress = [&](double done) {
    told.push_back(done);
    return true;
  };
  const std::string page = report_html(book.builder.snapshot(), options);
  ASSERT_GT(told.size(), 5U);
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_EQ(told.back(), 1);
  EXPECT_EQ(page, report_html(book.builder.snapshot(), {.year = Year{2016}}));
  options.progress = [](double) { return false; };
  EXPECT_EQ(
      thrown_by([&] { static_cast<void>(report_html(book.builder.snapshot(), options)); }).code,
      ErrorCode::cancelled);
}

}  // namespace
