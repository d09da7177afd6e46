#include <CLI/CLI.hpp>

#include <fstream>
#include <iterator>
#include <ostream>

#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct Arguments : Reading {
  std::string definition;
  std::string year;
  std::string node;
  std::size_t top = 0;
  bool save = false;
};

// A definition by its file, or by the code of one that the yearbook keeps.
IndexDefinition definition_asked_for(const Snapshot& book, const std::string& name) {
  if (!name.ends_with(".toml")) return index_definition(book, name);
  std::ifstream file(name, std::ios::binary);
  if (!file) {
    throw Error(ErrorCode::not_found, "there is no file \"" + name +
                                          "\" to read; name a definition in TOML, or the code of "
                                          "one that the yearbook keeps");
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return parse_index_definition(text, name);
}

// What is printed: all of it for programs, the last ranking of the whole for people.
struct Wanted {
  std::vector<Year> years;
  std::vector<std::string> nodes;
};

Wanted wanted(const IndexResult& result, const Arguments& arguments) {
  const bool for_people = arguments.output_format() == Format::table;
  Wanted wanted;
  if (!arguments.year.empty()) {
    wanted.years = {year_argument(arguments.year)};
  } else if (for_people && !result.years.empty()) {
    wanted.years = {result.years.back()};
  } else {
    wanted.years = result.years;
  }
  if (!arguments.node.empty()) {
    wanted.nodes = {result.nodes[result.node(arguments.node)].code};
  } else if (for_people) {
    wanted.nodes = {result.definition.code};
  } else {
    for (const ResultNode& node : result.nodes) wanted.nodes.push_back(node.code);
  }
  return wanted;
}

void print_scores(const Snapshot& book, const IndexResult& result, const Wanted& wanted,
                  const Arguments& arguments, const Streams& streams) {
  Output output({"year", "zone", "node", "score", "rank"}, {"coverage"});
  for (const Year year : wanted.years) {
    for (const std::string& node : wanted.nodes) {
      for (const IndexScore& row : result.ranking(node, year, arguments.top)) {
        output.add({whole(int{year}), text(book.catalog().zone(row.zone).code), text(row.node),
                    number(row.score, format_exact(*row.score)),
                    number(row.rank, row.rank ? format_exact(*row.rank) : ""),
                    fraction(row.coverage)});
      }
    }
  }
  output.print(streams.out, arguments.output_format());
}

// Of each year that is printed, how many units have a score of the whole; and what could not be used.
void tell(const IndexResult& result, const Wanted& wanted, const Streams& streams) {
  for (const Year year : wanted.years) {
    const auto [begin, end] = result.rows_of(year);
    std::size_t scored = 0;
    std::size_t screened = 0;
    for (std::size_t row = begin; row < end; ++row) {
      if (result.at(0, row).score) ++scored;
      if (result.rows[row].screened) ++screened;
    }
    streams.err << to_string(year) << ": " << scored << " of " << end - begin
                << " units have a score of \"" << result.definition.code << '"';
    if (screened > 0) streams.err << ", " << screened << " were screened out";
    streams.err << '\n';
  }
  for (const IndexWarning& warning : result.warnings) {
    streams.err << "warning: \"" << result.nodes[result.leaves[warning.leaf]].code << '"';
    if (warning.year) streams.err << " in " << to_string(*warning.year);
    streams.err << ": " << to_string(warning.reason) << '\n';
  }
}

// An index has to be kept in the file that it was evaluated on.
void keep(const IndexResult& result, const Arguments& arguments, const Streams& streams) {
  Database database = Database::open(arguments.file);
  const SaveReport report = save(database, result);
  streams.err << report.rows << " scores kept";
  if (report.definition_added) streams.err << ", and the definition";
  streams.err << '\n';
  if (report.definition_differs) {
    streams.err << "note: the file keeps another definition under \"" << result.definition.code
                << "\"; view index_result shows these scores with of_current_definition = 0\n";
  }
}

int print_index(const Arguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const IndexResult result = evaluate(book, definition_asked_for(book, arguments.definition));
  const Wanted wanted = tool::wanted(result, arguments);
  print_scores(book, result, wanted, arguments, streams);
  if (arguments.output_format() != Format::csv) tell(result, wanted, streams);
  if (arguments.save) keep(result, arguments, streams);
  return 0;
}

}  // namespace

void add_index(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("index", "A composite index: scores and places");
  const auto arguments = std::make_shared<Arguments>();
  arguments->add_to(*verb, true);
  verb->add_option("DEFINITION", arguments->definition,
                   "A file DEFINITION.toml, or the code of an index in the file")
      ->required();
  verb->add_option("--year", arguments->year,
                   "Prints this year alone; which years are pooled, the definition says");
  verb->add_option("--node", arguments->node, "Prints this node alone");
  verb->add_option("--top", arguments->top,
                   "The first places only; units that share a place stay together");
  verb->add_flag("--save", arguments->save, "Keeps scores and places in the file");
  verb->footer(
      "csv and json have every node of every year, leaves as they were after the last step; a "
      "table "
      "has the whole index of the last year unless --year and --node say else. Missing scores are "
      "left out.\n\n"
      "Example:\n  yearbook index torch.db ice_system_2014 --format csv");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_index(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
