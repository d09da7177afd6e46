// A walk through the report of 2017, step by step: a question, its SQL and what it gives, and the same
// from C++. Every figure is followed by the publication that prints it. The sources of the figures are
// in examples/torch; 08_report_2017 makes a page of the same.
#include <yearbook/yearbook.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <variant>

using namespace yearbook;
using namespace yearbook::literals;

namespace {

std::string shown(const sql::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* real = std::get_if<double>(&value)) return format_exact(*real);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  return {};
}

class Walk {
 public:
  explicit Walk(Database& database) : database_(database), now_(database.snapshot()) {}

  // A statement as it is typed, and its rows below it.
  void ask(std::string_view question, const std::string& statement) {
    std::cout << "\n" << ++step_ << ". " << question << "\n\n" << statement << ";\n\n";
    sql::Rows rows = sql::query(database_, statement);
    std::vector<TextColumn> columns;
    for (const sql::Column& column : rows.columns()) columns.push_back({column.name});
    TextTable table(std::move(columns));
    for (const sql::Row row : rows) {
      std::vector<std::string> fields;
      fields.reserve(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) fields.push_back(shown(row[i]));
      table.add(std::move(fields));
    }
    std::cout << table;
  }

  void head_figures() {
    ask("What does the report say of 2016?",
        "SELECT indicator, value, unit, release FROM current\n"
        "WHERE zone = 'national_hightech_zones' AND year = 2016 AND release = 'report_2017_note'\n"
        "ORDER BY indicator");
    for (const char* code : {"gdp", "rd", "patents_granted"}) {
      const Indicator& indicator = now_.catalog().find_indicator(code);
      const Observation cell = observation(now_, indicator.handle, zones_, 2016y);
      std::cout << "C++: " << indicator.name_en << ": "
                << format_figure(*cell.value, indicator.unit, indicator.decimals) << " ["
                << cell.release << "]\n";
    }
  }

  void revision() {
    ask("Was the share of GDP always 12.1 %?",
        "SELECT value, release, published_on, stands FROM history\n"
        "WHERE indicator = 'gdp_share' AND zone = 'national_hightech_zones' AND year = 2016\n"
        "ORDER BY published_on");
    const Snapshot spring = database_.snapshot({.as_of = 2017y / std::chrono::June / 1});
    const auto then = value(spring, now_.indicator("gdp_share"), zones_, 2016y);
    std::cout << "C++: known in June 2017: " << format_exact(*then) << " %\n";
  }

  void share_rebuilt() {
    ask("Do GDP and its share go together? The nation's GDP of the bulletin: R&D over intensity.",
        "SELECT round(100 * z.value / (rd.value / (i.value / 100)), 2) AS percent,\n"
        "  rd.release AS source\n"
        "FROM current AS z, current AS rd, current AS i\n"
        "WHERE z.indicator = 'gdp' AND z.zone = 'national_hightech_zones' AND z.year = 2016\n"
        "  AND rd.indicator = 'rd_total' AND rd.zone = 'china' AND rd.year = 2016\n"
        "  AND i.indicator = 'rd_intensity' AND i.zone = 'china' AND i.year = 2016");
    const Share share =
        yearbook::share(now_, now_.indicator("gdp"), now_.group("national"), now_.zone("china"),
                        2016y, {.denominator = now_.indicator("gdp_implied")});
    std::cout << "C++: " << format_percent(*share.value, 2) << '\n';
  }

  void index() {
    ask("What is the innovation index of 2015 made of?",
        "SELECT indicator, value, release FROM current\n"
        "WHERE indicator IN ('ice', 'ice1', 'ice2', 'ice3', 'ice4', 'ice5') AND year = 2015\n"
        "ORDER BY indicator");
    const IndexDefinition system = index_definition(now_, "ice_system_2014");
    const IndexResult result = evaluate(now_, system);
    std::cout << "C++, by the published weights: "
              << format_exact(*result.score("ice_system_2014", zones_, 2015y).score) << '\n';
  }

  void contradictions() {
    ask("Where do sources print different figures of 2016?",
        "SELECT indicator, group_concat(printf('%.15g', value) || ' [' || release || ']', ', ') AS "
        "figures\n"
        "FROM (SELECT * FROM history WHERE zone = 'national_hightech_zones' AND year = 2016\n"
        "      ORDER BY published_on)\n"
        "GROUP BY indicator HAVING count(DISTINCT value) > 1");
  }

 private:
  Database& database_;
  Snapshot now_;
  ZoneHandle zones_ = now_.zone("national_hightech_zones");
  int step_ = 0;
};

}  // namespace

int main() {
  Database database = Database::create(":memory:");
  load(database, TORCH_DIRECTORY);
  std::cout << "The national high-tech zones of China in 2016, from SQL and from C++\n";
  Walk walk(database);
  walk.head_figures();
  walk.revision();
  walk.share_rebuilt();
  walk.index();
  walk.contradictions();
}
