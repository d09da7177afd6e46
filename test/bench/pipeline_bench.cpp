// The index engine at the sizes that are promised: its full pipeline, from panels that are there to
// ranked scores with all that led to them.
#include <yearbook/composite.hpp>
#include <yearbook/database.hpp>
#include <yearbook/exchange.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <string>

#include "bench/books.hpp"
#include "bench/pairs.hpp"

namespace yearbook::bench {
namespace {

// Made-up figures of a size, loaded, and every step over all of them, in groups of five leaves.
struct Case {
  Database database = Database::create(":memory:");
  Snapshot book;
  IndexDefinition definition;

  explicit Case(const Size& size) : book(load_figures(database, size)), definition(of(size)) {
    book.preload();
  }

  static Snapshot load_figures(Database& database, const Size& size) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("yearbook-bench-" + std::string(size.name));
    write_catalogue(size, folder);
    write_figures(size, folder);
    load(database, folder.string());
    std::filesystem::remove_all(folder);
    return database.snapshot();
  }

  static IndexDefinition of(const Size& size) {
    IndexDefinition result;
    result.code = "index";
    result.nodes.push_back({.code = "index", .parent = {}, .indicator = {}});
    for (int i = 0; i < size.indicators; ++i) {
      const std::string group = "group_" + std::to_string(i / 5);
      if (i % 5 == 0) result.nodes.push_back({.code = group, .parent = "index", .indicator = {}});
      result.nodes.push_back({.code = indicator_code(i),
                              .parent = group,
                              .indicator = indicator_code(i),
                              .direction = i % 7 == 0 ? -1 : 1});
    }
    using enum IndexStep;
    result.steps = {impute, screen, treat, normalise, aggregate};
    result.impute.methods = {ImputeMethod::mean};
    return result;
  }
};

// Every unit has a finite score in every year, and the steps did something.
bool is_sound(const IndexResult& result, const Size& size) {
  if (result.size() != static_cast<std::size_t>(size.zones * size.years)) return false;
  for (const double score : result.scores_of(0)) {
    if (!std::isfinite(score)) return false;
  }
  return !result.imputed.empty() && result.stages.size() == 5;
}

void add_case(const Size& size) {
  // Made when the benchmark is run, not when it is listed.
  const auto made = std::make_shared<std::unique_ptr<Case>>();
  benchmark::RegisterBenchmark((std::string("index/pipeline ") + size.name).c_str(),
                               [made, size](benchmark::State& state) {
                                 if (!*made) *made = std::make_unique<Case>(size);
                                 const Case& one = **made;
                                 if (!is_sound(evaluate(one.book, one.definition), size)) {
                                   state.SkipWithError("the scores are not sound");
                                   return;
                                 }
                                 for (auto _ : state) {
                                   benchmark::DoNotOptimize(evaluate(one.book, one.definition));
                                 }
                               })
      ->Unit(benchmark::kMillisecond);
}

}  // namespace

void register_pipelines() {
  add_case({"51 zones x 49 indicators", 51, 1, 49});
  add_case({"178 zones x 25 indicators x 10 years", 178, 10, 25});
}

}  // namespace yearbook::bench
