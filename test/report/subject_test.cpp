#include "report/subject.hpp"

#include <gtest/gtest.h>

#include "report/pages.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::test;

using report::group_trend;
using report::Subject;

Subject subject_of(const Snapshot& book, const ReportOptions& options = {}) {
  return report::subject_of(book, options, std::source_location::current());
}

TEST(Subject, TakesTheFullestYearAndWhatHasAFigureInIt) {
  PageBook book;
  book.add_group();
  book.builder.indicator("never");
  book.builder.put(book.people, book.a, 2020, 1, book.second);  // one of four is no figure
  const auto snapshot = book.builder.snapshot();
  const Subject subject = subject_of(snapshot);
  EXPECT_EQ(int{subject.year}, 2016);
  EXPECT_EQ(int{subject.compare_year}, 2015);
  ASSERT_EQ(subject.indicators.size(), 2U);
  EXPECT_EQ(subject.indicators[1]->code, "people");
}

TEST(Subject, TakesTwelveIndicatorsAndAsManyAsAreNamed) {
  PageBook book;
  book.add_group();
  ReportOptions named;
  for (int i = 0; i < 20; ++i) {
    const auto more = book.builder.indicator("more" + std::to_string(i));
    for (const ZoneHandle zone : {book.a, book.b, book.c})
      book.builder.put(more, zone, 2016, i, book.second);
    named.indicators.push_back("more" + std::to_string(i));
  }
  const auto snapshot = book.builder.snapshot();
  EXPECT_EQ(subject_of(snapshot).indicators.size(), 12U);
  EXPECT_EQ(subject_of(snapshot, named).indicators.size(), 20U);
}

TEST(Subject, NamesFallBack) {
  PageBook book;
  book.builder.catalog().zones[0].name_en = "Nation";
  book.builder.catalog().zones[1].name_zh = "\u5317";
  const auto snapshot = book.builder.snapshot();
  const auto zones = snapshot.catalog().zones();
  EXPECT_EQ(report::name_of(zones[0], Language::zh), "Nation");
  EXPECT_EQ(report::name_of(zones[1], Language::en), "\u5317");
  EXPECT_EQ(report::name_of(zones[2], Language::en), "south");
}

TEST(Subject, ATrendIsOfPrintedTotalsOrOfSums) {
  PageBook book;
  book.add_printed_group();
  const auto sums = book.builder.snapshot();
  EXPECT_EQ(group_trend(subject_of(sums), sums.catalog().indicators()[0]).values(),
            (std::vector<double>{200, 300}));
  book.builder.put(book.gdp, book.whole, 2016, 310, book.second);
  const auto printed = book.builder.snapshot();
  const auto trend = group_trend(subject_of(printed), printed.catalog().indicators()[0]);
  EXPECT_EQ(trend.values(), std::vector<double>{310});
  EXPECT_EQ(int{trend.years.first}, 2016);
  EXPECT_EQ(int{trend.years.last}, 2016);
}

TEST(Subject, ChangesAreOfLikeWithLike) {
  PageBook book;
  const auto snapshot = book.builder.snapshot();
  const Indicator& gdp = snapshot.catalog().indicators()[0];
  const report::GroupFigure sum{.value = 200};
  const report::GroupFigure more{.value = 250};
  const report::GroupFigure printed{.value = 250, .published = true};
  EXPECT_EQ(report::change(gdp, sum, more), 0.25);
  EXPECT_EQ(report::change(gdp, sum, printed), std::nullopt);
  EXPECT_EQ(report::change(gdp, {}, more), std::nullopt);
}

TEST(Subject, AGroupThatCountsAZoneTwiceHasNoSum) {
  PageBook book;
  book.builder.group("twice", {{book.north, test::always}, {book.a, test::always}});
  book.builder.put(book.gdp, book.north, 2016, 500, book.second);
  const auto snapshot = book.builder.snapshot();
  const Subject subject = subject_of(snapshot, {.year = Year{2016}, .indicators = {"gdp"}});
  const Indicator& gdp = snapshot.catalog().indicators()[0];
  EXPECT_EQ(report::group_figure(subject, gdp, Year{2016}).value, std::nullopt);
  EXPECT_EQ(report::group_share(subject, gdp, snapshot.catalog().zones()[0], Year{2016}),
            std::nullopt);
}

}  // namespace
