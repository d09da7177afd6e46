// Coverage: what is counted, by number and by weight, and what a minimum withholds.
#include "query/coverage.hpp"

#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

using test::always;

// Four members; alpha and beta report, gamma does not, delta cannot. People weigh 60, 30, 10 and 900.
struct Coverage : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  ZoneHandle gamma = builder.zone("gamma");
  ZoneHandle delta = builder.zone("delta");
  ZoneHandle printed = builder.zone("printed", {}, ZoneKind::aggregate);
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock);
  IndicatorHandle jobs = builder.indicator("jobs", IndicatorKind::stock);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people);
  GroupHandle all = builder.group(
      "all", {{alpha, always}, {beta, always}, {gamma, always}, {delta, always}}, printed);
  GroupHandle nobody = builder.group("nobody", {});
  std::int64_t r = builder.release("r");

  Coverage() {
    for (const int year : {2015, 2016}) {
      builder.put(gdp, alpha, year, year == 2015 ? 10 : 12, r, Status::provisional);
      builder.put(gdp, beta, year, year == 2015 ? 20 : 24, r);
      builder.put(gdp, delta, year, missing_value, r, Status::cannot_exist);
      builder.put(people, alpha, year, 60, r);
      builder.put(people, beta, year, 30, r);
      builder.put(people, gamma, year, 10, r);
      builder.put(people, delta, year, 900, r);
    }
  }
  static GroupOptions at_least(double minimum) { return {.minimum_coverage = minimum}; }
  [[nodiscard]] GroupOptions by_people(std::optional<double> minimum = std::nullopt) const {
    return {.minimum_coverage = minimum, .weight = people};
  }
};

TEST_F(Coverage, ByCountIsReportedOverThoseThatCould) {
  EXPECT_EQ(query::coverage_by_count(4, 2, 1), 2.0 / 3);
  EXPECT_EQ(query::coverage_by_count(3, 3, 0), 1.0);
  EXPECT_EQ(query::coverage_by_count(3, 0, 0), 0.0);
  EXPECT_FALSE(query::coverage_by_count(2, 0, 2));
  EXPECT_FALSE(query::coverage_by_count(0, 0, 0));
}

TEST_F(Coverage, ByWeightIsTheWeightOfThoseThatReported) {
  const Total sum = total(builder.snapshot(), gdp, 2016y, all, by_people());
  EXPECT_EQ(sum.value, 36.0);
  EXPECT_EQ(sum.coverage, 90.0 / 100);  // delta could not report, so its 900 do not count
  EXPECT_EQ(sum.members, 4U);
  EXPECT_EQ(sum.reported, 2U);
  EXPECT_EQ(sum.not_applicable, 1U);
}

TEST_F(Coverage, AMissingWeightMakesCoverageMissingNotZero) {
  const Snapshot book = builder.snapshot();
  const Total sum = total(book, gdp, 2016y, all, {.weight = jobs});
  EXPECT_EQ(sum.value, 36.0);  // without a minimum the answer stands
  EXPECT_FALSE(sum.coverage);
  EXPECT_FALSE(total(book, gdp, 2016y, all, {.minimum_coverage = 0.0, .weight = jobs}).value);
  // One missing weight is enough, also that of a member that did not report.
  builder.put(jobs, alpha, 2016, 5, r);
  builder.put(jobs, beta, 2016, 5, r);
  EXPECT_FALSE(total(builder.snapshot(), gdp, 2016y, all, {.weight = jobs}).coverage);
  builder.put(jobs, gamma, 2016, 10, r);
  EXPECT_EQ(total(builder.snapshot(), gdp, 2016y, all, {.weight = jobs}).coverage, 0.5);
}

TEST_F(Coverage, NegativeWeightsAndWeightsOfNothingSayNothing) {
  builder.put(jobs, alpha, 2016, 5, r);
  builder.put(jobs, beta, 2016, -1, r);
  builder.put(jobs, gamma, 2016, 10, r);
  EXPECT_FALSE(total(builder.snapshot(), gdp, 2016y, all, {.weight = jobs}).coverage);
  for (const ZoneHandle zone : {alpha, beta, gamma}) builder.put(jobs, zone, 2015, 0, r);
  EXPECT_FALSE(total(builder.snapshot(), gdp, 2015y, all, {.weight = jobs}).coverage);
}

TEST_F(Coverage, WeightsAreOfTheSameYear) {
  builder.put(people, alpha, 2017, 1, r);
  builder.put(people, beta, 2017, 1, r);
  builder.put(people, gamma, 2017, 2, r);
  builder.put(people, delta, 2017, 0, r);
  builder.put(gdp, alpha, 2017, 5, r);
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(total(book, gdp, 2017y, all, by_people()).coverage, 0.25);
  EXPECT_EQ(total(book, gdp, 2016y, all, by_people()).coverage, 0.9);
}

