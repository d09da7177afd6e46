// Copeland's count of majorities over the zones in one year, beside the same count by SQL.
#include <yearbook/numeric.hpp>
#include <yearbook/shapes.hpp>

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "bench/books.hpp"
#include "bench/pairs.hpp"

namespace yearbook::bench {
namespace {

// Units, column by column, skewed as figures are, one cell in twenty missing.
struct Frame {
  std::size_t units;
  std::vector<std::vector<double>> columns;

  Frame(std::size_t unit_count, std::size_t leaves) : units(unit_count), columns(leaves) {
    std::mt19937 random(1);
    std::lognormal_distribution<double> figures(3, 1);
    for (auto& column : columns) {
      column.resize(units);
      std::ranges::generate(column,
                            [&] { return random() % 20 == 0 ? missing_value : figures(random); });
    }
  }
};

std::vector<double> copeland(const Frame& frame, Workspace& workspace) {
  const std::vector<std::span<const double>> children(frame.columns.begin(), frame.columns.end());
  const std::vector<double> weights(children.size(), 1);
  std::vector<double> scores(frame.units);
  const auto refused =
      aggregate(children, weights, {.method = AggregateMethod::copeland}, scores, {}, workspace);
  require(!refused, "Copeland refuses nothing");
  return scores;
}

// The same by SQL: a table of cells joined with itself.
class SqlCopeland {
 public:
  explicit SqlCopeland(const Frame& frame) : units_(frame.units) {
    run("create table cell (leaf integer, unit integer, value real, primary key (leaf, unit)) "
        "without rowid");
    run("begin");
    sqlite3_stmt* insert = prepared("insert into cell values (?, ?, ?)");
    for (std::size_t leaf = 0; leaf < frame.columns.size(); ++leaf) {
      for (std::size_t unit = 0; unit < frame.units; ++unit) {
        const double value = frame.columns[leaf][unit];
        if (std::isnan(value)) continue;
        sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(leaf));
        sqlite3_bind_int64(insert, 2, static_cast<sqlite3_int64>(unit));
        sqlite3_bind_double(insert, 3, value);
        require(sqlite3_step(insert) == SQLITE_DONE, "a row was inserted");
        sqlite3_reset(insert);
      }
    }
    sqlite3_finalize(insert);
    run("commit");
    run("analyze");
  }
  SqlCopeland(const SqlCopeland&) = delete;
  SqlCopeland& operator=(const SqlCopeland&) = delete;
  SqlCopeland(SqlCopeland&&) = delete;
  SqlCopeland& operator=(SqlCopeland&&) = delete;
  ~SqlCopeland() { sqlite3_close(connection_); }

  std::vector<double> scores() {
    std::vector<double> result(units_, missing_value);
    sqlite3_stmt* query = prepared(
        "select unit, sum((margin > 0) - (margin < 0)) from ("
        "select a.unit, sum((a.value > b.value) - (a.value < b.value)) as margin "
        "from cell a join cell b on a.leaf = b.leaf group by a.unit, b.unit) group by unit");
    while (sqlite3_step(query) == SQLITE_ROW) {
      result.at(static_cast<std::size_t>(sqlite3_column_int64(query, 0))) =
          sqlite3_column_double(query, 1);
    }
    sqlite3_finalize(query);
    return result;
  }

 private:
  static sqlite3* opened() {
    sqlite3* connection = nullptr;
    require(sqlite3_open(":memory:", &connection) == SQLITE_OK, "a database in memory opens");
    return connection;
  }
  void run(const char* sql) {
    require(sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
  }
  sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    require(sqlite3_prepare_v2(connection_, sql, -1, &statement, nullptr) == SQLITE_OK, sql);
    return statement;
  }

  sqlite3* connection_ = opened();
  std::size_t units_;
};

void run_copeland(benchmark::State& state, bool ours) {
  const Frame frame(178, 25);
  Workspace workspace;
  SqlCopeland sql(frame);
  require(copeland(frame, workspace) == sql.scores(), "both count the same majorities");
  for (auto each : state) {
    (void)each;
    benchmark::DoNotOptimize(ours ? copeland(frame, workspace) : sql.scores());
  }
}

template <typename Work>
void add(const std::string& name, Work work) {
  benchmark::RegisterBenchmark(name.c_str(), work)->UseRealTime()->Unit(benchmark::kMicrosecond);
}

}  // namespace

void register_majorities() {
  add("copeland/178 units x 25 leaves/yearbook",
      [](benchmark::State& state) { run_copeland(state, true); });
  add("copeland/178 units x 25 leaves/sqlite",
      [](benchmark::State& state) { run_copeland(state, false); });
}

}  // namespace yearbook::bench
