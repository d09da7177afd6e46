// What every verb of the tool has: its part of the command line, and its work. Floor 7.
//
// A verb is a function on streams: it writes results to `out` and all else to `err`, and throws
// yearbook::Error when the data say no.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <yearbook/yearbook.hpp>

#include "tool/output.hpp"

namespace CLI {
class App;
}

namespace yearbook::tool {

struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  // whether somebody watches err
  bool colour = false;    // whether out is a terminal that may have colour
};

// Whether a terminal may have colour: not when NO_COLOR is set and not empty (https://no-color.org),
// nor on one that calls itself dumb. The texts are those of the environment, null where they are
// not set.
bool may_have_colour(bool terminal, const char* no_color, const char* term);

// What the command line chose: set by the verb that was named, run by main. Gives the exit code.
using Work = std::function<int(const Streams&)>;

// Options that verbs for reading share.
struct Reading {
  std::string file;
  std::string format = "table";
  std::string as_of;
  std::optional<int> vintage;
  std::string language = "en";
  bool exact = false;
  bool plain = false;

  // Adds FILE, --format, --exact, --plain and, for verbs that ask for figures, --as-of and
  // --vintage.
  void add_to(CLI::App& verb, bool with_as_of);
  // As add_to, for a verb that draws charts: svg is a format too, and --language that of its words.
  void add_charts_to(CLI::App& verb);
  [[nodiscard]] Format output_format() const;
  // The format and how it is written to these streams.
  [[nodiscard]] Style style(const Streams& streams) const;
  // Of charts.
  [[nodiscard]] Language chart_language() const;
  // A name in the language of charts, else the other one, else the code.
  template <typename Named>
  [[nodiscard]] const std::string& name_of(const Named& named) const {
    const bool chinese = chart_language() == Language::zh;
    const std::string& first = chinese ? named.name_zh : named.name_en;
    const std::string& second = chinese ? named.name_en : named.name_zh;
    if (!first.empty()) return first;
    return second.empty() ? named.code : second;
  }
  // Opens the file for reading and takes the snapshot asked for.
  [[nodiscard]] Snapshot snapshot() const;
};

// A year from the command line. Throws invalid_argument for anything else.
Year year_argument(std::string_view text);
// "2010-2016", "2010:2016" or "2016". Throws invalid_argument for anything else.
YearRange years_argument(std::string_view text);
// Takes the year out of two arguments of which one is a year, in whichever order they were typed;
// the first of the pair is the name.
std::pair<std::string, Year> name_and_year(std::string first, std::string second);

// A figure as a cell, in its indicator's unit.
Cell figure(std::optional<double> value, const Indicator& indicator);
// A fraction as a cell, which a table shows in percent.
Cell fraction(std::optional<double> value, int decimals = 1);
// A change in percent (5 is 5 %), as revisions have it.
Cell percent(std::optional<double> change);

// The verbs, one a file. Each adds itself to the tool and sets `work` when it is the one named.
void add_create(CLI::App& tool, Work& work);
void add_load(CLI::App& tool, Work& work);
void add_dump(CLI::App& tool, Work& work);
void add_info(CLI::App& tool, Work& work);
void add_zones(CLI::App& tool, Work& work);
void add_indicators(CLI::App& tool, Work& work);
void add_releases(CLI::App& tool, Work& work);
void add_value(CLI::App& tool, Work& work);
void add_series(CLI::App& tool, Work& work);
void add_total(CLI::App& tool, Work& work);
void add_share(CLI::App& tool, Work& work);
void add_rank(CLI::App& tool, Work& work);
void add_leaders(CLI::App& tool, Work& work);
void add_growth(CLI::App& tool, Work& work);
void add_index(CLI::App& tool, Work& work);
void add_history(CLI::App& tool, Work& work);
void add_diff(CLI::App& tool, Work& work);
void add_revisions(CLI::App& tool, Work& work);
void add_sql(CLI::App& tool, Work& work);
void add_views(CLI::App& tool, Work& work);
void add_check(CLI::App& tool, Work& work);
void add_publish(CLI::App& tool, Work& work);
void add_report(CLI::App& tool, Work& work);

// Runs a command line; gives the exit code: 0 done, 1 the data say no, 2 usage.
int run(int argc, const char* const* argv, const Streams& streams);

}  // namespace yearbook::tool