TEST_F(Coverage, BelowTheMinimumATotalIsMissingAndItsCountsStay) {
  const Snapshot book = builder.snapshot();
  const Total sum = total(book, gdp, 2016y, all, at_least(0.7));
  EXPECT_FALSE(sum.value);
  EXPECT_EQ(sum.status, Status::provisional);
  EXPECT_EQ(sum.members, 4U);
  EXPECT_EQ(sum.reported, 2U);
  EXPECT_EQ(sum.not_applicable, 1U);
  EXPECT_EQ(sum.coverage, 2.0 / 3);
  // The minimum itself is enough.
  EXPECT_EQ(total(book, gdp, 2016y, all, at_least(2.0 / 3)).value, 36.0);
  EXPECT_EQ(total(book, gdp, 2016y, all, by_people(0.9)).value, 36.0);
  EXPECT_FALSE(total(book, gdp, 2016y, all, by_people(0.901)).value);
  // Where nobody could report coverage is missing, which is below any minimum.
  EXPECT_FALSE(total(book, gdp, 2016y, nobody, at_least(0)).value);
}

TEST_F(Coverage, ARatioOfTotalsHasItsOwn) {
  const Snapshot book = builder.snapshot();
  const Total ratio = total(book, per_head, 2016y, all, by_people());
  EXPECT_EQ(ratio.value, 36.0 / 90);
  EXPECT_EQ(ratio.coverage, 0.9);
  EXPECT_FALSE(total(book, per_head, 2016y, all, by_people(0.95)).value);
  // Its parts are totals over the members that have both, which are all there: the minimum is asked
  // of the ratio alone.
  EXPECT_EQ(total(book, per_head, 2016y, all, by_people(0.9)).value, 36.0 / 90);
}

TEST_F(Coverage, OfAShareIsAskedOfItsSums) {
  builder.put(gdp, printed, 2016, 40, r);
  const Snapshot book = builder.snapshot();
  // The published total is no sum.
  const Share published = share(book, gdp, alpha, all, 2016y, {.group = at_least(1)});
  EXPECT_EQ(published.value, 12.0 / 40);
  EXPECT_EQ(published.whole.members, 0U);
  const Share of_sum =
      share(book, gdp, alpha, all, 2016y, {.group = at_least(0.5), .from_members = true});
  EXPECT_EQ(of_sum.value, 12.0 / 36);
  EXPECT_EQ(of_sum.policy, GroupPolicy::of_the_year);
  EXPECT_EQ(of_sum.whole.members, 4U);
  EXPECT_EQ(of_sum.whole.reported, 2U);
  EXPECT_EQ(of_sum.whole.not_applicable, 1U);
  EXPECT_EQ(of_sum.whole.coverage, 2.0 / 3);
  const Share withheld =
      share(book, gdp, alpha, all, 2016y, {.group = at_least(0.7), .from_members = true});
  EXPECT_FALSE(withheld.value);
  EXPECT_FALSE(withheld.whole.value);
  EXPECT_EQ(withheld.part.value, 12.0);
  EXPECT_EQ(withheld.whole.coverage, 2.0 / 3);
  EXPECT_EQ(withheld.whole.reported, 2U);
  EXPECT_EQ(withheld.status, Status::provisional);
  const Share part_withheld =
      share(book, gdp, all, printed, 2016y, {.group = by_people(0.95), .from_members = true});
  EXPECT_FALSE(part_withheld.value);
  EXPECT_EQ(part_withheld.part.coverage, 0.9);
}

TEST_F(Coverage, OfARankingWithholdsEveryPlace) {
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(ranking(book, gdp, 2016y, all, {.group = at_least(0.6)}).size(), 2U);
  const Ranking withheld = ranking(book, gdp, 2016y, all, {.group = at_least(0.7)});
  EXPECT_TRUE(withheld.empty());
  EXPECT_EQ(withheld.members, 4U);
  EXPECT_EQ(withheld.reported, 2U);
  EXPECT_EQ(withheld.not_applicable, 1U);
  EXPECT_EQ(withheld.coverage, 2.0 / 3);
  EXPECT_EQ(ranking(book, gdp, 2016y, all, {.group = by_people(0.9)}).size(), 2U);
  EXPECT_TRUE(ranking(book, gdp, 2016y, all, {.group = by_people(0.91)}).empty());
  // Over every zone of the catalogue too: printed is none.
  EXPECT_EQ(ranking(book, gdp, 2016y, {.group = by_people()}).coverage, 0.9);
  EXPECT_TRUE(ranking(book, gdp, 2016y, {.group = at_least(0.7)}).empty());
}

