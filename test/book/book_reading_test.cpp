// When a book asks its source, how often, and on which threads.
#include "book/book.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "book/book_fixture.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

using test::percent;

using BookReading = test::BookFixture;

// Counts what is asked of it, and whether two threads were in it at once. Its counters are plain:
// they are right only when the book takes care.
// What a source was asked, which outlives it.
struct Counts {
  std::map<std::int32_t, int> asked;
  int overlaps = 0;
};

class CountingSource final : public book::Source {
 public:
  explicit CountingSource(CatalogData catalog) : rows_(std::move(catalog)) {}
  book::MemorySource& rows() { return rows_; }
  CatalogData catalog() override { return rows_.catalog(); }
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const book::RowSink& sink) override {
    if (++inside_ != 1) ++counts->overlaps;
    ++counts->asked[indicator];
    rows_.observations(indicator, cells, sink);
    std::this_thread::yield();
    --inside_;
  }
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override {
    if (++inside_ != 1) ++counts->overlaps;
    rows_.notes(indicator, cells, row);
    --inside_;
  }

  std::shared_ptr<Counts> counts = std::make_shared<Counts>();

 private:
  book::MemorySource rows_;
  std::atomic<int> inside_{0};
};

TEST_F(BookReading, ReadsAnIndicatorOnceAndOneAtATimeHoweverManyThreadsAsk) {
  constexpr std::size_t flows = 12;
  std::vector<IndicatorHandle> handles{gdp};
  for (std::size_t i = 1; i < flows; ++i)
    handles.push_back(builder.indicator("f" + std::to_string(i)));
  // A ratio of each to the next, and ratios of those: asking for one builds many.
  for (std::size_t i = 0; i + 1 < flows; ++i) {
    handles.push_back(builder.ratio("r" + std::to_string(i), handles[i], handles[i + 1]));
  }
  for (std::size_t i = flows; i + 2 < 2 * flows; ++i) {
    handles.push_back(builder.ratio("r" + std::to_string(i), handles[i], handles[i + 1]));
  }
  auto source = std::make_unique<CountingSource>(builder.catalog());
  for (std::size_t i = 0; i < flows; ++i) {
    const double figure = std::exp2(static_cast<double>(i * i));
    source->rows().add(handles[i].id(),
                       book::ObservationRow{2015, alpha.id(), new_release, figure, Status::normal});
  }
  const auto counted = source->counts;
  const Counts& counts = *counted;
  const Snapshot shared(std::make_shared<book::Book>(std::move(source), SnapshotOptions{}));
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (unsigned t = 0; t < 8; ++t) {
    threads.emplace_back([&, t, mine = shared] {
      std::vector<std::size_t> order(handles.size());
      for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
      std::shuffle(order.begin(), order.end(), std::mt19937(t));
      for (const std::size_t i : order) {
        // Of values 2^(i^2): r_i is 2^-(2i+1), and rr_i is 2^2.
        double expected = std::exp2(static_cast<double>(i * i));
        if (i >= flows) expected = std::exp2(-2.0 * static_cast<double>(i - flows) - 1);
        if (i >= 2 * flows - 1) expected = 4;
        const auto found = cell(mine, handles[i], alpha, 2015y);
        if (found.value != expected || found.status != Status::normal) ++wrong;
      }
      if (mine.book().last_year() != 2015y) ++wrong;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(counts.overlaps, 0);
  ASSERT_EQ(counts.asked.size(), handles.size());
  for (const auto& [indicator, times] : counts.asked) EXPECT_EQ(times, 1) << indicator;
}

TEST_F(BookReading, HistoriesAndPanelsMayBeAskedForAtOnce) {
  auto source = std::make_unique<CountingSource>(builder.catalog());
  for (int year = 2000; year < 2020; ++year) {
    source->rows().add(gdp.id(),
                       book::ObservationRow{year, alpha.id(), old_release, 1, Status::normal});
    source->rows().add(gdp.id(),
                       book::ObservationRow{year, alpha.id(), new_release, 2, Status::normal});
  }
  const auto counted = source->counts;
  const Counts& counts = *counted;
  book::Book shared(std::move(source), SnapshotOptions{});
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) {
        if (shared.figures(0, {{2005y, 2009y}, alpha.id()}).size() != 10) ++wrong;
        if (shared.panel(0).cell(2005y, 1).value != 2) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(counts.overlaps, 0);
}

TEST_F(BookReading, PreloadReadsEveryIndicatorAndLaterQuestionsNone) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  auto source = std::make_unique<CountingSource>(builder.catalog());
  source->rows().add(gdp.id(),
                     book::ObservationRow{2015, alpha.id(), new_release, 7, Status::normal});
  const auto counted = source->counts;
  const Counts& counts = *counted;
  const Snapshot now(std::make_shared<book::Book>(std::move(source), SnapshotOptions{}));
  EXPECT_TRUE(counts.asked.empty());  // nothing is read before it is asked for
  now.preload();
  const auto after = counts.asked;
  EXPECT_EQ(after, (std::map<std::int32_t, int>{{gdp.id(), 1}, {share.id(), 1}}));
  EXPECT_EQ(cell(now, gdp, alpha, 2015y).value, 7);
  now.preload();
  EXPECT_EQ(counts.asked, after);
}

// Histories are the same whether the source is asked or what was kept of it.
TEST_F(BookReading, PreloadKeepsHistoriesAndNotes) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  std::mt19937 random(3);
  for (int year = 2000; year < 2010; ++year) {
    for (const ZoneHandle zone : {nation, alpha, beta}) {
      for (const std::int64_t release : {undated, old_release, new_release}) {
        if (random() % 2 == 0) continue;
        builder.put(gdp, zone, year,
                    random() % 4 == 0 ? missing_value : static_cast<double>(random() % 100),
                    release, random() % 4 == 0 ? Status::time_series_break : Status::normal);
        if (random() % 3 == 0) {
          builder.note(gdp, {year, zone.id(), release, "page", std::to_string(random()), 1.0});
        }
      }
    }
  }
  builder.put(share, alpha, 2004, 7, old_release);
  for (const auto& as_of : {std::optional<Date>(), std::optional(Date{2016y / 12 / 31})}) {
    const Snapshot asked = builder.snapshot(as_of);
    const Snapshot kept = builder.snapshot(as_of);
    kept.preload();
    std::size_t seen = 0;
    for (const std::size_t indicator : {std::size_t{0}, std::size_t{1}}) {
      for (const book::CellRange& cells :
           {book::CellRange{}, book::CellRange{{2003y, 2006y}, alpha.id()},
            book::CellRange{{2010y, 2020y}, std::nullopt}}) {
        const auto expected = asked.book().figures(indicator, cells);
        const auto found = kept.book().figures(indicator, cells);
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i, ++seen) {
          EXPECT_EQ(found[i].row.year, expected[i].row.year);
          EXPECT_EQ(found[i].row.zone, expected[i].row.zone);
          EXPECT_EQ(found[i].row.release, expected[i].row.release);
          EXPECT_EQ(found[i].row.status, expected[i].row.status);
          EXPECT_TRUE(found[i].row.value == expected[i].row.value ||
                      (is_missing(found[i].row.value) && is_missing(expected[i].row.value)));
          EXPECT_EQ(found[i].stands, expected[i].stands);
          EXPECT_EQ(found[i].note.note, expected[i].note.note);
          EXPECT_EQ(found[i].note.quantum, expected[i].note.quantum);
        }
      }
    }
    EXPECT_GT(seen, 15U);
  }
}

