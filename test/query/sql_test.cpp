// The questions over groups and years against the same question in SQL, on random files with gaps.
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "query/random_file.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::RandomFile;

constexpr YearRange all_years{2009y, 2018y};

struct SameQuestionInSql : ::testing::TestWithParam<unsigned> {
  RandomFile file{GetParam()};
  const Snapshot& book = file.book();
  IndicatorHandle flow = book.indicator("flow");
  IndicatorHandle cost = book.indicator("cost");
  IndicatorHandle people = book.indicator("people");
  IndicatorHandle per_head = book.indicator("per_head");
  GroupHandle group = book.group("g");

  [[nodiscard]] std::string code(ZoneHandle zone) const { return book.catalog().zone(zone).code; }
  [[nodiscard]] std::vector<ZoneHandle> zones() const {
    std::vector<ZoneHandle> result;
    for (const Zone& zone : book.catalog().zones()) result.push_back(zone.handle);
    return result;
  }
};

// Whether two numbers are the same but for the sums of SQLite, which are not compensated.
void expect_near(std::optional<double> found, std::optional<double> expected, double scale = 1) {
  ASSERT_EQ(found.has_value(), expected.has_value());
  if (found) {
    ASSERT_NEAR(*found, *expected, 1e-11 * std::fmax(scale, std::fabs(*expected)));
  }
}

std::optional<double> there(double value) {
  return is_missing(value) ? std::nullopt : std::optional(value);
}

// The figures of the members of group g in a year, as a table "figures".
std::string with_figures(const std::string& indicator, Year year) {
  return "WITH figures AS (SELECT c.zone AS zone, c.value AS value FROM current AS c "
         "JOIN membership AS m ON m.zone = c.zone AND c.year BETWEEN m.first_year AND m.last_year "
         "WHERE m.zone_group = 'g' AND c.indicator = '" +
         indicator + "' AND c.year = " + to_string(year) + " AND c.value IS NOT NULL) ";
}

TEST_P(SameQuestionInSql, CoverageIsThatOfTheView) {
  for (const std::string indicator : {"flow", "cost", "people"}) {
    auto expected = file.by_key(
        "SELECT year, value, members, reported, not_applicable FROM coverage "
        "WHERE zone = 'g' AND indicator = '" +
        indicator + "'");
    for (const CoverageOfYear& row : coverage(book, book.indicator(indicator), group, all_years)) {
      const auto found = expected.find(to_string(row.year));
      if (found == expected.end()) {
        EXPECT_EQ(row.reported, 0U);
        continue;
      }
      EXPECT_EQ(row.value, found->second[0]);
      EXPECT_EQ(static_cast<double>(row.members), found->second[1]);
      EXPECT_EQ(static_cast<double>(row.reported), found->second[2]);
      EXPECT_EQ(static_cast<double>(row.not_applicable), found->second[3]);
      expected.erase(found);
    }
    EXPECT_TRUE(expected.empty());
  }
}

TEST_P(SameQuestionInSql, TheSeriesOfAGroupIsThatOfViewTotal) {
  auto expected = file.by_key(
      "SELECT year, value, members, reported FROM total WHERE zone = 'g' AND indicator = 'flow'");
  const GroupSeries totals = series(book, flow, group, all_years);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const auto found = expected.find(to_string(totals[i].year));
    const bool in_view = found != expected.end();
    expect_near(there(totals.values[i]), in_view ? found->second[0] : std::nullopt);
    if (!in_view) continue;
    EXPECT_EQ(static_cast<double>(totals.totals[i].members), found->second[1]);
    EXPECT_EQ(static_cast<double>(totals.totals[i].reported), found->second[2]);
  }
}

