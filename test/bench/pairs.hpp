// Benchmarks in pairs: yearbook, and beside it what SQLite does by itself. The last lines that are
// printed are their ratios.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <functional>
#include <string>

namespace yearbook::bench {

// Registers "NAME/yearbook" and "NAME/sqlite", run one after the other.
void add_pair(const std::string& name,
              const std::function<void(benchmark::State&, bool ours)>& work);

// Rows a second, beside the time.
inline void count_rows(benchmark::State& state, std::size_t rows) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
}

// The groups of benchmarks, a file each.
void register_pipelines();
void register_loads();
void register_majorities();

}  // namespace yearbook::bench