TEST_F(Coverage, AYearBelowTheMinimumHasNoLeaders) {
  builder.put(gdp, gamma, 2016, 1, r);  // 2016 is complete, 2015 is not
  const Snapshot book = builder.snapshot();
  EXPECT_EQ(leaders(book, gdp, {2015y, 2016y}, all, 1).size(), 1U);
  EXPECT_TRUE(leaders(book, gdp, {2015y, 2016y}, all, 1, {.group = at_least(0.9)}).empty());
  const auto once =
      leaders(book, gdp, {2015y, 2016y}, all, 1, {.at_least = 1, .group = at_least(0.9)});
  ASSERT_EQ(once.size(), 1U);
  EXPECT_EQ(once[0].zone, beta);
  EXPECT_EQ(once[0].years, 1U);
}

TEST_F(Coverage, OfMatchedGrowthIsOfTheMembersOfBothYears) {
  builder.put(gdp, gamma, 2016, 100, r);  // did not report before
  const Snapshot book = builder.snapshot();
  const auto asked = [&](std::optional<double> minimum, std::optional<IndicatorHandle> weight) {
    return growth(book, gdp, all, {2016y, 2016y},
                  {.policy = GroupPolicy::matched, .minimum_coverage = minimum, .weight = weight})
        .at(0);
  };
  const GroupGrowth each = asked(std::nullopt, std::nullopt);
  EXPECT_DOUBLE_EQ(each.value.value(), 36.0 / 30 - 1);
  EXPECT_EQ(each.policy, GroupPolicy::matched);
  EXPECT_EQ(each.members, 4U);
  EXPECT_EQ(each.reported, 2U);
  EXPECT_EQ(each.not_applicable, 1U);
  EXPECT_EQ(each.coverage, 2.0 / 3);
  EXPECT_EQ(each.earlier_members, 4U);
  EXPECT_EQ(each.earlier_reported, 2U);
  EXPECT_EQ(each.earlier_not_applicable, 1U);
  EXPECT_EQ(each.earlier_coverage, 2.0 / 3);
  const GroupGrowth withheld = asked(0.7, std::nullopt);
  EXPECT_FALSE(withheld.value);
  EXPECT_EQ(withheld.coverage, 2.0 / 3);
  EXPECT_EQ(withheld.status, Status::provisional);
  EXPECT_EQ(withheld.earlier, 30.0);  // the amounts stay
  EXPECT_EQ(withheld.newly_reported, 100);
  EXPECT_EQ(asked(std::nullopt, people).coverage, 0.9);
  EXPECT_TRUE(asked(0.9, people).value);
  EXPECT_FALSE(asked(0.91, people).value);
}

TEST_F(Coverage, OfGrowthIsAskedOfBothYears) {
  builder.put(gdp, gamma, 2016, 4, r);
  const Snapshot book = builder.snapshot();
  const auto asked = [&](std::optional<double> minimum) {
    return growth(book, gdp, all, {2016y, 2017y},
                  {.policy = GroupPolicy::of_the_year, .minimum_coverage = minimum});
  };
  const GroupGrowth each = asked(std::nullopt).at(0);
  EXPECT_DOUBLE_EQ(each.value.value(), 40.0 / 30 - 1);
  EXPECT_EQ(each.reported, 3U);
  EXPECT_EQ(each.coverage, 1.0);
  EXPECT_EQ(each.earlier_reported, 2U);
  EXPECT_EQ(each.earlier_coverage, 2.0 / 3);
  EXPECT_TRUE(asked(0.6).at(0).value);
  EXPECT_FALSE(asked(0.9).at(0).value);  // 2015 is below
  EXPECT_FALSE(asked(0).at(1).value);    // nobody reported in 2017
  EXPECT_EQ(asked(0).at(1).coverage, 0.0);
}

TEST_F(Coverage, GrowthOfARatioMatchesThoseThatHaveItsPartsInBothYears) {
  // Gamma's ratio is known as printed in both years, but it has gdp in one of them only: it can be
  // in neither total.
  builder.put(per_head, gamma, 2015, 7, r);
  builder.put(per_head, gamma, 2016, 8, r);
  builder.put(gdp, gamma, 2016, 1000, r);
  const Snapshot book = builder.snapshot();
  const GroupGrowth each = growth(book, per_head, all, {2016y, 2016y}).at(0);
  EXPECT_EQ(each.matched, 2U);
  EXPECT_EQ(each.reported, 2U);
  EXPECT_DOUBLE_EQ(each.value.value(), 36.0 / 90 - 30.0 / 90);
}