TEST_P(SameQuestionInSql, IndexToBase) {
  for (const Year base : {2010y, 2013y, 2018y}) {
    for (const ZoneHandle zone : zones()) {
      auto expected = file.by_key(
          "SELECT a.year, 100 * a.value / b.value FROM current AS a JOIN current AS b "
          "ON b.indicator = a.indicator AND b.zone = a.zone WHERE b.value > 0 AND a.zone = '" +
          code(zone) + "' AND a.indicator = 'flow' AND b.year = " + to_string(base));
      for (const auto& [year, value] : index_to_base(book, flow, zone, base, all_years)) {
        expect_near(there(value), expected.contains(to_string(year)) ? expected[to_string(year)][0]
                                                                     : std::nullopt);
      }
    }
    auto expected = file.by_key(
        "SELECT a.year, 100 * a.value / b.value FROM total AS a JOIN total AS b "
        "ON b.indicator = a.indicator AND b.zone = a.zone WHERE b.value > 0 AND a.zone = 'g' "
        "AND a.indicator = 'flow' AND b.year = " +
        to_string(base));
    for (const auto& [year, value] : index_to_base(book, flow, group, base, all_years)) {
      expect_near(there(value),
                  expected.contains(to_string(year)) ? expected[to_string(year)][0] : std::nullopt);
    }
  }
}

TEST_P(SameQuestionInSql, MovingAverage) {
  struct Case {
    MovingAverageOptions options;
    std::string frame;
    int at_least;
  };
  const std::vector<Case> cases{
      {{}, "1 PRECEDING AND 1 FOLLOWING", 3},
      {{.length = 5, .at_least = 2}, "2 PRECEDING AND 2 FOLLOWING", 2},
      {{.window = Window::trailing, .length = 4, .at_least = 3}, "3 PRECEDING AND CURRENT ROW", 3},
      {{.length = 1}, "CURRENT ROW AND CURRENT ROW", 1}};
  for (const auto& [options, frame, at_least] : cases) {
    const std::string average =
        "SELECT year, CASE WHEN count(value) OVER around >= " + std::to_string(at_least) +
        " AND value IS NOT NULL THEN avg(value) OVER around END FROM ";
    const std::string window =
        " AND indicator = 'flow' WINDOW around AS (ORDER BY year RANGE BETWEEN " + frame + ")";
    // A range in the middle, so that windows reach beyond it.
    const YearRange years{2012y, 2015y};
    for (const ZoneHandle zone : zones()) {
      auto expected = file.by_key(average + "current WHERE zone = '" + code(zone) + "'" + window);
      for (const auto& [year, value] : moving_average(book, flow, zone, years, options)) {
        expect_near(there(value), expected.contains(to_string(year)) ? expected[to_string(year)][0]
                                                                     : std::nullopt);
      }
    }
    auto expected = file.by_key(average + "total WHERE zone = 'g'" + window);
    for (const auto& [year, value] : moving_average(book, flow, group, years, options)) {
      expect_near(there(value),
                  expected.contains(to_string(year)) ? expected[to_string(year)][0] : std::nullopt);
    }
  }
}

TEST_P(SameQuestionInSql, TrendByTheNormalEquations) {
  const std::string normal_equations =
      "SELECT 'line', n, CASE WHEN n > 1 THEN (n * xy - x * y) / (n * xx - x * x) END, "
      "  y / n, (n * xy - x * y) * (n * xy - x * y) / (n * xx - x * x) / (n * yy - y * y) "
      "FROM (SELECT count(value) AS n, total(year - 2010) AS x, total(value) AS y, "
      "  total((year - 2010) * (year - 2010)) AS xx, total((year - 2010) * value) AS xy, "
      "  total(value * value) AS yy FROM ";
  const auto hold = [&](const Trend& found, const std::vector<std::optional<double>>& expected) {
    EXPECT_EQ(static_cast<double>(found.reported), expected[0]);
    expect_near(found.slope, expected[1], 100);
    if (!found.slope) return;
    expect_near(found.relative_slope, *expected[1] / *expected[2]);
    if (found.r_squared && expected[3]) {
      EXPECT_NEAR(*found.r_squared, *expected[3], 1e-9);
    }
  };
  for (const ZoneHandle zone : zones()) {
    const auto expected =
        file.by_key(normal_equations + "current WHERE value IS NOT NULL AND zone = '" + code(zone) +
                    "' AND indicator = 'flow')");
    hold(trend(book, flow, zone, {2010y, 2016y}), expected.at("line"));
  }
  hold(trend(book, flow, group, {2010y, 2016y}),
       file.by_key(normal_equations +
                   "total WHERE value IS NOT NULL AND zone = 'g' AND indicator = 'flow')")
           .at("line"));
}

