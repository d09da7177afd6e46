// yearbook_bench: every speed that is promised, beside SQLite by itself in the same process. Answers
// are checked before they are counted. The options are Google Benchmark's: --benchmark_filter=csv,
// --benchmark_out=FILE --benchmark_out_format=json.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bench/pairs.hpp"

namespace yearbook::bench {
namespace {

std::vector<Pair>& pairs() {
  static std::vector<Pair> all;
  return all;
}

// Prints as usual, and remembers the fastest run of each benchmark for the ratios.
class PairReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.error_occurred || run.run_type == Run::RT_Aggregate) continue;
      const double time =
          run.run_name.time_type.empty() ? run.GetAdjustedCPUTime() : run.GetAdjustedRealTime();
      const auto [at, first] = fastest_.emplace(run.run_name.function_name, time);
      if (!first) at->second = std::min(at->second, time);
    }
  }

  void print_ratios() const {
    for (const Pair& pair : pairs()) {
      const auto first = fastest_.find(pair.name + "/" + pair.first);
      const auto second = fastest_.find(pair.name + "/" + pair.second);
      if (first == fastest_.end() || second == fastest_.end()) continue;
      std::printf("%-40s %8.2f times as fast with %s as with %s\n", pair.name.c_str(),
                  second->second / first->second, pair.first.c_str(), pair.second.c_str());
    }
  }

 private:
  std::map<std::string, double> fastest_;
};

// Registers both of a pair; `set` chooses how they are timed.
void add(Pair pair, const Work& work,
         const std::function<void(benchmark::internal::Benchmark&)>& set) {
  for (const bool first : {true, false}) {
    const std::string name = pair.name + "/" + (first ? pair.first : pair.second);
    set(*benchmark::RegisterBenchmark(
        name.c_str(), [work, first](benchmark::State& state) { work(state, first); }));
  }
  pairs().push_back(std::move(pair));
}

}  // namespace

void add_pair(Pair pair, const Work& work) {
  add(std::move(pair), work, [](benchmark::internal::Benchmark& each) {
    each.UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(1);
  });
}

void add_quick_pair(Pair pair, const Work& work) {
  add(std::move(pair), work, [](benchmark::internal::Benchmark& each) {
    each.Unit(benchmark::kMicrosecond)->MinTime(0.1);
  });
}

void add_timed_pair(Pair pair, const Work& work) {
  add(std::move(pair), work, [](benchmark::internal::Benchmark& each) {
    each.UseManualTime()->Unit(benchmark::kMicrosecond)->Iterations(1);
  });
}

}  // namespace yearbook::bench

namespace {

// The most memory that this process has held at once; of one size at a time it says what that needs.
void print_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  constexpr long kib_a_mib = 1024;
  std::printf("%-40s %8ld MiB\n", "most memory held at once", usage.ru_maxrss / kib_a_mib);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  yearbook::bench::register_queries();
  yearbook::bench::register_snapshots();
  yearbook::bench::register_pipelines();
  yearbook::bench::register_loads();
  yearbook::bench::register_majorities();
  yearbook::bench::register_reports();
  yearbook::bench::PairReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios();
  print_memory();
  benchmark::Shutdown();
}