// The first questions read their cells alone; their answers are those of the panel.
TEST_F(BookReading, SingleCellsAreReadAloneBeforeAPanelIsBuilt) {
  const auto share = builder.ratio("share", gdp, gdp, nation, percent);
  builder.put(gdp, nation, 2015, 50, old_release);
  builder.put(gdp, alpha, 2015, 5, old_release);
  builder.put(gdp, alpha, 2015, 6, new_release);
  builder.put(gdp, beta, 2015, missing_value, new_release, Status::suppressed);
  builder.put(share, beta, 2015, 7, old_release);
  for (const auto& as_of : {std::optional<Date>(), std::optional(Date{2016y / 12 / 31})}) {
    for (const std::size_t indicator : {std::size_t{0}, std::size_t{1}}) {
      const Snapshot built = builder.snapshot(as_of);
      built.preload();
      book::Book& expected = built.book();
      for (std::size_t zone = 0; zone < 3; ++zone) {
        for (const Year year : {2014y, 2015y, Year{0}, Year{10'000}}) {
          const Snapshot fresh = builder.snapshot(as_of);
          const auto alone = fresh.book().standing(indicator, year, zone);
          EXPECT_EQ(fresh.book().memory(), 0U);
          const auto of_panel = expected.standing(indicator, year, zone);
          EXPECT_EQ(format_exact(alone.cell.value), format_exact(of_panel.cell.value));
          EXPECT_EQ(alone.cell.status, of_panel.cell.status);
          EXPECT_EQ(alone.release, of_panel.release);
        }
      }
    }
  }
}

// By a clock that goes on by a microsecond whenever somebody looks at it.
TEST_F(BookReading, APanelIsBuiltOnceSingleCellsHaveTakenAsLong) {
  auto source = std::make_unique<book::MemorySource>(builder.catalog());
  source->add(gdp.id(), {2015, alpha.id(), new_release, 6, Status::normal});
  std::chrono::microseconds time{0};
  book::Book book(std::move(source), {}, [&] { return ++time; });
  const std::size_t zones = book.catalog().zones().size();
  // A row a zone for 16 years, 100 ns each, is what building is reckoned to cost.
  const std::size_t questions = (zones * 16 * 100 + 999) / 1000;
  ASSERT_GT(questions, 1U);
  const std::size_t at = book.catalog().position(alpha);
  for (std::size_t i = 0; i < questions; ++i) {
    EXPECT_EQ(book.cell(0, 2015y, at).value, 6);
    EXPECT_EQ(book.memory(), 0U);
  }
  EXPECT_EQ(book.cell(0, 2015y, at).value, 6);
  EXPECT_GT(book.memory(), 0U);
}

// A source that fails at one indicator, once.
class FailingSource final : public book::Source {
 public:
  FailingSource(CatalogData catalog, std::int32_t indicator)
      : rows_(std::move(catalog)), fails_at_(indicator) {}
  book::MemorySource& rows() { return rows_; }
  CatalogData catalog() override { return rows_.catalog(); }
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const book::RowSink& sink) override {
    rows_.observations(indicator, cells, sink);
    if (std::exchange(fails_at_, fails_at_ == indicator ? 0 : fails_at_) == indicator) {
      throw Error(ErrorCode::busy, "the file is busy");
    }
  }
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override {
    rows_.notes(indicator, cells, row);
  }

 private:
  book::MemorySource rows_;
  std::int32_t fails_at_;
};

TEST_F(BookReading, APreloadThatFailsSaysSoAndCanBeAskedAgain) {
  std::vector<IndicatorHandle> flows{gdp};
  for (int i = 0; i < 20; ++i) flows.push_back(builder.indicator("f" + std::to_string(i)));
  auto source = std::make_unique<FailingSource>(builder.catalog(), flows[10].id());
  for (const IndicatorHandle flow : flows) {
    source->rows().add(flow.id(), {2015, alpha.id(), old_release, 1, Status::normal});
    source->rows().add(flow.id(), {2015, alpha.id(), new_release, 2, Status::normal});
  }
  const Snapshot now(std::make_shared<book::Book>(std::move(source), SnapshotOptions{}));
  EXPECT_EQ(test::thrown_by([&] { now.preload(); }).code, ErrorCode::busy);
  now.preload();
  for (const IndicatorHandle flow : flows) {
    const std::size_t position = now.catalog().position(flow);
    EXPECT_EQ(now.book().cell(position, 2015y, now.catalog().position(alpha)).value, 2);
    EXPECT_EQ(now.book().figures(position, {}).size(), 2U);
  }
}

}  // namespace