TEST_P(SameQuestionInSql, ContributionsToGrowth) {
  const std::string figures =
      "WITH member AS (SELECT zone, first_year, last_year FROM membership WHERE zone_group = 'g'), "
      "figure AS (SELECT c.zone, c.year, c.value FROM current AS c JOIN member AS m "
      "  ON m.zone = c.zone AND c.year BETWEEN m.first_year AND m.last_year "
      "  WHERE c.indicator = 'flow' AND c.value IS NOT NULL), ";
  for (int year = 2011; year <= 2017; ++year) {
    for (const int since : {year - 1, year - 3}) {
      for (const GroupPolicy policy : {GroupPolicy::matched, GroupPolicy::of_the_year}) {
        // Of matched both sides must be there; of the year either may be.
        const std::string join = policy == GroupPolicy::matched ? " JOIN " : " FULL JOIN ";
        auto expected = file.by_key(
            figures +
            "pair AS (SELECT coalesce(a.zone, b.zone) AS zone, a.value AS later, "
            "b.value AS earlier FROM (SELECT * FROM figure WHERE year = " +
            std::to_string(year) + ") AS a" + join +
            "(SELECT * FROM figure WHERE year = " + std::to_string(since) +
            ") AS b ON a.zone = b.zone) "
            "SELECT zone, earlier, later, (coalesce(later, 0) - coalesce(earlier, 0)), "
            "  CASE WHEN (SELECT count(later) FROM pair) > 0 THEN "
            "    (coalesce(later, 0) - coalesce(earlier, 0)) / (SELECT sum(earlier) FROM pair) END "
            "FROM pair");
        const Contributions found = contribution_to_growth(
            book, flow, Year{year}, group, {.since = Year{since}, .group = {.policy = policy}});
        ASSERT_EQ(found.size(), expected.size());
        std::vector<double> shares;
        for (const Contribution& row : found) {
          const auto& numbers = expected.at(code(row.zone));
          EXPECT_EQ(row.earlier, numbers[0]);
          EXPECT_EQ(row.later, numbers[1]);
          EXPECT_EQ(row.amount, numbers[2]);
          expect_near(row.value, numbers[3]);
          shares.push_back(row.value.value_or(0));
        }
        if (!found.value) continue;
        double largest = std::fabs(*found.value);
        for (const double each : shares) largest = std::fmax(largest, std::fabs(each));
        EXPECT_NEAR(compensated_sum(shares), *found.value,
                    std::nextafter(largest, 1e300) - largest);
        if (since == year - 1) {
          EXPECT_EQ(found.value,
                    growth(book, flow, group, {Year{year}, Year{year}}, {.policy = policy})
                        .front()
                        .value);
        }
      }
    }
  }
}

TEST_P(SameQuestionInSql, DistributionByRowNumbers) {
  for (int year = 2009; year <= 2016; ++year) {
    const auto numbers =
        file.by_key(with_figures("flow", Year{year}) +
                    "SELECT 'all', count(*), avg(value), min(value), max(value), "
                    "(SELECT sum((value - m) * (value - m)) / (count(*) - 1) FROM figures, "
                    "  (SELECT avg(value) AS m FROM figures)) FROM figures")
            .at("all");
    const Distribution found =
        distribution(book, flow, Year{year}, group, {.quantiles = {0.3, 0.5, 0.77, 1}});
    EXPECT_EQ(static_cast<double>(found.reported), numbers[0]);
    expect_near(found.mean, numbers[1]);
    EXPECT_EQ(found.minimum, numbers[2]);
    EXPECT_EQ(found.maximum, numbers[3]);
    expect_near(found.standard_deviation,
                numbers[4] ? std::optional(std::sqrt(*numbers[4])) : std::nullopt);
    EXPECT_EQ(found.quantiles[1].value, found.median);
    for (const auto& [probability, value] : found.quantiles) {
      // h = (n - 1) p of rows counted from 0: its whole part k, and what is left of it.
      const auto expected = file.ask(
          with_figures("flow", Year{year}) +
          ", numbered AS (SELECT value, row_number() OVER (ORDER BY value) - 1 AS k FROM figures), "
          "place AS (SELECT (count(*) - 1) * " +
          format_exact(probability) +
          " AS h FROM figures) "
          "SELECT 'q', a.value + (h - a.k) * (coalesce(b.value, a.value) - a.value) FROM place "
          "JOIN numbered AS a ON a.k = CAST(h AS INTEGER) LEFT JOIN numbered AS b ON b.k = a.k + "
          "1");
      expect_near(value, expected.empty() ? std::nullopt : expected[0].numbers[0]);
    }
  }
}

