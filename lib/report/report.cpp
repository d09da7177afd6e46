#include <yearbook/report.hpp>

#include <yearbook/error.hpp>

#include <cctype>
#include <functional>

#include "core/whole_file.hpp"
#include "report/group_sections.hpp"
#include "report/index_section.hpp"
#include "report/page.hpp"
#include "report/page_words.hpp"
#include "report/subject.hpp"
#include "report/zone_sections.hpp"

namespace yearbook {
namespace {

using namespace report;

std::string title(const Subject& subject, const std::string& of) {
  return filled(words(subject.language).title, {of, to_string(subject.year)});
}

// What stands below the title: the year compared with, and the day as of which figures are known.
std::string subtitle(const Subject& subject) {
  const Words& say = words(subject.language);
  std::string text;
  if (subject.zone == nullptr && subject.group != nullptr) {
    const auto count = members(subject.book, subject.group->handle, subject.year).size();
    text = filled(say.counted_zones, {std::to_string(count)}) + std::string(say.then);
  }
  text += filled(say.compared_with, {to_string(subject.compare_year)});
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  if (const auto day = subject.book.as_of()) {
    text += say.then;
    text += filled(say.as_known_on, {to_string(*day)});
  }
  return text;
}

std::optional<IndexResult> index_of(const Snapshot& book, const ReportOptions& options,
                                    std::source_location where) {
  if (options.index.empty()) return std::nullopt;
  return evaluate(book, index_definition(book, options.index, where), where);
}

// The last year in which anybody has a score; empty when nobody ever has.
std::optional<Year> last_scored(const IndexResult& index) {
  const std::string& root = index.nodes.front().code;
  for (auto year = index.years.rbegin(); year != index.years.rend(); ++year)
    if (!index.ranking(root, *year, 1).empty()) return *year;
  return std::nullopt;
}

// Throws when the index that was asked for has nothing to say of the year.
void check_scored(const IndexResult& index, Year year, std::source_location where) {
  if (!index.ranking(index.nodes.front().code, year, 1).empty()) return;
  const auto last = last_scored(index);
  throw Error(ErrorCode::invalid_argument,
              "index \"" + index.definition.code + "\" has no score in " + to_string(year) +
                  (last ? "; its last year with scores is " + to_string(*last)
                        : "; it has none in any year: see its coverage with \"yearbook index\""),
              where);
}

// The sections of a page in their order; after each, how far it is.
void add_all(const std::vector<std::function<void()>>& sections, const Progress& progress,
             std::source_location where) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    sections[i]();
    const double done = static_cast<double>(i + 1) / static_cast<double>(sections.size());
    if (progress && !progress(done))
      throw Error(ErrorCode::cancelled, "the report was stopped; nothing was written", where);
  }
}

std::string group_page(const Subject& subject, const std::optional<IndexResult>& index,
                       const Progress& progress, std::source_location where) {
  Page page(subject.catalog(), subject.language);
  add_all({[&] { add_overview(page, subject); }, [&] { add_trends(page, subject); },
           [&] { add_rankings(page, subject); }, [&] { add_leaders(page, subject); },
           [&] { add_shares(page, subject); }, [&] { add_concentration(page, subject); },
           [&] { add_regions(page, subject); },
           [&] {
             if (index) add_index(page, subject, *index);
           },
           [&] { add_reconciliation(page, subject); }, [&] { add_coverage(page, subject); },
           [&] { add_method(page, subject); }},
          progress, where);
  return page.finish(subject.group != nullptr
                         ? title(subject, name_of(*subject.group, subject.language))
                         : to_string(subject.year),
                     subtitle(subject));
}

std::string zone_page(const Subject& subject, const Zone& zone,
                      const std::optional<IndexResult>& index, const Progress& progress,
                      std::source_location where) {
  Page page(subject.catalog(), subject.language);
  add_all({[&] { add_zone_figures(page, subject, zone); },
           [&] { add_zone_profile(page, subject, zone); },
           [&] { add_zone_trends(page, subject, zone); }, [&] { add_peers(page, subject, zone); },
           [&] {
             if (index) add_explanation(page, subject, *index, zone.handle);
           },
           [&] { add_method(page, subject); }},
          progress, where);
  return page.finish(title(subject, name_of(zone, subject.language)), subtitle(subject));
}

}  // namespace

std::string report_html(const Snapshot& book, const ReportOptions& options,
                        std::source_location where) {
  const auto index = index_of(book, options, where);
  ReportOptions chosen = options;
  if (index && !chosen.year) chosen.year = last_scored(*index);
  const Subject subject = subject_of(book, chosen, where);
  if (index) check_scored(*index, subject.year, where);
  return subject.zone == nullptr
             ? group_page(subject, index, options.progress, where)
             : zone_page(subject, *subject.zone, index, options.progress, where);
}

void write_report(const Snapshot& book, std::string_view path, const ReportOptions& options,
                  std::source_location where) {
  core::write_whole_file(std::string(path), report_html(book, options, where));
}

}  // namespace yearbook
