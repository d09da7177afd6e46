// What a page speaks of: its options with every name looked up and every default chosen. Floor 6.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <yearbook/query.hpp>
#include <yearbook/report.hpp>

#include "report/page.hpp"

namespace yearbook::report {

struct Subject {
  Snapshot book;
  Language language = Language::en;
  const Group* group = nullptr;  // none: the yearbook has no groups
  const Zone* zone = nullptr;    // the page is of this zone; none: of the group
  Year year{1};
  Year compare_year{1};
  std::vector<const Indicator*> indicators;

  [[nodiscard]] const Catalog& catalog() const { return book.catalog(); }
};

// A sum over a group is shown as its figure only where at least this part of the members reported;
// a part that one zone makes up is not the group's.
constexpr double least_coverage = 0.5;
constexpr GroupOptions well_covered{.minimum_coverage = least_coverage};

// Throws as report() does.
Subject subject_of(const Snapshot& book, const ReportOptions& options, std::source_location where);

// A name in the page's language, else in the other, else the code.
const std::string& name_of(const Zone& zone, Language language);
const std::string& name_of(const Indicator& indicator, Language language);
const std::string& name_of(const Group& group, Language language);
// The same, safe for HTML.
std::string zone_html(const Subject& subject, ZoneHandle zone);
std::string indicator_html(const Subject& subject, const Indicator& indicator);

// A figure as people write it, safe for HTML; the words for none when it is missing.
std::string figure_html(const Subject& subject, std::optional<double> value,
                        const Indicator& indicator);
// A change with its sign and the class of its direction: "+12.3 %", or in points for a ratio.
std::string change_html(const Subject& subject, std::optional<double> change,
                        const Indicator& indicator);

// The figure of the whole group in a year: what publications print under its name, else the sum of
// its members when enough of them have one.
struct GroupFigure {
  std::optional<double> value;
  Status status = Status::none;
  std::string release = {};  // of a printed figure
  bool published = false;
  std::size_t members = 0;  // of a sum
  std::size_t reported = 0;
};
GroupFigure group_figure(const Subject& subject, const Indicator& indicator, Year year);

// Its change on an earlier year: a fraction, for a ratio or index a difference; empty when either is
// missing or one is printed and the other a sum.
std::optional<double> change(const Indicator& indicator, const GroupFigure& earlier,
                             const GroupFigure& later);

// The figures of the whole group over the years, from the first to the last: printed ones alone where
// any is printed, since a sum of those that reported does not compare with them.
struct GroupTrend {
  YearRange years{Year{1}, Year{0}};
  std::vector<GroupFigure> figures;

  [[nodiscard]] std::vector<double> values() const;
};
GroupTrend group_trend(const Subject& subject, const Indicator& indicator);

// Whether figures of the indicator add up over zones, by themselves or by definition.
bool has_total(const Indicator& indicator);

// The group's share in a zone, a fraction; empty where there is none.
std::optional<double> group_share(const Subject& subject, const Indicator& indicator,
                                  const Zone& whole, Year year);

// The nation that the yearbook is of: the first zone of that kind; nullptr when there is none.
const Zone* nation_of(const Catalog& catalog);

// The releases that a figure of a zone is from, as numbers of the page's: its own, or those of what
// its definition works it out of.
std::vector<std::size_t> sources_of(Sources& sources, const Subject& subject,
                                    IndicatorHandle indicator, ZoneHandle zone, Year year);

// The releases that the members' figures of a year are from, as numbers of the page's.
std::vector<std::size_t> sources_of_members(Sources& sources, const Subject& subject,
                                            const Indicator& indicator, Year year);

// The years in which the group has figures of the indicator; empty when it has none.
YearRange years_of(const Subject& subject, const Indicator& indicator);

}  // namespace yearbook::report
