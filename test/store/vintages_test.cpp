// Publications as they come: random releases, loaded bit by bit in random order, re-dated and put
// into other tiers on the way; after every load each question of what was published when is held
// against a model that keeps lists and sorts them.
#include <yearbook/error.hpp>
#include <yearbook/exchange.hpp>
#include <yearbook/query.hpp>
#include <yearbook/revision.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "store/vintage_model.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using test::CellKey;
using test::Chance;
using test::day_of;
using test::Figure;
using test::Figures;
using test::Model;
using test::Publication;
using test::TemporaryFolder;

// --- The yearbook beside the model

const std::vector<std::string> indicators{"people", "gdp"};
const std::vector<std::string> zones{"land", "alpha", "gamma"};
constexpr int first_year = 2014;
constexpr int last_year = 2016;

struct Printed {
  CellKey cell;
  std::string release;
  Figure figure;
};

class VintagesTest : public ::testing::TestWithParam<unsigned> {
 protected:
  VintagesTest() {
    test::write_small_directory(data_);
    data_.write("releases.csv", "code,title,published_on,tier\n");
    data_.write("observations.csv", "indicator,zone,year,value,release\n");
    load(file_, data_.path().string());
    database_.emplace(Database::open(file_));
  }

  // Everything that will be published, in random order.
  std::vector<Printed> publications() {
    std::vector<std::string> codes{"amber", "birch", "Cedar", "dune", "elm", "fir", "gorse"};
    chance_.shuffle(codes);
    codes.resize(2 + chance_.below(codes.size() - 1));
    for (const std::string& code : codes) coming_[code] = chance_.publication();
    std::vector<Printed> all;
    for (const std::string& indicator : indicators) {
      for (const std::string& zone : zones) {
        for (int year = first_year; year <= last_year; ++year) {
          for (const std::string& code : codes) {
            if (chance_.one_in(2)) {
              all.push_back({{indicator, zone, year}, code, chance_.figure()});
            }
          }
        }
      }
    }
    chance_.shuffle(all);
    return all;
  }

  // Loads some figures with the releases that they need, and takes them into the model.
  void publish(std::span<const Printed> figures) {
    std::set<std::string> told;
    std::string observations = "indicator,zone,year,value,status,release\n";
    for (const auto& [cell, release, figure] : figures) {
      if (model_.releases.try_emplace(release, coming_.at(release)).second) told.insert(release);
      model_.cells[cell][release] = figure;
      observations += std::get<0>(cell) + "," + std::get<1>(cell) + "," +
                      std::to_string(std::get<2>(cell)) + "," +
                      (figure.value ? std::to_string(static_cast<int>(*figure.value)) : "") + "," +
                      std::string(code(figure.status)) + "," + release + "\n";
    }
    data_.write("observations.csv", observations);
    tell_of(told);
  }
  // Gives some releases another date and tier by a catalogue update that holds nothing else.
  void redate() {
    std::set<std::string> told;
    for (auto& [code, release] : model_.releases) {
      if (!chance_.one_in(3)) continue;
      release = chance_.publication();
      told.insert(code);
    }
    data_.write("observations.csv", "indicator,zone,year,value,release\n");
    tell_of(told);
  }

  void check_everything() {
    check_releases();
    const Snapshot now = database_->snapshot();
    for_each_cell([&](const CellKey& cell) {
      check_history(now, cell);
      check_what_stands(now, cell, model_.in_order_of_standing(cell));
      check_vintages(now, cell);
    });
    check_views();
    for (const int place : {1, 2, 3, -1, -2}) check_snapshot_of(place, std::nullopt);
    check_snapshot_of(1, "2016-06-30");
    check_snapshot_of(2, "2017-02-28");
    check_snapshot_of(-1, "2018-12-30");
    // The days before, on and after publications.
    for (const char* day : {"1899-12-31", "1900-01-01", "2015-12-30", "2015-12-31", "2016-02-28",
                            "2016-02-29", "2016-06-30", "2017-02-28", "2018-12-30", "2030-01-01"}) {
      const Snapshot then = database_->snapshot({.as_of = parse_date(day)});
      for_each_cell([&](const CellKey& cell) {
        check_what_stands(then, cell, model_.in_order_of_standing(cell, day));
      });
    }
    for (const auto& [a, of_a] : model_.releases) {
      for (const auto& [b, of_b] : model_.releases) check_diff(a, b);
    }
    check_revisions();
  }