TEST_F(Coverage, EveryQuestionRefusesAMinimumThatIsNoFraction) {
  const Snapshot book = builder.snapshot();
  for (const double bad : {-0.1, 1.1, 90.0, std::numeric_limits<double>::quiet_NaN(),
                           std::numeric_limits<double>::infinity()}) {
    const GroupOptions options = at_least(bad);
    const auto refused = [&](auto&& work) {
      const auto thrown = thrown_by(work);
      EXPECT_EQ(thrown.code, ErrorCode::invalid_argument) << bad;
      EXPECT_NE(thrown.sentence.find("a fraction from 0 to 1"), std::string::npos)
          << thrown.sentence;
    };
    refused([&] { (void)total(book, gdp, 2016y, all, options); });
    refused([&] { (void)share(book, gdp, alpha, beta, 2016y, {.group = options}); });
    refused([&] { (void)ranking(book, gdp, 2016y, all, {.group = options}); });
    refused([&] { (void)ranking(book, gdp, 2016y, {.group = options}); });
    refused([&] { (void)leaders(book, gdp, {2016y, 2015y}, all, 1, {.group = options}); });
    refused([&] { (void)growth(book, gdp, all, {2016y, 2015y}, options); });
  }
  EXPECT_EQ(
      query::coverage_rule(book.catalog(), at_least(0), std::source_location::current()).minimum,
      0.0);
  EXPECT_EQ(
      query::coverage_rule(book.catalog(), at_least(1), std::source_location::current()).minimum,
      1.0);
}

TEST_F(Coverage, AWeightOfAnotherFileIsRefused) {
  const Snapshot book = builder.snapshot();
  const GroupOptions options{.weight = IndicatorHandle(0xcd, 1)};
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  EXPECT_EQ(code([&] { (void)total(book, gdp, 2016y, all, options); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(book, gdp, alpha, beta, 2016y, {.group = options}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)ranking(book, gdp, 2016y, all, {.group = options}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)growth(book, gdp, all, {2016y, 2016y}, options); }),
            ErrorCode::invalid_argument);
}

TEST_F(Coverage, RandomMinimaEqualBruteForce) {
  std::mt19937 random(83);
  std::lognormal_distribution<double> figures(5, 2);
  int withheld = 0;
  int answered = 0;
  for (int round = 0; round < 150; ++round) {
    BookBuilder book;
    const auto flow = book.indicator("flow");
    const auto heads = book.indicator("heads", IndicatorKind::stock);
    const auto release = book.release("r");
    std::vector<Membership> spans;
    long double reported_weight = 0;
    long double due_weight = 0;
    long double sum = 0;
    std::size_t reported = 0;
    std::size_t due = 0;
    bool weights_known = true;
    const std::size_t zones = random() % 12;
    for (std::size_t z = 0; z < zones; ++z) {
      const auto zone = book.zone("z" + std::to_string(z));
      spans.push_back({zone, always});
      const double weight = figures(random);
      const bool weighed = random() % 12 > 0;
      if (weighed) book.put(heads, zone, 2016, weight, release);
      const auto kind = random() % 4;
      if (kind == 0) {
        book.put(flow, zone, 2016, missing_value, release, Status::cannot_exist);
        continue;
      }
      ++due;
      weights_known = weights_known && weighed;
      due_weight += weight;
      if (kind == 1) continue;
      const double value = figures(random);
      book.put(flow, zone, 2016, value, release);
      ++reported;
      reported_weight += weight;
      sum += value;
    }
    const auto group = book.group("g", spans);
    const Snapshot now = book.snapshot();
    const double minimum = static_cast<double>(random() % 101) / 100;
    const bool weighted = random() % 2 == 0;
    const GroupOptions options{.minimum_coverage = minimum,
                               .weight = weighted ? std::optional(heads) : std::nullopt};
    const bool known = due > 0 && (!weighted || weights_known);
    const long double coverage =
        !known     ? 0
        : weighted ? reported_weight / due_weight
                   : static_cast<long double>(reported) / static_cast<long double>(due);
    // Random weights come nowhere near a hundredth; counts may, and then both are exact.
    const bool answers = known && static_cast<double>(coverage) >= minimum;
    const Total found = total(now, flow, 2016y, group, options);
    ASSERT_EQ(found.reported, reported);
    ASSERT_EQ(found.coverage.has_value(), known);
    if (known) {
      ASSERT_NEAR(*found.coverage, static_cast<double>(coverage), 1e-14);
    }
    ASSERT_EQ(found.value.has_value(), answers && reported > 0);
    if (found.value) {
      ASSERT_NEAR(*found.value, static_cast<double>(sum), 1e-14 * static_cast<double>(sum));
    }
    const Ranking places = ranking(now, flow, 2016y, group, {.group = options});
    ASSERT_EQ(places.size(), answers ? reported : 0);
    ASSERT_EQ(places.coverage, found.coverage);
    answers ? ++answered : ++withheld;
  }
  EXPECT_GT(withheld, 20);
  EXPECT_GT(answered, 20);
}

}  // namespace
