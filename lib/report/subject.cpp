#include "report/subject.hpp"

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t most_indicators = 12;

// Of names that a catalogue holds, and so outlive the call.
// NOLINTBEGIN(bugprone-return-const-ref-from-parameter)
const std::string& first_of(const std::string& wanted, const std::string& other,
                            const std::string& code) {
  if (!wanted.empty()) return wanted;
  return other.empty() ? code : other;
}
// NOLINTEND(bugprone-return-const-ref-from-parameter)

template <typename Named>
const std::string& name_in(const Named& named, Language language) {
  return language == Language::zh ? first_of(named.name_zh, named.name_en, named.code)
                                  : first_of(named.name_en, named.name_zh, named.code);
}

const Group* group_of(const Snapshot& book, const ReportOptions& options,
                      std::source_location where) {
  if (!options.group.empty()) return &book.catalog().find_group(options.group, where);
  const auto groups = book.catalog().groups();
  return groups.empty() ? nullptr : &groups.front();
}

std::vector<const Indicator*> named_indicators(const Snapshot& book, const ReportOptions& options,
                                               std::source_location where) {
  std::vector<const Indicator*> result;
  result.reserve(options.indicators.size());
  for (const std::string& name : options.indicators) {
    result.push_back(&book.catalog().find_indicator(name, where));
  }
  if (!result.empty()) return result;
  for (const Indicator& indicator : book.catalog().indicators()) result.push_back(&indicator);
  return result;
}

YearRange years_of_zone(const Snapshot& book, const Indicator& indicator, ZoneHandle zone) {
  return series(book, indicator.handle, zone).years;
}

