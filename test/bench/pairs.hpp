// Benchmarks in pairs: yearbook, and beside it what SQLite does by itself. The last lines that are
// printed are their ratios.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <string>

namespace yearbook::bench {

// "NAME/yearbook" and "NAME/sqlite", or what else is to be compared.
struct Pair {
  std::string name;
  std::string first = "yearbook";
  std::string second = "sqlite";
};
using Work = std::function<void(benchmark::State&, bool first)>;

// Registers both, run one after the other: long work that is done once; questions of micro- and
// nanoseconds, of one thread, asked as often as it takes to time them by the processor's clock; and
// work that says its own time.
void add_pair(Pair pair, const Work& work);
void add_quick_pair(Pair pair, const Work& work);
void add_timed_pair(Pair pair, const Work& work);

// Rows a second, beside the time.
inline void count_rows(benchmark::State& state, std::size_t rows) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

// The groups of benchmarks, a file each.
void register_pipelines();
void register_loads();
void register_queries();
void register_snapshots();
void register_majorities();
void register_reports();

}  // namespace yearbook::bench
