// Questions of a snapshot beside prepared statements on the same file, whose pages are in SQLite's
// cache. The file has one release, so that the plainest SQL gives the figures that stand.
#include <yearbook/yearbook.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "bench/books.hpp"
#include "bench/pairs.hpp"
#include "bench/raw.hpp"

namespace yearbook::bench {
namespace {

// A file of one size, open both ways. Raw questions run within one read transaction, but for those
// by code.
class Books {
 public:
  explicit Books(const Size& of)
      : size(of), path(filled(of)), book(Database::open(path).snapshot()), raw(path), alone(path) {
    book.preload();
    for (const Zone& zone : book.catalog().zones()) zones.push_back(zone.handle);
    for (const Indicator& each : book.catalog().indicators()) indicators.push_back(each.handle);
    for (int i = 0; i < of.zones; ++i) zone_codes.push_back(zone_code(i));
    for (int i = 0; i < of.indicators; ++i) indicator_codes.push_back(indicator_code(i));
    raw.execute("BEGIN");
  }

  // What the i-th question is about: far from the one before it.
  [[nodiscard]] std::size_t indicator(std::size_t i) const { return i * 7919 % indicators.size(); }
  [[nodiscard]] std::size_t zone(std::size_t i) const { return i * 104'729 % zones.size(); }
  [[nodiscard]] int year(std::size_t i) const {
    return first_year + static_cast<int>(i * 31 % static_cast<std::size_t>(size.years));
  }
  [[nodiscard]] YearRange years() const {
    return {Year{first_year}, Year{first_year + size.years - 1}};
  }
  // Ids are places plus one.
  [[nodiscard]] int indicator_id(std::size_t i) const { return static_cast<int>(indicator(i)) + 1; }
  [[nodiscard]] int zone_id(std::size_t i) const { return static_cast<int>(zone(i)) + 1; }

  Size size;
  std::string path;
  Snapshot book;
  RawFile raw;
  RawFile alone;  // without a transaction
  std::vector<ZoneHandle> zones;
  std::vector<IndicatorHandle> indicators;
  std::vector<std::string> zone_codes;
  std::vector<std::string> indicator_codes;
  GroupHandle all = book.group("all");

 private:
  static std::string filled(const Size& size) {
    const std::string path = fresh(std::string("query-") + size.name + ".db");
    Database database = with_catalogue(path, size);
    fill(database, figures(size), "first");
    return path;
  }
};

Books& books(const Size& size) {
  static std::map<std::string, Books> made;
  return made.try_emplace(size.name, size).first->second;
}

double with(double value) {
  return std::isnan(value) ? 0 : value;
}

// Whether answers are being checked: all of an answer is looked at then, and one number of it when
// it is timed, since adding up what was answered takes longer than some answers.
bool checking = false;

template <typename Values>
double sum(const Values& values) {
  if (!checking) return values.empty() ? 0 : values.back();
  double result = 0;
  for (const double value : values) result += with(value);
  return result;
}

double place_sum(const Ranking& ranking) {
  if (!checking) return ranking.empty() ? 0 : ranking.rows.back().rank;
  double result = 0;
  for (const RankedZone& row : ranking) result += row.rank * row.zone.id();
  return result;
}

// One question, both ways. An answer is boiled down to a number that both must give.
struct Question {
  const char* name;
  double (*ours)(const Books&, std::size_t i);
  const char* sql;
  double (*raw)(const Books&, const RawStatement&, std::size_t i);
  bool by_code = false;
};

const Question questions[] = {
    {"point by handle",
     [](const Books& b, std::size_t i) {
       return value(b.book, b.indicators[b.indicator(i)], b.zones[b.zone(i)], Year{b.year(i)})
           .value_or(0);
     },
     "SELECT value FROM observation WHERE indicator_id = ?1 AND year = ?2 AND zone_id = ?3",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       s.each([&](const auto& row) { result = row.real(0); }, b.indicator_id(i), b.year(i),
              b.zone_id(i));
       return result;
     }},
    {"point by codes",
     [](const Books& b, std::size_t i) {
       return value(b.book, b.book.indicator(b.indicator_codes[b.indicator(i)]),
                    b.book.zone(b.zone_codes[b.zone(i)]), Year{b.year(i)})
           .value_or(0);
     },
     "SELECT value FROM observation WHERE indicator_id = (SELECT indicator_id FROM indicator WHERE "
     "code = ?1) AND year = ?2 AND zone_id = (SELECT zone_id FROM zone WHERE code = ?3)",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       s.each([&](const auto& row) { result = row.real(0); },
              std::string_view(b.indicator_codes[b.indicator(i)]), b.year(i),
              std::string_view(b.zone_codes[b.zone(i)]));
       return result;
     },
     true},
    {"series",
     [](const Books& b, std::size_t i) {
       return sum(
           series(b.book, b.indicators[b.indicator(i)], b.zones[b.zone(i)], b.years()).values);
     },
     "SELECT year, value FROM observation WHERE indicator_id = ?1 AND zone_id = ?2 ORDER BY year",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<double> result;
       s.each([&](const auto& row) { result.push_back(row.real(1)); }, b.indicator_id(i),
              b.zone_id(i));
       return sum(result);
     }},
    {"series, year in (...)",
     [](const Books& b, std::size_t i) {
       return sum(
           series(b.book, b.indicators[b.indicator(i)], b.zones[b.zone(i)], b.years()).values);
     },
     "WITH RECURSIVE every (year) AS (SELECT ?3 UNION ALL SELECT year + 1 FROM every WHERE year < "
     "?4) SELECT year, value FROM observation WHERE indicator_id = ?1 AND zone_id = ?2 AND year IN "
     "(SELECT year FROM every) ORDER BY year",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<double> result;
       s.each([&](const auto& row) { result.push_back(row.real(1)); }, b.indicator_id(i),
              b.zone_id(i), first_year, first_year + b.size.years - 1);
       return sum(result);
     }},
    {"cross-section",
     [](const Books& b, std::size_t i) {
       return sum(
           cross_section(b.book, b.indicators[b.indicator(i)], Year{b.year(i)}, b.all).values);
     },
     "SELECT zone_id, value FROM observation WHERE indicator_id = ?1 AND year = ?2",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<std::pair<std::int64_t, double>> result;
       s.each([&](const auto& row) { result.emplace_back(row.integer(0), row.real(1)); },
              b.indicator_id(i), b.year(i));
       double total = 0;
       for (const auto& [zone, value] : result) total += value;
       return total;
     }},
    {"panel",
     [](const Books& b, std::size_t i) {
       return sum(panel(b.book, b.indicators[b.indicator(i)], b.all, b.years()).values);
     },
     "SELECT year, zone_id, value FROM observation WHERE indicator_id = ?1",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<double> result(static_cast<std::size_t>(b.size.years * b.size.zones));
       s.each(
           [&](const auto& row) {
             const auto at = (row.integer(0) - first_year) * b.size.zones + row.integer(1) - 1;
             result[static_cast<std::size_t>(at)] = row.real(2);
           },
           b.indicator_id(i));
       return sum(result);
     }},
    {"top 10",
     [](const Books& b, std::size_t i) {
       return place_sum(
           ranking(b.book, b.indicators[b.indicator(i)], Year{b.year(i)}, b.all, {.top = 10}));
     },
     "SELECT zone_id, value FROM observation WHERE indicator_id = ?1 AND year = ?2 ORDER BY value "
     "DESC LIMIT 10",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       double place = 0;
       s.each([&](const auto& row) { result += ++place * row.real(0); }, b.indicator_id(i),
              b.year(i));
       return result;
     }},
    {"rank of all zones, one year",
     [](const Books& b, std::size_t i) {
       return place_sum(ranking(b.book, b.indicators[b.indicator(i)], Year{b.year(i)}, b.all));
     },
     "SELECT zone_id, rank() OVER (ORDER BY value DESC), value FROM observation WHERE indicator_id "
     "= ?1 AND year = ?2",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       s.each([&](const auto& row) { result += row.real(0) * row.real(1); }, b.indicator_id(i),
              b.year(i));
       return result;
     }},
    {"rank of all zones, all years",
     [](const Books& b, std::size_t i) {
       double result = 0;
       for (Year year = b.years().first; year <= b.years().last; ++year) {
         result += place_sum(ranking(b.book, b.indicators[b.indicator(i)], year, b.all));
       }
       return result;
     },
     "SELECT zone_id, rank() OVER (PARTITION BY year ORDER BY value DESC), value FROM observation "
     "WHERE indicator_id = ?1",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       s.each([&](const auto& row) { result += row.real(0) * row.real(1); }, b.indicator_id(i));
       return result;
     }},
    {"total by year",
     [](const Books& b, std::size_t i) {
       return sum(series(b.book, b.indicators[b.indicator(i)], b.all, b.years()).values);
     },
     "SELECT year, sum(value) FROM observation WHERE indicator_id = ?1 GROUP BY year",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<double> result;
       s.each([&](const auto& row) { result.push_back(row.real(1)); }, b.indicator_id(i));
       return sum(result);
     }},
    {"growth of every zone",
     [](const Books& b, std::size_t i) {
       const YearRange years{b.years().first + std::chrono::years{1}, b.years().last};
       return sum(growth_panel(b.book, b.indicators[b.indicator(i)], b.all, years).values);
     },
     "SELECT now.year, now.zone_id, now.value / before.value - 1 FROM observation AS now JOIN "
     "observation AS before ON before.indicator_id = now.indicator_id AND before.year = now.year - "
     "1 AND before.zone_id = now.zone_id WHERE now.indicator_id = ?1 AND before.value > 0",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<double> result(static_cast<std::size_t>(b.size.years * b.size.zones));
       s.each(
           [&](const auto& row) {
             const auto at = (row.integer(0) - first_year) * b.size.zones + row.integer(1) - 1;
             result[static_cast<std::size_t>(at)] = row.real(2);
           },
           b.indicator_id(i));
       return sum(result);
     }},
    {"share of total, every zone",
     [](const Books& b, std::size_t i) {
       return sum(
           shares(b.book, b.indicators[b.indicator(i)], b.all, b.all, Year{b.year(i)}).values);
     },
     "SELECT zone_id, value / (SELECT sum(value) FROM observation WHERE indicator_id = ?1 AND year "
     "= ?2) FROM observation WHERE indicator_id = ?1 AND year = ?2",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<std::pair<std::int64_t, double>> result;
       s.each([&](const auto& row) { result.emplace_back(row.integer(0), row.real(1)); },
              b.indicator_id(i), b.year(i));
       double total = 0;
       for (const auto& [zone, value] : result) total += value;
       return total;
     }},
    {"share of total, every zone, by sum() OVER ()",
     [](const Books& b, std::size_t i) {
       return sum(
           shares(b.book, b.indicators[b.indicator(i)], b.all, b.all, Year{b.year(i)}).values);
     },
     "SELECT zone_id, value / sum(value) OVER () FROM observation WHERE indicator_id = ?1 AND year "
     "= "
     "?2",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       std::vector<std::pair<std::int64_t, double>> result;
       s.each([&](const auto& row) { result.emplace_back(row.integer(0), row.real(1)); },
              b.indicator_id(i), b.year(i));
       double total = 0;
       for (const auto& [zone, value] : result) total += value;
       return total;
     }},
    {"share of total, one zone",
     [](const Books& b, std::size_t i) {
       return share(b.book, b.indicators[b.indicator(i)], b.zones[b.zone(i)], b.all,
                    Year{b.year(i)})
           .value.value_or(0);
     },
     "SELECT part.value / (SELECT sum(value) FROM observation WHERE indicator_id = ?1 AND year = "
     "?2) FROM observation AS part WHERE indicator_id = ?1 AND year = ?2 AND zone_id = ?3",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       s.each([&](const auto& row) { result = row.real(0); }, b.indicator_id(i), b.year(i),
              b.zone_id(i));
       return result;
     }},
    {"share of total, one zone, by sum() OVER ()",
     [](const Books& b, std::size_t i) {
       return share(b.book, b.indicators[b.indicator(i)], b.zones[b.zone(i)], b.all,
                    Year{b.year(i)})
           .value.value_or(0);
     },
     "SELECT share FROM (SELECT zone_id, value / sum(value) OVER () AS share FROM observation "
     "WHERE "
     "indicator_id = ?1 AND year = ?2) WHERE zone_id = ?3",
     [](const Books& b, const RawStatement& s, std::size_t i) {
       double result = 0;
       s.each([&](const auto& row) { result = row.real(0); }, b.indicator_id(i), b.year(i),
              b.zone_id(i));
       return result;
     }},
    {"totals of all indicators by year",
     [](const Books& b, std::size_t /*i*/) {
       double result = 0;
       for (const IndicatorHandle indicator : b.indicators) {
         result += sum(series(b.book, indicator, b.all, b.years()).values);
       }
       return result;
     },
     "SELECT indicator_id, year, sum(value) FROM observation GROUP BY indicator_id, year",
     [](const Books& /*b*/, const RawStatement& s, std::size_t /*i*/) {
       double result = 0;
       s.each([&](const auto& row) { result += row.real(2); });
       return result;
     }},
};

bool equal(double a, double b) {
  return std::fabs(a - b) <= 1e-9 * std::max(1.0, std::fabs(b));
}

// Asks both ways first, and times one.
void ask(benchmark::State& state, const Question& question, const Size& size, bool ours) {
  const Books& both = books(size);
  const RawStatement statement = (question.by_code ? both.alone : both.raw).prepare(question.sql);
  constexpr std::size_t checked = 20;
  checking = true;
  for (std::size_t i = 0; i < checked; ++i) {
    require(equal(question.ours(both, i), question.raw(both, statement, i)), question.name);
  }
  checking = false;
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(ours ? question.ours(both, i) : question.raw(both, statement, i));
    ++i;
  }
}

}  // namespace

void register_queries() {
  for (const Size& size : {small, medium}) {
    for (const Question& question : questions) {
      add_quick_pair({std::string(question.name) + "/" + size.name},
                     [&question, size](benchmark::State& state, bool ours) {
                       ask(state, question, size, ours);
                     });
    }
  }
}

}  // namespace yearbook::bench