// A number beyond those of double is none.
std::optional<double> finite(std::optional<double> value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

// Whether what the page is of has a figure.
bool has_figure(const Subject& subject, const Indicator& indicator, Year year) {
  if (subject.zone != nullptr)
    return value(subject.book, indicator.handle, subject.zone->handle, year).has_value();
  if (subject.group == nullptr) return ranking(subject.book, indicator.handle, year).reported > 0;
  return group_figure(subject, indicator, year).value.has_value();
}

// The year in which most of the indicators have a figure; of several the last.
std::optional<Year> fullest_year(const Subject& subject) {
  std::map<int, std::size_t> figures;
  for (const Indicator* indicator : subject.indicators) {
    const YearRange years = subject.zone != nullptr
                                ? years_of_zone(subject.book, *indicator, subject.zone->handle)
                                : years_of(subject, *indicator);
    for (Year year = years.first; year <= years.last; ++year)
      figures[int{year}] += has_figure(subject, *indicator, year) ? 1U : 0U;
  }
  std::optional<Year> best;
  std::size_t most = 1;
  for (const auto& [year, count] : figures) {
    if (count < most) continue;
    best = Year{year};
    most = count;
  }
  return best;
}

YearRange joined(YearRange a, YearRange b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

}  // namespace

Subject subject_of(const Snapshot& book, const ReportOptions& options, std::source_location where) {
  Subject subject{
      .book = book,
      .language = options.language,
      .group = group_of(book, options, where),
      .zone = options.zone.empty() ? nullptr : &book.catalog().find_zone(options.zone, where),
      .indicators = named_indicators(book, options, where)};
  const auto year = options.year ? options.year : fullest_year(subject);
  if (!year) {
    throw Error(ErrorCode::invalid_argument,
                "there is no figure to report; load some, or name a group and indicators that "
                "have figures",
                where);
  }
  subject.year = *year;
  subject.compare_year = options.compare_year.value_or(*year - std::chrono::years{1});
  if (!options.indicators.empty()) return subject;
  std::erase_if(subject.indicators, [&](const Indicator* indicator) {
    return !has_figure(subject, *indicator, *year);
  });
  if (subject.indicators.empty()) {
    throw Error(ErrorCode::invalid_argument,
                "there is no figure to report of " + to_string(*year) +
                    "; name another year, or none for the one with most figures",
                where);
  }
  if (subject.indicators.size() > most_indicators) subject.indicators.resize(most_indicators);
  return subject;
}

const std::string& name_of(const Zone& zone, Language language) {
  return name_in(zone, language);
}
const std::string& name_of(const Indicator& indicator, Language language) {
  return name_in(indicator, language);
}
const std::string& name_of(const Group& group, Language language) {
  return name_in(group, language);
}

std::string zone_html(const Subject& subject, ZoneHandle zone) {
  return escaped(name_of(subject.catalog().zone(zone), subject.language));
}
std::string indicator_html(const Subject& subject, const Indicator& indicator) {
  return escaped(name_of(indicator, subject.language));
}

std::string figure_html(const Subject& subject, std::optional<double> value,
                        const Indicator& indicator) {
  if (!value || is_missing(*value)) return escaped(words(subject.language).no_figure);
  return escaped(format_figure(*value, indicator.unit, indicator.decimals, subject.language));
}

std::string change_html(const Subject& subject, std::optional<double> change,
                        const Indicator& indicator) {
  if (!finite(change)) return {};
  const bool adds = indicator.kind == IndicatorKind::flow || indicator.kind == IndicatorKind::stock;
  constexpr double percent = 0.01;
  std::string text;
  if (adds) {
    text = format_percent(*change, 1, subject.language);
  } else if (indicator.unit.base == "ratio") {
    text = format_exact(std::round(*change * indicator.unit.factor / percent * 100) / 100);
    text += " " + std::string(words(subject.language).points);
  } else {
    text = format_figure(*change, indicator.unit, indicator.decimals, subject.language);
  }
  if (*change == 0) return escaped(words(subject.language).unchanged);
  // "0.0 %" is neither up nor down.
  if (text.find_first_of("123456789") == std::string::npos) return escaped(text);
  const std::string_view style = *change < 0 ? "down" : "up";
  return "<span class=\"" + std::string(style) + "\">" + (*change > 0 ? "+" : "") + escaped(text) +
         "</span>";
}

std::optional<double> group_share(const Subject& subject, const Indicator& indicator,
                                  const Zone& whole, Year year) {
  if (subject.group == nullptr) return std::nullopt;
  try {
    return finite(share(subject.book, indicator.handle, subject.group->handle, whole.handle, year,
                        {.group = well_covered})
                      .value);
  } catch (const Error& refused) {
    if (refused.code() != ErrorCode::invalid_argument) throw;
    return std::nullopt;  // a group that would count a zone twice
  }
}

const Zone* nation_of(const Catalog& catalog) {
  for (const Zone& zone : catalog.zones())
    if (zone.kind == ZoneKind::nation) return &zone;
  return nullptr;
}

std::vector<std::size_t> sources_of(Sources& sources, const Subject& subject,
                                    IndicatorHandle indicator, ZoneHandle zone, Year year) {
  const Observation cell = observation(subject.book, indicator, zone, year);
  if (!cell.release.empty()) return {sources.number(cell.release)};
  const auto& ratio = subject.catalog().indicator(indicator).ratio;
  if (!cell.value || !ratio) return {};
  auto result = sources_of(sources, subject, ratio->numerator, zone, year);
  const auto below = sources_of(sources, subject, ratio->denominator,
                                ratio->denominator_zone.value_or(zone), year);
  result.insert(result.end(), below.begin(), below.end());
  return result;
}

std::vector<std::size_t> sources_of_members(Sources& sources, const Subject& subject,
                                            const Indicator& indicator, Year year) {
  std::vector<std::size_t> result;
  if (subject.group == nullptr) return result;
  for (const ZoneHandle zone : members(subject.book, subject.group->handle, year)) {
    const auto of_zone = sources_of(sources, subject, indicator.handle, zone, year);
    result.insert(result.end(), of_zone.begin(), of_zone.end());
  }
  return result;
}

bool has_total(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::flow || indicator.kind == IndicatorKind::stock ||
         indicator.ratio.has_value();
}

GroupFigure group_figure(const Subject& subject, const Indicator& indicator, Year year) {
  if (subject.group == nullptr) return {};
  if (subject.group->published_as) {
    const Observation cell =
        observation(subject.book, indicator.handle, *subject.group->published_as, year);
    if (cell.status != Status::none) return {cell.value, cell.status, cell.release, true, 0, 0};
  }
  if (!has_total(indicator)) return {};
  try {
    const Total sum =
        total(subject.book, indicator.handle, year, subject.group->handle, well_covered);
    return {finite(sum.value), sum.status, {}, false, sum.members, sum.reported};
  } catch (const Error& refused) {
    if (refused.code() != ErrorCode::invalid_argument) throw;
    return {};  // a group that would count a zone twice
  }
}

std::vector<double> GroupTrend::values() const {
  std::vector<double> result;
  result.reserve(figures.size());
  for (const GroupFigure& figure : figures) result.push_back(figure.value.value_or(missing_value));
  return result;
}

GroupTrend group_trend(const Subject& subject, const Indicator& indicator) {
  GroupTrend trend;
  const YearRange all = years_of(subject, indicator);
  bool printed = false;
  for (Year year = all.first; year <= all.last; ++year) {
    trend.figures.push_back(group_figure(subject, indicator, year));
    printed = printed || (trend.figures.back().published && trend.figures.back().value);
  }
  for (GroupFigure& figure : trend.figures)
    if (printed && !figure.published) figure = {};
  const auto known = [](const GroupFigure& figure) { return figure.value.has_value(); };
  const auto first = std::ranges::find_if(trend.figures, known);
  const auto last = std::find_if(trend.figures.rbegin(), trend.figures.rend(), known).base();
  if (first == trend.figures.end()) return {};
  trend.years.first = all.first + std::chrono::years{first - trend.figures.begin()};
  trend.years.last = all.first + std::chrono::years{last - trend.figures.begin() - 1};
  trend.figures = {first, last};
  return trend;
}

std::optional<double> change(const Indicator& indicator, const GroupFigure& earlier,
                             const GroupFigure& later) {
  if (!earlier.value || !later.value || earlier.published != later.published) return std::nullopt;
  if (indicator.kind == IndicatorKind::ratio || indicator.kind == IndicatorKind::index)
    return *later.value - *earlier.value;
  return relative_change(*earlier.value, *later.value);
}

YearRange years_of(const Subject& subject, const Indicator& indicator) {
  YearRange years{Year{1}, Year{0}};
  if (subject.group == nullptr) {
    for (const Zone& zone : subject.catalog().zones())
      years = joined(years, years_of_zone(subject.book, indicator, zone.handle));
    return years;
  }
  if (subject.group->published_as)
    years = years_of_zone(subject.book, indicator, *subject.group->published_as);
  for (const Membership& member : subject.group->members)
    years = joined(years, years_of_zone(subject.book, indicator, member.zone));
  return years;
}

}  // namespace yearbook::report
