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
};

// What the command line chose: set by the verb that was named, run by main. Gives the exit code.
using Work = std::function<int(const Streams&)>;

// Options that verbs for reading share.
struct Reading {
  std::string file;
  std::string format = "table";
  std::string as_of;
  std::optional<int> vintage;

  // Adds FILE, --format and, for verbs that ask for figures, --as-of and --vintage.
  void add_to(CLI::App& verb, bool with_as_of);
  [[nodiscard]] Format output_format() const;
  // Opens the file for reading and takes the snapshot asked for.
  [[nodiscard]] Snapshot snapshot() const;
};

// A year from the command line. Throws invalid_argument for anything else.
Year year_argument(std::string_view text);
// "2010-2016", "2010:2016" or "2016". Throws invalid_argument for anything else.
YearRange years_argument(std::string_view text);
// A group or a zone by name: groups first, then zones.
ShareOf part_argument(const Snapshot& book, std::string_view name);
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
void add_history(CLI::App& tool, Work& work);
void add_diff(CLI::App& tool, Work& work);
void add_revisions(CLI::App& tool, Work& work);
void add_check(CLI::App& tool, Work& work);

// Runs a command line; gives the exit code: 0 done, 1 the data say no, 2 usage.
int run(int argc, const char* const* argv, const Streams& streams);

}  // namespace yearbook::tool
