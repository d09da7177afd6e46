// yearbook_bench: every speed that is promised, beside SQLite by itself in the same process. Answers
// are checked before they are counted. The options are Google Benchmark's: --benchmark_filter=csv,
// --benchmark_out=FILE --benchmark_out_format=json.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <utility>

#include "bench/pairs.hpp"

namespace yearbook::bench {
namespace {

constexpr const char* ours_suffix = "/yearbook";
constexpr const char* peer_suffix = "/sqlite";

// Prints as usual, and remembers the fastest run of each benchmark for the ratios.
class PairReporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      if (run.error_occurred || run.run_type == Run::RT_Aggregate) continue;
      const auto [at, first] =
          fastest_.emplace(run.run_name.function_name, run.GetAdjustedRealTime());
      if (!first) at->second = std::min(at->second, run.GetAdjustedRealTime());
    }
  }

  void print_ratios() const {
    for (const auto& [name, ours] : fastest_) {
      if (!name.ends_with(ours_suffix)) continue;
      const std::string pair = name.substr(0, name.size() - std::string(ours_suffix).size());
      const auto peer = fastest_.find(pair + peer_suffix);
      if (peer == fastest_.end()) continue;
      std::printf("%-40s %6.2f times as fast as SQLite by itself\n", pair.c_str(),
                  peer->second / ours);
    }
  }

 private:
  std::map<std::string, double> fastest_;
};

}  // namespace

void add_pair(const std::string& name,
              const std::function<void(benchmark::State&, bool ours)>& work) {
  for (const bool ours : {true, false}) {
    benchmark::RegisterBenchmark((name + (ours ? ours_suffix : peer_suffix)).c_str(),
                                 [work, ours](benchmark::State& state) { work(state, ours); })
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond)
        ->Iterations(1);
  }
}

}  // namespace yearbook::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  yearbook::bench::register_pipelines();
  yearbook::bench::register_loads();
  yearbook::bench::register_majorities();
  yearbook::bench::PairReporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios();
  benchmark::Shutdown();
}
