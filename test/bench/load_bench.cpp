// Loading and dumping beside what SQLite does by itself.
#include <yearbook/yearbook.hpp>

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>

#include "bench/books.hpp"
#include "bench/pairs.hpp"

namespace yearbook::bench {
namespace {

namespace fs = std::filesystem;

// What a program would write by hand: one prepared statement, one transaction.
void insert_loop(const std::string& path, const std::vector<Figure>& rows, std::int64_t release) {
  sqlite3* database = nullptr;
  require(sqlite3_open(path.c_str(), &database) == SQLITE_OK, "open");
  sqlite3_exec(database, "PRAGMA synchronous = NORMAL; BEGIN", nullptr, nullptr, nullptr);
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(database,
                     "INSERT INTO observation (indicator_id, year, zone_id, release_id, value, "
                     "status) VALUES (?, ?, ?, ?, ?, 'A')",
                     -1, &insert, nullptr);
  for (const Figure& row : rows) {
    sqlite3_bind_int(insert, 1, row.indicator + 1);
    sqlite3_bind_int(insert, 2, first_year + row.year);
    sqlite3_bind_int(insert, 3, row.zone + 1);
    sqlite3_bind_int64(insert, 4, release);
    sqlite3_bind_double(insert, 5, row.value);
    require(sqlite3_step(insert) == SQLITE_DONE, "insert");
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  require(sqlite3_exec(database, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK, "commit");
  sqlite3_close(database);
}

std::int64_t number(const std::string& path, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  sqlite3_stmt* query = nullptr;
  sqlite3_prepare_v2(database, sql, -1, &query, nullptr);
  sqlite3_step(query);
  const std::int64_t result = sqlite3_column_int64(query, 0);
  sqlite3_finalize(query);
  sqlite3_close(database);
  return result;
}

void require_figures(const std::string& path, std::size_t count) {
  require(number(path, "SELECT count(*) FROM observation") == static_cast<std::int64_t>(count),
          "number of figures");
}

void shell(const std::string& command) {
  require(std::system(command.c_str()) == 0, command.c_str());  // NOLINT(concurrency-mt-unsafe)
}

enum class Into { empty, earlier_release };
enum class Order { sorted, shuffled };

struct LoaderCase {
  Size size;
  Into into;
  Order order;
};

void loader(benchmark::State& state, const LoaderCase& what, bool ours) {
  std::vector<Figure> rows = figures(what.size);
  if (what.order == Order::shuffled) std::ranges::shuffle(rows, std::mt19937(1));
  while (state.KeepRunning()) {
    state.PauseTiming();
    const std::string path = fresh("loader.db");
    Database database = with_catalogue(path, what.size);
    if (what.into == Into::earlier_release) fill(database, figures(what.size), "first");
    const std::int64_t release =
        number(path, "SELECT release_id FROM release WHERE code = 'second'");
    state.ResumeTiming();
    if (ours) {
      fill(database, rows, "second");
    } else {
      insert_loop(path, rows, release);
    }
    state.PauseTiming();
    database.close();
    require_figures(path, rows.size() * (what.into == Into::empty ? 1 : 2));
    state.ResumeTiming();
  }
  count_rows(state, rows.size());
}

// A CSV file with codes into a new file.
void csv_in(benchmark::State& state, const Size& size, bool ours) {
  const fs::path text = folder() / (std::string("text-") + size.name);
  static std::size_t rows = 0;
  if (!fs::exists(text)) {
    write_catalogue(size, text);
    rows = write_figures(size, text);
  }
  const std::string csv = (text / "observations.csv").string();
  while (state.KeepRunning()) {
    state.PauseTiming();
    const std::string path = fresh("csv.db");
    state.ResumeTiming();
    if (ours) {
      load(path, text.string());
    } else {
      shell("sqlite3 " + path +
            " 'CREATE TABLE observation (indicator TEXT, zone TEXT, year TEXT, value TEXT, "
            "release TEXT, PRIMARY KEY (indicator, year, zone, release)) WITHOUT ROWID' "
            "'.import --csv --skip 1 " +
            csv + " observation'");
    }
    state.PauseTiming();
    require_figures(path, rows);
    state.ResumeTiming();
  }
  count_rows(state, rows);
}

// The figures of a file as CSV with codes.
void csv_out(benchmark::State& state, const Size& size, bool ours) {
  const std::string path = (folder() / (std::string("out-") + size.name + ".db")).string();
  const auto rows = figures(size);
  if (!fs::exists(path)) {
    Database database = with_catalogue(path, size);
    fill(database, rows, "first");
  }
  const fs::path out = folder() / "out";
  while (state.KeepRunning()) {
    state.PauseTiming();
    fs::remove_all(out);
    state.ResumeTiming();
    if (ours) {
      Database database = Database::open(path, {.read_only = true});
      dump(database, out.string());
    } else {
      shell("mkdir " + out.string() + " && sqlite3 -csv -header " + path +
            " 'SELECT i.code AS indicator, z.code AS zone, o.year, o.value, o.status, u.code AS "
            "unit, r.code AS release, n.locator, n.note, n.quantum FROM observation AS o "
            "JOIN indicator AS i USING (indicator_id) JOIN unit AS u USING (unit_id) "
            "JOIN zone AS z USING (zone_id) JOIN release AS r USING (release_id) "
            "LEFT JOIN observation_note AS n USING (indicator_id, year, zone_id, release_id) "
            "ORDER BY o.indicator_id, o.year, o.zone_id, o.release_id' > " +
            (out / "observations.csv").string());
    }
    state.PauseTiming();
    std::ifstream text(out / "observations.csv");
    const auto lines = std::count(std::istreambuf_iterator<char>(text), {}, '\n');
    require(static_cast<std::size_t>(lines) == rows.size() + 1, "lines of CSV");
    state.ResumeTiming();
  }
  count_rows(state, rows.size());
}

}  // namespace

void register_loads() {
  for (const Size& size : {small, medium}) {
    for (const auto& [name, into, order] :
         {std::tuple("empty file", Into::empty, Order::sorted),
          std::tuple("file with a release", Into::earlier_release, Order::sorted),
          std::tuple("empty file, shuffled", Into::empty, Order::shuffled)}) {
      const LoaderCase what{size, into, order};
      add_pair({std::string("loader into ") + name + "/" + size.name},
               [what](benchmark::State& state, bool ours) { loader(state, what, ours); });
    }
    add_pair({std::string("csv in/") + size.name},
             [size](benchmark::State& state, bool ours) { csv_in(state, size, ours); });
    add_pair({std::string("csv out/") + size.name},
             [size](benchmark::State& state, bool ours) { csv_out(state, size, ours); });
  }
}

}  // namespace yearbook::bench
