#include <yearbook/report.hpp>

#include "core/whole_file.hpp"
#include "report/group_sections.hpp"
#include "report/index_section.hpp"
#include "report/page.hpp"
#include "report/subject.hpp"
#include "report/words.hpp"
#include "report/zone_sections.hpp"

namespace yearbook {
namespace {

using namespace report;

// What stands below the title: the year compared with, and the day as of which figures are known.
std::string subtitle(const Subject& subject) {
  const Words& say = words(subject.language);
  std::string text = filled(say.against, {to_string(subject.compare_year)});
  if (const auto day = subject.book.as_of()) {
    text += "; ";
    text += filled(say.as_known_on, {to_string(*day)});
  }
  return text;
}

std::optional<IndexResult> index_of(const Snapshot& book, const ReportOptions& options,
                                    std::source_location where) {
  if (options.index.empty()) return std::nullopt;
  return evaluate(book, index_definition(book, options.index, where), where);
}

std::string group_page(const Subject& subject, const std::optional<IndexResult>& index) {
  Page page(subject.catalog(), subject.language);
  add_overview(page, subject);
  add_trends(page, subject);
  add_rankings(page, subject);
  add_leaders(page, subject);
  add_shares(page, subject);
  add_concentration(page, subject);
  add_regions(page, subject);
  if (index) add_index(page, subject, *index);
  add_reconciliation(page, subject);
  add_coverage(page, subject);
  add_method(page, subject);
  const std::string of =
      subject.group != nullptr ? name_of(*subject.group, subject.language) + ", " : "";
  return page.finish(of + to_string(subject.year), subtitle(subject));
}

std::string zone_page(const Subject& subject, const Zone& zone,
                      const std::optional<IndexResult>& index) {
  Page page(subject.catalog(), subject.language);
  add_zone_figures(page, subject, zone);
  add_zone_profile(page, subject, zone);
  add_zone_trends(page, subject, zone);
  add_peers(page, subject, zone);
  if (index) add_explanation(page, subject, *index, zone.handle);
  add_method(page, subject);
  return page.finish(name_of(zone, subject.language) + ", " + to_string(subject.year),
                     subtitle(subject));
}

}  // namespace

std::string report_html(const Snapshot& book, const ReportOptions& options,
                        std::source_location where) {
  const auto index = index_of(book, options, where);
  if (options.zone.empty()) return group_page(subject_of(book, options, where), index);
  const Zone& zone = book.catalog().find_zone(options.zone, where);
  return zone_page(subject_of(book, options, where), zone, index);
}

void write_report(const Snapshot& book, std::string_view path, const ReportOptions& options,
                  std::source_location where) {
  core::write_whole_file(std::string(path), report_html(book, options, where));
}

}  // namespace yearbook
