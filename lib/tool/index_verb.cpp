#include <CLI/CLI.hpp>

#include <fstream>
#include <iterator>
#include <ostream>

#include "tool/progress_bar.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct IndexArguments : Reading {
  std::string definition;
  std::string year;
  std::string node;
  std::size_t top = 0;
  std::string explain;
  bool stats = false;
  std::string compare;
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

Wanted wanted(const IndexResult& result, const IndexArguments& arguments) {
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

// A score, a weight or a moment: three decimals for people.
Cell score_cell(std::optional<double> value) {
  const Unit pure{"index", "index", "index", 1, "", ""};
  constexpr int decimals = 3;
  return number(value, value ? format_figure(*value, pure, decimals) : "");
}

// A place: whole, but where those that share one have the mean.
Cell place_cell(std::optional<double> rank) {
  return number(rank, rank ? format_exact(*rank) : "");
}

// Whether there was any to print.
bool print_scores(const Snapshot& book, const IndexResult& result, const Wanted& wanted,
                  const IndexArguments& arguments, const Streams& streams) {
  Output output({"year", "zone", "node", "score", "rank"}, {"coverage"});
  bool any = false;
  for (const Year year : wanted.years) {
    for (const std::string& node : wanted.nodes) {
      for (const IndexScore& row : result.ranking(node, year, arguments.top)) {
        any = true;
        output.add({whole(int{year}), text(book.catalog().zone(row.zone).code), text(row.node),
                    score_cell(row.score), place_cell(row.rank), fraction(row.coverage)});
      }
    }
  }
  output.print(streams.out, arguments.style(streams));
  return any;
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

// The year that was asked for, or the last one.
Year one_year(const IndexResult& result, const IndexArguments& arguments) {
  if (!arguments.year.empty()) return year_argument(arguments.year);
  if (!result.years.empty()) return result.years.back();
  throw Error(ErrorCode::not_found, "no unit of \"" + result.definition.code +
                                        "\" has a figure in any year, so there is nothing to show");
}

// People read a tree of sentences; programs, and who wants all digits, get a row a node.
void print_explanation(const Snapshot& book, const IndexResult& result,
                       const IndexArguments& arguments, const Streams& streams) {
  const Explanation explained = explain(book, result, book.zone(arguments.explain),
                                        one_year(result, arguments), arguments.node);
  if (arguments.output_format() == Format::table && !arguments.exact) {
    streams.out << to_string(explained);
    return;
  }
  Output output({"node", "depth", "score", "rank", "weight", "effective", "realised",
                 "contribution", "reason", "raw", "unit", "release", "locator"});
  for (const ExplainedNode& node : explained.nodes) {
    const SourcedFigure raw = node.raw.value_or(SourcedFigure{});
    output.add({text(node.node), whole(static_cast<long long>(node.depth)), score_cell(node.score),
                place_cell(node.rank), score_cell(node.weight), score_cell(node.effective),
                score_cell(node.realised), score_cell(node.contribution),
                text(to_string(node.reason)), score_cell(raw.value), text(raw.unit.code),
                text(raw.release), text(raw.locator)});
  }
  output.print(streams.out, arguments.style(streams));
}

// What the raw figures of the leaves look like, in a year or over all.
void print_statistics(const IndexResult& result, const IndexArguments& arguments,
                      const Streams& streams) {
  AnalysisData data{.stage = "raw", .year = std::nullopt};
  if (!arguments.year.empty()) data.year = year_argument(arguments.year);
  Output output({"node", "rows", "present", "min", "max", "mean", "median", "deviation", "skewness",
                 "kurtosis", "nonzero", "unique", "flags"});
  for (const ColumnStatistics& column : statistics(result, data)) {
    std::string flags;
    const auto flag = [&](bool is_set, std::string_view name) {
      if (is_set) flags += (flags.empty() ? "" : " ") + std::string(name);
    };
    flag(column.few_values, "few_values");
    flag(column.few_nonzero, "few_nonzero");
    flag(column.few_unique, "few_unique");
    flag(column.outliers, "outliers");
    output.add({text(column.node), whole(static_cast<long long>(column.rows)),
                whole(static_cast<long long>(column.present)), score_cell(column.min),
                score_cell(column.max), score_cell(column.mean), score_cell(column.median),
                score_cell(column.deviation), score_cell(column.skewness),
                score_cell(column.kurtosis), whole(static_cast<long long>(column.nonzero)),
                whole(static_cast<long long>(column.unique)), text(flags)});
  }
  output.print(streams.out, arguments.style(streams));
}

// The places of one year under two definitions.
void print_comparison(const Snapshot& book, const IndexResult& result,
                      const IndexArguments& arguments, const Streams& streams) {
  const IndexResult other = evaluate(book, definition_asked_for(book, arguments.compare));
  const auto units = compare(result, other, one_year(result, arguments), arguments.node);
  Output output({"zone", "rank", "other", "difference"});
  for (const ComparedUnit& unit : units) {
    output.add({text(book.catalog().zone(unit.zone).code), place_cell(unit.a), place_cell(unit.b),
                place_cell(unit.difference)});
  }
  output.print(streams.out, arguments.style(streams));
  if (const auto distance = mean_distance(units);
      distance && arguments.output_format() != Format::csv) {
    streams.err << "mean distance of the places: " << format_exact(*distance) << '\n';
  }
}

// An index has to be kept in the file that it was evaluated on.
void keep(const IndexResult& result, const IndexArguments& arguments, const Streams& streams) {
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

// Reads every indicator that the index stands on, which takes the longest of all, and says how far
// it is.
void read_leaves(const Snapshot& book, const IndexDefinition& definition, const Streams& streams) {
  std::vector<const Indicator*> indicators;
  for (const IndexNode& node : definition.nodes) {
    for (const std::string& code : {node.indicator, node.denominator})
      if (!code.empty()) indicators.push_back(&book.catalog().find_indicator(code));
  }
  ProgressBar bar(streams.err, "reading", "indicators", indicators.size());
  const Progress progress = bar.progress();
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    // Any question about all zones has the indicator read whole.
    static_cast<void>(ranking(book, indicators[i]->handle, Year{1}));
    progress(static_cast<double>(i + 1) / static_cast<double>(indicators.size()));
  }
}

int print_index(const IndexArguments& arguments, const Streams& streams) {
  const Snapshot book = arguments.snapshot();
  const IndexDefinition definition = definition_asked_for(book, arguments.definition);
  if (streams.terminal) read_leaves(book, definition, streams);
  const IndexResult result = evaluate(book, definition);
  if (!arguments.explain.empty()) {
    print_explanation(book, result, arguments, streams);
  } else if (arguments.stats) {
    print_statistics(result, arguments, streams);
  } else if (!arguments.compare.empty()) {
    print_comparison(book, result, arguments, streams);
  } else {
    const Wanted wanted = tool::wanted(result, arguments);
    const bool any = print_scores(book, result, wanted, arguments, streams);
    if (!any || arguments.output_format() != Format::csv) tell(result, wanted, streams);
  }
  if (arguments.save) keep(result, arguments, streams);
  return 0;
}

}  // namespace

void add_index(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("index", "A composite index: scores and places");
  const auto arguments = std::make_shared<IndexArguments>();
  arguments->add_to(*verb, true);
  verb->add_option("DEFINITION", arguments->definition,
                   "A file DEFINITION.toml, or the code of an index in the file")
      ->required();
  verb->add_option("--year", arguments->year,
                   "Prints this year alone; which years are pooled, the definition says");
  verb->add_option("--node", arguments->node, "Prints this node alone");
  verb->add_option("--top", arguments->top,
                   "The first places only; units that share a place stay together");
  CLI::Option* explain = verb->add_option(
      "--explain", arguments->explain,
      "Instead: how the score of a zone came about, down to the figures and their sources");
  CLI::Option* stats = verb->add_flag("--stats", arguments->stats,
                                      "Instead: what the raw figures of each indicator look like");
  CLI::Option* compare =
      verb->add_option("--compare", arguments->compare,
                       "Instead: the places by this definition and by another, file or code");
  explain->excludes(stats)->excludes(compare);
  stats->excludes(compare);
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
