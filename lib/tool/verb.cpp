#include "tool/verb.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "tool/manual.hpp"

namespace yearbook::tool {

namespace {

void add_options(Reading& reading, CLI::App& verb, bool with_as_of,
                 const std::vector<std::string>& formats) {
  verb.add_option("FILE", reading.file, "The yearbook file")->required();
  verb.add_option("--format", reading.format,
                  formats.size() > 3 ? "table for people, csv or json for programs, svg for a chart"
                                     : "table for people, csv or json for programs")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  if (with_as_of) {
    verb.add_option("--as-of", reading.as_of,
                    "Figures as known on that day, such as 2017-12-31, 2017-12 or 2017");
    verb.add_option(
        "--vintage", reading.vintage,
        "Of each cell the figure at this place in the order of publication: 1 the first, "
        "-1 the last");
  }
  verb.add_flag("--exact", reading.exact, "Numbers in tables with all their digits, without units");
  verb.add_flag("--plain", reading.plain, "Tables without bars, sparklines and colour");
}

}  // namespace

void Reading::add_to(CLI::App& verb, bool with_as_of) {
  add_options(*this, verb, with_as_of, {"table", "csv", "json"});
}

void Reading::add_charts_to(CLI::App& verb) {
  add_options(*this, verb, true, {"table", "csv", "json", "svg"});
  verb.add_option("--language", language, "Of the words and figures of a chart")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();
}

Format Reading::output_format() const {
  if (format == "csv") return Format::csv;
  if (format == "svg") return Format::svg;
  return format == "json" ? Format::json : Format::table;
}

Style Reading::style(const Streams& streams) const {
  Style result(output_format());
  result.exact = exact;
  result.plain = plain;
  result.colour = streams.colour;
  return result;
}

Language Reading::chart_language() const {
  return parse_language(language).value_or(Language::en);
}

bool may_have_colour(bool terminal, const char* no_color, const char* term) {
  const bool refused = no_color != nullptr && *no_color != '\0';
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  return terminal && !refused && !dumb;
}

Snapshot Reading::snapshot() const {
  SnapshotOptions options{.as_of = std::nullopt, .vintage = vintage};
  if (!as_of.empty()) {
    options.as_of = parse_date(as_of);
    if (!options.as_of) {
      throw Error(ErrorCode::invalid_argument,
                  "\"" + as_of + "\" is no date; write --as-of 2017-12-31, 2017-12 or 2017");
    }
  }
  return Database::open(file, {.read_only = true}).snapshot(options);
}

Year year_argument(std::string_view text) {
  if (const auto year = parse_year(text)) return *year;
  throw Error(ErrorCode::invalid_argument,
              "\"" + std::string(text) + "\" is no year; a year is a whole number from 1 to 9999");
}

YearRange years_argument(std::string_view text) {
  const std::size_t between = text.find_first_of("-:");
  if (between == std::string_view::npos) {
    const Year year = year_argument(text);
    return {year, year};
  }
  return {year_argument(text.substr(0, between)), year_argument(text.substr(between + 1))};
}

std::pair<std::string, Year> name_and_year(std::string first, std::string second) {
  if (parse_year(first) && !parse_year(second)) std::swap(first, second);
  const Year year = year_argument(second);
  return {std::move(first), year};
}

Cell figure(std::optional<double> value, const Indicator& indicator) {
  return number(value, value ? format_figure(*value, indicator.unit, indicator.decimals) : "");
}

Cell percent(std::optional<double> change) {
  constexpr double whole_in_percent = 100;
  constexpr int decimals = 2;
  return number(change, change ? format_percent(*change / whole_in_percent, decimals) : "");
}

Cell fraction(std::optional<double> value, int decimals) {
  return number(value, value ? format_percent(*value, decimals) : "");
}

namespace {

constexpr const char* footer =
    "Results go to standard output, everything else to standard error.\n"
    "Exit codes: 0 done, 1 the data say no, 2 wrong usage.\n\n"
    "A first session:\n"
    "  yearbook load torch.db examples/torch          make a yearbook of a directory\n"
    "  yearbook info torch.db                         see what is inside\n"
    "  yearbook series torch.db revenue zhongguancun  ask\n"
    "\"yearbook VERB --help\" has an example of each verb.";

void add_verbs(CLI::App& tool, Work& work) {
  for (const auto add :
       {add_create,   add_load,   add_dump,    add_info,    add_zones, add_indicators,
        add_releases, add_value,  add_series,  add_total,   add_share, add_rank,
        add_leaders,  add_growth, add_history, add_index,   add_diff,  add_revisions,
        add_sql,      add_views,  add_check,   add_publish, add_report}) {
    add(tool, work);
  }
}

// How the package makes its manual page and completion; not listed by --help.
void add_manuals(CLI::App& tool) {
  constexpr const char* unlisted = "";
  // Printed as the version is: at once, whatever else the line says.
  const auto print = [](std::string text) {
    text.pop_back();  // its last line is ended where it is printed
    throw CLI::CallForVersion(text, 0);
  };
  tool.add_flag_callback("--man", [&tool, print] { print(manual_page(tool)); })->group(unlisted);
  tool.add_option_function<std::string>(
          "--completion", [&tool, print](const std::string&) { print(bash_completion(tool)); })
      ->check(CLI::IsMember({"bash"}))
      ->group(unlisted);
}

}  // namespace

int run(int argc, const char* const* argv, const Streams& streams) {
  constexpr int data_say_no = 1;
  constexpr int wrong_usage = 2;
  CLI::App tool(
      "A statistical yearbook in one SQLite file: zones, years, indicators, and the "
      "publication of every figure.",
      "yearbook");
  tool.footer(footer);
  tool.set_version_flag("--version", "yearbook " + std::string(version));
  tool.require_subcommand(1);
  Work work;
  add_verbs(tool, work);
  add_manuals(tool);
  try {
    tool.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    const int code = tool.exit(stop, streams.out, streams.err);
    return code == 0 ? 0 : wrong_usage;
  }
  try {
    return work(streams);
  } catch (const Error& failure) {
    streams.err << "yearbook: " << failure.what() << '\n';
    return data_say_no;
  }
}

}  // namespace yearbook::tool
