// Snapshots: opening, asking whether the file changed, building panels, threads, and what a load
// beside does to questions.
#include <yearbook/yearbook.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <thread>
#include <vector>

#include "bench/books.hpp"
#include "bench/pairs.hpp"
#include "bench/raw.hpp"

namespace yearbook::bench {
namespace {

// A file of one size, made once.
const std::string& file_of(const Size& size) {
  static std::map<std::string, std::string> made;
  std::string& path = made[size.name];
  if (path.empty()) {
    path = fresh(std::string("snapshot-") + size.name + ".db");
    Database database = with_catalogue(path, size);
    fill(database, figures(size), "first");
  }
  return path;
}

constexpr const char* point_sql =
    "SELECT value FROM observation WHERE indicator_id = (SELECT indicator_id FROM indicator WHERE "
    "code = ?1) AND year = ?2 AND zone_id = (SELECT zone_id FROM zone WHERE code = ?3)";
constexpr const char* panel_sql =
    "SELECT year, zone_id, value FROM observation WHERE indicator_id = (SELECT indicator_id FROM "
    "indicator WHERE code = ?1)";

// Opens the file, asks one figure by codes, and closes.
void open_and_point(benchmark::State& state, const Size& size, bool ours) {
  const std::string& path = file_of(size);
  const auto all = figures(size);
  const Figure& asked = all[all.size() / 2];
  const std::string indicator = indicator_code(asked.indicator);
  const std::string zone = zone_code(asked.zone);
  const int year = first_year + asked.year;
  double found = 0;
  for (auto _ : state) {
    if (ours) {
      Database database = Database::open(path);
      const Snapshot book = database.snapshot();
      found = value(book, book.indicator(indicator), book.zone(zone), Year{year}).value_or(0);
    } else {
      const RawFile file(path);
      file.prepare(point_sql).each([&](const auto& row) { found = row.real(0); },
                                   std::string_view(indicator), year, std::string_view(zone));
    }
    benchmark::DoNotOptimize(found);
  }
  require(found == asked.value, "the first point");
}

// Opens the file, reads all figures of one indicator, and closes.
void open_and_panel(benchmark::State& state, const Size& size, bool ours) {
  const std::string& path = file_of(size);
  for (auto _ : state) {
    std::vector<double> values;
    if (ours) {
      Database database = Database::open(path);
      const Snapshot book = database.snapshot();
      values = panel(book, book.indicator("indicator_7"), book.group("all"),
                     {Year{first_year}, Year{first_year + size.years - 1}})
                   .values;
    } else {
      values.resize(static_cast<std::size_t>(size.years) * static_cast<std::size_t>(size.zones));
      const RawFile file(path);
      file.prepare(panel_sql).each(
          [&](const auto& row) {
            const auto at = (row.integer(0) - first_year) * size.zones + row.integer(1) - 1;
            values[static_cast<std::size_t>(at)] = row.real(2);
          },
          std::string_view("indicator_7"));
    }
    benchmark::DoNotOptimize(values.data());
  }
}

// The snapshot again, when nothing changed; beside it the question whether anything did.
void unchanged(benchmark::State& state, const char* journal, bool ours) {
  const std::string path = fresh("unchanged.db");
  with_catalogue(path, small).close();
  RawFile(path).execute(journal);
  Database database = Database::open(path);
  const RawFile file(path);
  const RawStatement version = file.prepare("PRAGMA data_version");
  static_cast<void>(database.snapshot());
  for (auto _ : state) {
    if (ours) {
      benchmark::DoNotOptimize(database.snapshot());
    } else {
      version.each([](const auto& row) { benchmark::DoNotOptimize(row.integer(0)); });
    }
  }
}

// Every panel, beside a loop that steps through all rows.
void preload(benchmark::State& state, const Size& size, bool ours) {
  const std::string& path = file_of(size);
  const auto cells = static_cast<std::size_t>(size.indicators) *
                     static_cast<std::size_t>(size.years) * static_cast<std::size_t>(size.zones);
  std::size_t rows = 0;
  while (state.KeepRunning()) {
    if (ours) {
      Database database = Database::open(path);
      const Snapshot book = database.snapshot();
      book.preload();
      benchmark::DoNotOptimize(book);
    } else {
      std::vector<double> values(cells);
      rows = 0;
      const RawFile file(path);
      file.prepare("SELECT indicator_id, year, zone_id, release_id, value, status FROM observation")
          .each([&](const auto& row) { values[rows++] = row.real(4) + row.real(3); });
      benchmark::DoNotOptimize(values.data());
    }
  }
  count_rows(state, cells);
}

// Work cut in two halves for two threads, or done by one. Each thread has what it reads for itself,
// and nothing on its stack that the other reads: a sum that one of them keeps there would make the
// other wait for its cache line at every addition.
template <typename Start>
void by_threads(benchmark::State& state, bool two, const Start& start) {
  constexpr std::size_t asked = 20'000'000;
  while (state.KeepRunning()) {
    if (two) {
      std::thread first = start(0, asked / 2);
      std::thread second = start(asked / 2, asked / 2);
      first.join();
      second.join();
    } else {
      start(0, asked).join();
    }
  }
  count_rows(state, asked);
}

// Many points.
void threads(benchmark::State& state, const Size& size, bool two) {
  Database database = Database::open(file_of(size));
  const Snapshot book = database.snapshot();
  book.preload();
  by_threads(state, two, [&book](std::size_t from, std::size_t count) {
    return std::thread([mine = book, from, count] {
      const auto zones = mine.catalog().zones();
      const auto indicators = mine.catalog().indicators();
      double sum = 0;
      for (std::size_t i = from; i < from + count; ++i) {
        sum += value(mine, indicators[i * 7919 % indicators.size()].handle,
                     zones[i * 104'729 % zones.size()].handle, Year{first_year + 3})
                   .value_or(0);
      }
      benchmark::DoNotOptimize(sum);
    });
  });
}

// What the machine gives a second thread: as many reads of one array that fits any cache.
void threads_of_the_machine(benchmark::State& state, bool two) {
  by_threads(state, two, [](std::size_t from, std::size_t count) {
    return std::thread([from, count] {
      const std::vector<double> array(1024, 1.0);
      double sum = 0;
      for (std::size_t i = from; i < from + count; ++i) {
        sum += array[i * 7919 % 1009] + array[i * 104'729 % 1021];
      }
      benchmark::DoNotOptimize(sum);
    });
  });
}

// The slowest but one of a thousand points while another connection loads a release; beside it the
// same without a load. The time shown is that of one question.
void while_loading(benchmark::State& state, const Size& size, bool loading) {
  const std::string path = fresh("while-loading.db");
  Database database = with_catalogue(path, size);
  const auto rows = figures(size);
  fill(database, rows, "first");
  const Snapshot book = database.snapshot();
  const auto zones = book.catalog().zones();
  const auto indicators = book.catalog().indicators();
  book.preload();
  while (state.KeepRunning()) {
    std::atomic<bool> done = !loading;
    std::thread writer([&] {
      if (!loading) return;
      Database other = Database::open(path);
      fill(other, rows, "second");
      done = true;
    });
    std::vector<double> times;
    constexpr std::size_t least = 2'000'000;
    using Clock = std::chrono::steady_clock;
    while (!done || times.size() < least) {
      const std::size_t i = times.size();
      const auto begin = Clock::now();
      benchmark::DoNotOptimize(value(book, indicators[i * 7919 % indicators.size()].handle,
                                     zones[i * 104'729 % zones.size()].handle,
                                     Year{first_year + 3}));
      times.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
    }
    writer.join();
    const auto at = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 999 / 1000);
    std::ranges::nth_element(times, at);
    state.SetIterationTime(*at);
  }
}

}  // namespace

void register_snapshots() {
  for (const Size& size : {small, medium}) {
    const std::string suffix = std::string("/") + size.name;
    add_quick_pair({"open and first point" + suffix}, [size](benchmark::State& state, bool ours) {
      open_and_point(state, size, ours);
    });
    add_quick_pair({"open and first panel" + suffix}, [size](benchmark::State& state, bool ours) {
      open_and_panel(state, size, ours);
    });
    add_pair({"all panels" + suffix},
             [size](benchmark::State& state, bool ours) { preload(state, size, ours); });
  }
  add_quick_pair({"snapshot unchanged, WAL"}, [](benchmark::State& state, bool ours) {
    unchanged(state, "PRAGMA journal_mode = WAL", ours);
  });
  add_quick_pair({"snapshot unchanged, rollback journal"}, [](benchmark::State& state, bool ours) {
    unchanged(state, "PRAGMA journal_mode = DELETE", ours);
  });
  add_pair({"twenty million points/S", "two threads", "one"},
           [](benchmark::State& state, bool two) { threads(state, small, two); });
  add_pair({"twenty million reads of an array", "two threads", "one"}, threads_of_the_machine);
  add_timed_pair({"99.9th percentile of a point/M", "no load beside it", "a load"},
                 [](benchmark::State& state, bool idle) { while_loading(state, medium, !idle); });
}

}  // namespace yearbook::bench
