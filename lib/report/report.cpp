#include <yearbook/report.hpp>

#include "exchange/text_file.hpp"
#include "report/group_sections.hpp"
#include "report/page.hpp"
#include "report/subject.hpp"
#include "report/words.hpp"

namespace yearbook {
namespace {

std::string subtitle(const report::Subject& subject) {
  if (!subject.book.as_of()) return {};
  return report::filled(report::words(subject.language).as_known_on,
                        {to_string(*subject.book.as_of())});
}

std::string group_page(const report::Subject& subject) {
  report::Page page(subject.catalog(), subject.language);
  report::add_overview(page, subject);
  report::add_trends(page, subject);
  report::add_rankings(page, subject);
  report::add_leaders(page, subject);
  report::add_shares(page, subject);
  report::add_concentration(page, subject);
  report::add_regions(page, subject);
  report::add_reconciliation(page, subject);
  report::add_coverage(page, subject);
  report::add_method(page, subject);
  const std::string of =
      subject.group != nullptr ? report::name_of(*subject.group, subject.language) + ", " : "";
  return page.finish(of + to_string(subject.year), subtitle(subject));
}

}  // namespace

std::string report_html(const Snapshot& book, const ReportOptions& options,
                        std::source_location where) {
  return group_page(report::subject_of(book, options, where));
}

}  // namespace yearbook