TEST_P(SameQuestionInSql, ConcentrationByPairs) {
  for (int year = 2010; year <= 2016; ++year) {
    const auto numbers =
        file.by_key(with_figures("flow", Year{year}) +
                    "SELECT 'all', sum(value), "
                    "(SELECT sum(abs(a.value - b.value)) FROM figures AS a, figures AS b) "
                    "  / (2 * count(*) * sum(value)), "
                    "(SELECT sum(value * value) FROM figures) / (sum(value) * sum(value)), "
                    "(SELECT sum(value) FROM (SELECT value FROM figures ORDER BY value DESC LIMIT "
                    "3)) / sum(value), count(*) FROM figures")
            .at("all");
    const Concentration found = concentration(book, flow, Year{year}, group, {.top = 3});
    expect_near(found.total, numbers[0]);
    expect_near(found.gini, numbers[1]);
    expect_near(found.herfindahl, numbers[2]);
    expect_near(found.top_share, numbers[3]);
    const double n = *numbers[4];
    if (n < 2) continue;
    expect_near(found.normalised_herfindahl, (*numbers[2] - 1 / n) / (1 - 1 / n));
  }
}

TEST_P(SameQuestionInSql, RankChangesAreTwoRankingsSideBySide) {
  for (const std::string indicator : {"flow", "cost"}) {
    for (int year = 2011; year <= 2016; year += 2) {
      const auto expected = file.ask(
          "SELECT coalesce(a.zone, b.zone), b.rank, a.rank, b.rank - a.rank, b.value, a.value FROM "
          "(SELECT * FROM ranking WHERE zone_group = 'g' AND indicator = '" +
          indicator + "' AND year = " + std::to_string(year) +
          ") AS a FULL JOIN (SELECT * FROM ranking WHERE zone_group = 'g' AND indicator = '" +
          indicator + "' AND year = " + std::to_string(year - 1) +
          ") AS b ON a.zone = b.zone ORDER BY a.rank IS NULL, a.rank, "
          "CASE WHEN a.rank IS NULL THEN b.rank ELSE 0 END, 1");
      const RankChanges found =
          rank_changes(book, book.indicator(indicator), Year{year - 1}, Year{year}, group);
      ASSERT_EQ(found.size(), expected.size());
      std::size_t entrants = 0;
      std::size_t leavers = 0;
      for (std::size_t i = 0; i < found.size(); ++i) {
        const RankChange& row = found.rows[i];
        EXPECT_EQ(code(row.zone), expected[i].key);
        EXPECT_EQ(row.before, expected[i].numbers[0]);
        EXPECT_EQ(row.after, expected[i].numbers[1]);
        EXPECT_EQ(row.change, expected[i].numbers[2]);
        EXPECT_EQ(row.before_value, expected[i].numbers[3]);
        EXPECT_EQ(row.after_value, expected[i].numbers[4]);
        if (!row.before) ++entrants;
        if (!row.after) ++leavers;
      }
      EXPECT_EQ(found.entrants, entrants);
      EXPECT_EQ(found.leavers, leavers);
    }
  }
}