  Chance chance_{GetParam()};

 private:
  void tell_of(const std::set<std::string>& codes) {
    std::vector<std::string> rows(codes.begin(), codes.end());
    chance_.shuffle(rows);
    std::string releases = "code,title,published_on,tier\n";
    for (const std::string& code : rows) {
      const Publication& release = model_.releases.at(code);
      releases += code + ",T," + release.published_on + "," + std::to_string(release.tier) + "\n";
    }
    data_.write("releases.csv", releases);
    load(*database_, data_.path().string());
  }

  template <typename Work>
  static void for_each_cell(const Work& work) {
    for (const std::string& indicator : indicators) {
      for (const std::string& zone : zones) {
        // A year more, of which nobody speaks.
        for (int year = first_year; year <= last_year + 1; ++year) work({indicator, zone, year});
      }
    }
  }
  static auto handles(const Snapshot& book, const CellKey& cell) {
    const auto& [indicator, zone, year] = cell;
    return std::tuple(book.indicator(indicator), book.zone(zone), Year{year});
  }
  static std::string named(const CellKey& cell) {
    const auto& [indicator, zone, year] = cell;
    return indicator + " " + zone + " " + std::to_string(year);
  }

  void check_releases() {
    std::vector<std::tuple<int, std::string, std::string>> expected;
    expected.reserve(model_.releases.size());
    for (const auto& [code, release] : model_.releases) {
      expected.emplace_back(release.tier, day_of(release.published_on), code);
    }
    std::ranges::sort(expected);
    const Snapshot now = database_->snapshot();
    const auto found = now.catalog().releases();
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].code, std::get<2>(expected[i]));
      EXPECT_EQ(found[i].tier, std::get<0>(expected[i]));
    }
  }

  void check_history(const Snapshot& now, const CellKey& cell) {
    const auto [indicator, zone, year] = handles(now, cell);
    const auto expected = model_.in_order_of_standing(cell);
    const auto found = history(now, indicator, zone, year);
    ASSERT_EQ(found.size(), expected.size()) << named(cell);
    for (std::size_t i = 0; i < found.size(); ++i) {
      ASSERT_EQ(found[i].release, expected[i]) << named(cell);
      EXPECT_EQ((Figure{found[i].value, found[i].status}), model_.figure(cell, expected[i]));
      EXPECT_EQ(found[i].stands, i + 1 == found.size()) << named(cell);
      EXPECT_EQ(found[i].published_on, model_.releases.at(expected[i]).published_on);
    }
  }

  void check_what_stands(const Snapshot& book, const CellKey& cell,
                         const std::vector<std::string>& releases) {
    const auto [indicator, zone, year] = handles(book, cell);
    Observation expected;
    if (!releases.empty()) {
      const Figure& figure = model_.figure(cell, releases.back());
      expected = {figure.value, figure.status, releases.back(), {}};
    }
    expected.indicator = indicator;
    EXPECT_EQ(observation(book, indicator, zone, year), expected) << named(cell);
    EXPECT_EQ(value(book, indicator, zone, year), expected.value) << named(cell);
    EXPECT_EQ(history(book, indicator, zone, year).size(), releases.size()) << named(cell);
  }

  void check_vintages(const Snapshot& now, const CellKey& cell) {
    const auto [indicator, zone, year] = handles(now, cell);
    const auto expected = model_.in_order_of_publication(cell);
    const int count = static_cast<int>(expected.size());
    for (int place = 1; place <= count; ++place) {
      const std::string& release = expected[static_cast<std::size_t>(place - 1)];
      for (const int either : {place, place - count - 1}) {
        const auto found = vintage(now, indicator, zone, year, either);
        ASSERT_TRUE(found) << named(cell) << " at " << either;
        EXPECT_EQ(found->release, release) << named(cell) << " at " << either;
        EXPECT_EQ((Figure{found->value, found->status}), model_.figure(cell, release));
        EXPECT_EQ(found->stands, release == model_.in_order_of_standing(cell).back());
      }
    }
    EXPECT_FALSE(vintage(now, indicator, zone, year, count + 1)) << named(cell);
    EXPECT_FALSE(vintage(now, indicator, zone, year, -count - 1)) << named(cell);
  }

  // Every cell of a snapshot of one place in the order of publication, by itself and in a panel.
  void check_snapshot_of(int place, const std::optional<std::string>& on) {
    const Snapshot book =
        database_->snapshot({.as_of = on ? parse_date(*on) : std::nullopt, .vintage = place});
    EXPECT_EQ(book.vintage(), place);
    for_each_cell([&](const CellKey& cell) {
      const auto [indicator, zone, year] = handles(book, cell);
      const auto releases = model_.in_order_of_publication(cell, on);
      const int count = static_cast<int>(releases.size());
      const int at = place > 0 ? place - 1 : count + place;
      Observation expected;
      if (0 <= at && at < count) {
        const std::string& release = releases[static_cast<std::size_t>(at)];
        const Figure& figure = model_.figure(cell, release);
        expected = {figure.value, figure.status, release};
      }
      expected.indicator = indicator;
      EXPECT_EQ(observation(book, indicator, zone, year), expected) << named(cell) << " " << place;
      const Series found = series(book, indicator, zone, {year, year});
      EXPECT_EQ(found.statuses.at(0), expected.status);
      const auto all = history(book, indicator, zone, year);
      EXPECT_EQ(all.size(), releases.size());
      for (const Vintage& each : all) EXPECT_EQ(each.stands, each.release == expected.release);
    });
  }

  void check_views() {
    const SQLite::Database sql(file_, SQLite::OPEN_READONLY);
    const auto key = [](SQLite::Statement& row) {
      return CellKey{row.getColumn(0).getString(), row.getColumn(1).getString(),
                     row.getColumn(2).getInt()};
    };
    const auto figure = [](SQLite::Statement& row) {
      const auto value = row.getColumn(3);
      return Figure{value.isNull() ? std::nullopt : std::optional(value.getDouble()),
                    parse_status(row.getColumn(4).getString()).value_or(Status::none)};
    };
    std::set<CellKey> seen;
    SQLite::Statement current(sql,
                              "SELECT indicator, zone, year, value, status, release FROM current");
    while (current.executeStep()) {
      const CellKey cell = key(current);
      ASSERT_TRUE(seen.insert(cell).second) << named(cell) << " has two rows";
      const auto releases = model_.in_order_of_standing(cell);
      ASSERT_FALSE(releases.empty()) << named(cell);
      EXPECT_EQ(current.getColumn(5).getString(), releases.back()) << named(cell);
      EXPECT_EQ(figure(current), model_.figure(cell, releases.back())) << named(cell);
    }
    EXPECT_EQ(seen.size(), model_.cells.size());
    std::size_t rows = 0;
    SQLite::Statement published(
        sql, "SELECT indicator, zone, year, value, status, release, stands, vintage FROM history");
    while (published.executeStep()) {
      ++rows;
      const CellKey cell = key(published);
      const std::string release = published.getColumn(5).getString();
      EXPECT_EQ(figure(published), model_.figure(cell, release)) << named(cell);
      EXPECT_EQ(published.getColumn(6).getInt() == 1,
                release == model_.in_order_of_standing(cell).back());
      const auto in_order = model_.in_order_of_publication(cell);
      const auto place = static_cast<std::size_t>(published.getColumn(7).getInt());
      ASSERT_TRUE(1 <= place && place <= in_order.size()) << named(cell);
      EXPECT_EQ(in_order[place - 1], release) << named(cell);
    }
    std::size_t figures = 0;
    for (const auto& [cell, all] : model_.cells) figures += all.size();
    EXPECT_EQ(rows, figures);
  }

  // The size of a change and its percent, both as they may be empty.
  static void expect_change(std::optional<double> before, std::optional<double> after,
                            std::optional<double> size, std::optional<double> percent) {
    ASSERT_EQ(size.has_value(), before.has_value() && after.has_value());
    if (size) {
      EXPECT_EQ(*size, *after - *before);
    }
    ASSERT_EQ(percent.has_value(), size.has_value() && *before != 0);
    if (percent) {
      EXPECT_NEAR(*percent, *size / std::fabs(*before) * 100, 1e-12 * std::fabs(*percent));
    }
  }

  void check_diff(const std::string& a, const std::string& b) {
    const ReleaseDiff found = diff(*database_, a, b);
    auto at = found.begin();
    std::map<Change, std::size_t> counts;
    std::size_t equal = 0;
    for (const auto& [cell, figures] : model_.cells) {  // by indicator, zone and year
      const bool in_a = figures.contains(a);
      const bool in_b = figures.contains(b);
      if (!in_a && !in_b) continue;
      const Figure before = in_a ? figures.at(a) : Figure{};
      const Figure after = in_b ? figures.at(b) : Figure{};
      if (in_a && in_b && before == after) {
        ++equal;
        continue;
      }
      ASSERT_NE(at, found.end()) << a << " to " << b << " lacks " << named(cell);
      EXPECT_EQ(CellKey(at->indicator, at->zone, int{at->year}), cell);
      EXPECT_EQ(at->change, !in_a ? Change::added : !in_b ? Change::gone : Change::changed);
      EXPECT_EQ((Figure{at->old_value, at->old_status}), before) << named(cell);
      EXPECT_EQ((Figure{at->new_value, at->new_status}), after) << named(cell);
      expect_change(before.value, after.value, at->difference, at->percent);
      ++counts[at->change];
      ++at;
    }
    EXPECT_EQ(at, found.end()) << a << " to " << b << " lists too much";
    EXPECT_EQ(found.equal, equal);
    EXPECT_EQ(found.added, counts[Change::added]);
    EXPECT_EQ(found.gone, counts[Change::gone]);
    EXPECT_EQ(found.changed, counts[Change::changed]);
  }

  void check_revisions() {
    const auto found = revisions(*database_);
    std::map<std::string, std::vector<Revision>> by_indicator;
    auto at = found.begin();
    for (const auto& [cell, figures] : model_.cells) {
      if (figures.size() < 2) continue;
      ASSERT_NE(at, found.end()) << named(cell) << " is missing";
      EXPECT_EQ(CellKey(at->indicator, at->zone, int{at->year}), cell);
      EXPECT_EQ(at->releases, figures.size());
      const Figure& first = model_.figure(cell, model_.in_order_of_publication(cell).front());
      const Figure& latest = model_.figure(cell, model_.in_order_of_standing(cell).back());
      EXPECT_EQ((Figure{at->first, at->first_status}), first) << named(cell);
      EXPECT_EQ((Figure{at->latest, at->latest_status}), latest) << named(cell);
      expect_change(first.value, latest.value, at->size, at->percent);
      by_indicator[at->indicator].push_back(*at);
      ++at;
    }
    EXPECT_EQ(at, found.end());
    for (const std::string& indicator : indicators) {
      EXPECT_EQ(revisions(*database_, database_->snapshot().indicator(indicator)),
                by_indicator[indicator]);
    }
    const auto sums = summary(found);
    ASSERT_EQ(sums.size(),
              static_cast<std::size_t>(std::ranges::count_if(
                  by_indicator, [](const auto& each) { return !each.second.empty(); })));
    for (const RevisionSummary& sum : sums) check_summary(sum, by_indicator.at(sum.indicator));
  }

  static void check_summary(const RevisionSummary& sum, const std::vector<Revision>& cells) {
    std::size_t revised = 0;
    double percents = 0;
    double absolute = 0;
    std::size_t compared = 0;
    for (const Revision& cell : cells) {
      revised += cell.first != cell.latest || cell.first_status != cell.latest_status ? 1 : 0;
      if (!cell.percent) continue;
      ++compared;
      percents += *cell.percent;
      absolute += std::fabs(*cell.percent);
    }
    EXPECT_EQ(sum.cells, cells.size());
    EXPECT_EQ(sum.revised, revised);
    EXPECT_EQ(sum.compared, compared);
    ASSERT_EQ(sum.mean_percent.has_value(), compared > 0);
    if (compared > 0) {
      const auto count = static_cast<double>(compared);
      EXPECT_NEAR(*sum.mean_percent, percents / count, 1e-10);
      EXPECT_NEAR(sum.mean_absolute_percent.value(), absolute / count, 1e-10);
    }
  }

  TemporaryFolder data_;
  TemporaryFolder folder_;
  std::string file_ = folder_.file("a.db");
  std::optional<Database> database_;
  std::map<std::string, Publication> coming_;
  Model model_;
};

TEST_P(VintagesTest, AgreeWithAModelAfterEveryLoad) {
  const std::vector<Printed> all = publications();
  const std::size_t loads = 1 + chance_.below(4);
  for (std::size_t i = 0; i < loads; ++i) {
    const std::size_t from = all.size() * i / loads;
    const std::size_t to = all.size() * (i + 1) / loads;
    publish(std::span(all).subspan(from, to - from));
    check_everything();
    if (HasFatalFailure()) return;
    if (chance_.one_in(2)) {
      redate();
      check_everything();
      if (HasFatalFailure()) return;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, VintagesTest, ::testing::Range(1U, 25U));

}  // namespace
