#include <CLI/CLI.hpp>

#include <ostream>

#include "tool/progress_bar.hpp"
#include "tool/verb.hpp"

namespace yearbook::tool {
namespace {

struct ReportArguments : Reading {
  std::string out;
  std::string year;
  std::string compare_year;
  ReportOptions options;
};

int print_report(ReportArguments arguments, const Streams& streams) {
  if (!arguments.year.empty()) arguments.options.year = year_argument(arguments.year);
  if (!arguments.compare_year.empty())
    arguments.options.compare_year = year_argument(arguments.compare_year);
  arguments.options.language = arguments.chart_language();
  const Snapshot book = arguments.snapshot();
  {
    constexpr std::size_t sections_of_a_group = 11;
    constexpr std::size_t sections_of_a_zone = 6;
    ProgressBar bar(streams.err, arguments.out, "sections",
                    arguments.options.zone.empty() ? sections_of_a_group : sections_of_a_zone);
    if (streams.terminal) arguments.options.progress = bar.progress();
    write_report(book, arguments.out, arguments.options);
  }
  streams.err << "wrote " << arguments.out << '\n';
  return 0;
}

}  // namespace

void add_report(CLI::App& tool, Work& work) {
  CLI::App* verb = tool.add_subcommand("report", "Write a page about a year, or a zone, as HTML");
  const auto arguments = std::make_shared<ReportArguments>();
  ReportOptions& options = arguments->options;
  verb->add_option("FILE", arguments->file, "The yearbook file")->required();
  verb->add_option("-o,--output", arguments->out, "The page")->required();
  verb->add_option("--group", options.group, "Group of zones; default: the first of the file");
  verb->add_option("--zone", options.zone, "A page of this zone instead");
  verb->add_option("--index", options.index, "Code of an index that the file keeps");
  verb->add_option("--year", arguments->year,
                   "Default: the year in which most indicators have a figure");
  verb->add_option("--compare-year", arguments->compare_year, "Default: the year before");
  verb->add_option("--indicator", options.indicators,
                   "Such an indicator, as often as wanted; default: at most 12 that have figures");
  verb->add_option("--language", arguments->language, "en or zh")
      ->check(CLI::IsMember({"en", "zh"}))
      ->capture_default_str();
  verb->add_option("--as-of", arguments->as_of, "Figures as known on that day");
  verb->footer(
      "One file that needs nothing else: it works offline, on paper and in the dark.\n\n"
      "Examples:\n"
      "  yearbook report torch.db --year 2016 -o torch-report.html\n"
      "  yearbook report torch.db --zone zhongguancun --language zh -o torch-zone.html");
  verb->callback([arguments, &work] {
    work = [arguments](const Streams& streams) { return print_report(*arguments, streams); };
  });
}

}  // namespace yearbook::tool