TEST_P(SameQuestionInSql, PeersByTheSumOfSquares) {
  const std::array indicators{flow, cost, people};
  const ZoneHandle own = book.zone("z0");
  for (int year = 2010; year <= 2016; ++year) {
    const std::string of_year = to_string(Year{year});
    const std::string question =
        "WITH figure AS (SELECT c.indicator, c.zone, c.value FROM current AS c JOIN membership AS m"
        "  ON m.zone = c.zone AND c.year BETWEEN m.first_year AND m.last_year "
        "  WHERE m.zone_group = 'g' AND c.indicator IN ('flow', 'cost', 'people') AND c.year = " +
        of_year +
        " AND c.value IS NOT NULL), centre AS (SELECT indicator, avg(value) AS mean, count(*) AS n "
        "  FROM figure GROUP BY indicator HAVING n > 1), "
        "spread AS (SELECT f.indicator, sum((value - mean) * (value - mean)) / (n - 1) AS variance "
        "  FROM figure AS f JOIN centre AS c ON c.indicator = f.indicator GROUP BY f.indicator "
        "  HAVING variance > 1e-20) "
        "SELECT f.zone, (SELECT count(*) FROM spread) * 1.0 / count(*) "
        "    * sum((f.value - o.value) * (f.value - o.value) / s.variance), count(*) "
        "FROM figure AS f JOIN spread AS s ON s.indicator = f.indicator "
        "JOIN current AS o ON o.indicator = f.indicator AND o.zone = 'z0' AND o.year = " +
        of_year + " AND o.value IS NOT NULL WHERE f.zone <> 'z0' GROUP BY f.zone";
    const auto expected = file.by_key(question);
    const Peers found =
        peers(book, own, indicators, Year{year}, group, {.count = 0, .least_shared = 1});
    ASSERT_EQ(found.size(), expected.size());
    double before = 0;
    for (const Peer& row : found) {
      const auto& numbers = expected.at(code(row.zone));
      EXPECT_NEAR(row.distance * row.distance, *numbers[0], 1e-9 * (1 + *numbers[0]));
      EXPECT_EQ(static_cast<double>(row.shared), numbers[1]);
      EXPECT_GE(row.distance, before);
      before = row.distance;
    }
    // Fewer that share all, and of them the nearest.
    const Peers two = peers(book, own, indicators, Year{year}, group, {.count = 2});
    std::size_t share_all = 0;
    for (const auto& [zone, numbers] : expected) {
      if (*numbers[1] == static_cast<double>(two.indicators)) ++share_all;
    }
    EXPECT_EQ(two.reported, share_all);
    EXPECT_GE(two.size(), std::min<std::size_t>(2, share_all));
  }
}

TEST_P(SameQuestionInSql, SharesInWhatAZoneLiesIn) {
  const auto in_parent = file.by_key(
      "SELECT z.code || c.year, c.value / p.value FROM zone AS z JOIN zone AS up "
      "ON up.zone_id = z.parent_id JOIN current AS c ON c.zone = z.code AND c.indicator = 'flow' "
      "JOIN current AS p ON p.zone = up.code AND p.indicator = 'flow' AND p.year = c.year "
      "WHERE c.value IS NOT NULL AND p.value > 0");
  const auto in_nation = file.by_key(
      "SELECT zone || year, value FROM share WHERE whole = 'land' AND indicator = 'flow' "
      "AND value IS NOT NULL");
  const auto expected = [](const auto& shares, const std::string& key) {
    const auto found = shares.find(key);
    return found == shares.end() ? std::nullopt : found->second[0];
  };
  for (const Zone& zone : book.catalog().zones()) {
    if (!zone.parent) continue;
    for (int year = 2009; year <= 2016; ++year) {
      const std::string key = zone.code + std::to_string(year);
      EXPECT_EQ(share_in_parent(book, flow, zone.handle, Year{year}).value,
                expected(in_parent, key));
      EXPECT_EQ(
          share_in_parent(book, flow, zone.handle, Year{year}, {.kind = ZoneKind::nation}).value,
          expected(in_nation, key));
    }
  }
}

TEST_P(SameQuestionInSql, RankingsOfTheZonesThatLieInAnother) {
  for (const std::string parent : {"land", "north", "south"}) {
    for (int year = 2010; year <= 2016; ++year) {
      const auto expected = file.ask(
          "WITH RECURSIVE below (zone_id) AS (SELECT zone_id FROM zone WHERE parent_id = "
          "(SELECT zone_id FROM zone WHERE code = '" +
          parent +
          "') UNION SELECT zone.zone_id FROM zone JOIN below ON zone.parent_id = below.zone_id) "
          "SELECT c.zone, rank() OVER (ORDER BY c.value), c.value FROM current AS c "
          "JOIN zone AS z ON z.code = c.zone JOIN below ON below.zone_id = z.zone_id "
          "WHERE z.kind = 'zone' AND c.indicator = 'cost' AND c.value IS NOT NULL AND c.year = " +
          std::to_string(year) + " ORDER BY 2, 1");
      const Ranking found = ranking(book, cost, Year{year}, book.zone(parent));
      ASSERT_EQ(found.size(), expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(code(found.rows[i].zone), expected[i].key);
        EXPECT_EQ(found.rows[i].rank, expected[i].numbers[0]);
        EXPECT_EQ(found.rows[i].value, expected[i].numbers[1]);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(RandomFiles, SameQuestionInSql, ::testing::Range(1U, 13U));

}  // namespace
