#include <yearbook/printing.hpp>

#include <utility>

namespace yearbook {
namespace {

using enum Align;

// On the scale of an index the base year is 100, whatever the indicator's own unit.
std::string on_base(double value) {
  return format_figure(value, {"index", "index", "index", 1, "", ""}, 1);
}

std::string of_status(Status status) {
  return std::string(code(status));
}

}  // namespace

std::string Labels::zone(ZoneHandle zone) const {
  if (!book_) return "#" + std::to_string(zone.id());
  const Zone& about = book_->catalog().zone(zone);
  const std::string& name = called_by_ == CalledBy::name_en   ? about.name_en
                            : called_by_ == CalledBy::name_zh ? about.name_zh
                                                              : about.code;
  return name.empty() ? about.code : name;
}

std::string Labels::indicator(IndicatorHandle indicator) const {
  return book_ ? book_->catalog().indicator(indicator).code : "#" + std::to_string(indicator.id());
}

std::string Labels::figure(double value, IndicatorHandle indicator, Measure measure) const {
  if (!book_ || is_missing(value)) return format_exact(value);
  if (measure == Measure::fraction) return format_percent(value);
  if (measure == Measure::index) return on_base(value);
  const Indicator& about = book_->catalog().indicator(indicator);
  return format_figure(value, about.unit, about.decimals);
}

std::string Labels::figure(std::optional<double> value, IndicatorHandle indicator,
                           Measure measure) const {
  return figure(value.value_or(missing_value), indicator, measure);
}

std::string Labels::base_figure(std::optional<double> value, IndicatorHandle indicator) const {
  if (!book_ || !value) return format_exact(value.value_or(missing_value));
  return figure(*value / book_->catalog().indicator(indicator).unit.factor, indicator);
}

std::string Labels::fraction(std::optional<double> value) const {
  const double part = value.value_or(missing_value);
  return book_ ? format_percent(part) : format_exact(part);
}

TextTable table(const Observation& cell, const Labels& labels) {
  TextTable result({{"value", right}, {"status"}, {"release"}});
  result.add({labels.figure(cell.value, cell.indicator), of_status(cell.status), cell.release});
  return result;
}

TextTable table(const Series& series, const Labels& labels) {
  TextTable result({{"year", right}, {"value", right}, {"status"}});
  for (std::size_t i = 0; i < series.size(); ++i) {
    result.add({to_string(series[i].year),
                labels.figure(series.values[i], series.indicator, series.measure),
                of_status(series.statuses[i])});
  }
  return result;
}

TextTable table(const CrossSection& section, const Labels& labels) {
  TextTable result({{"zone"}, {"value", right}, {"status"}});
  for (std::size_t i = 0; i < section.size(); ++i) {
    result.add({labels.zone(section.zones[i]),
                labels.figure(section.values[i], section.indicator, section.measure),
                of_status(section.statuses[i])});
  }
  return result;
}

TextTable table(const Panel& panel, const Labels& labels) {
  std::vector<TextColumn> columns{{"year", right}};
  for (const ZoneHandle zone : panel.zones) columns.push_back({labels.zone(zone), right});
  TextTable result(std::move(columns));
  for (const auto& [year, values] : panel) {
    std::vector<std::string> row{to_string(year)};
    for (const double value : values) {
      row.push_back(labels.figure(value, panel.indicator, panel.measure));
    }
    result.add(std::move(row));
  }
  return result;
}

TextTable table(std::span<const Vintage> vintages, const Labels& labels) {
  TextTable result({{"zone"},
                    {"year", right},
                    {"value", right},
                    {"status"},
                    {"release"},
                    {"published_on"},
                    {"stands"}});
  for (const Vintage& each : vintages) {
    result.add({labels.zone(each.zone), to_string(each.year),
                labels.figure(each.value, each.indicator), of_status(each.status), each.release,
                each.published_on, each.stands ? "yes" : "no"});
  }
  return result;
}

}  // namespace yearbook
