// The tables of results over groups, of places, change, spread and likeness.
#include <yearbook/query.hpp>
#include <yearbook/reconciliation.hpp>

#include <string>
#include <utility>

namespace yearbook {
namespace {

using enum Align;

std::string text(Status status) {
  return std::string(code(status));
}
std::string text(GroupPolicy policy) {
  return std::string(to_string(policy));
}
std::string text(std::size_t count) {
  return std::to_string(count);
}
// A number without a unit: a coefficient or a distance.
std::string plain(const Labels& labels, std::optional<double> value) {
  if (!value) return {};
  if (!labels.known()) return format_exact(*value);
  return format_figure(*value, {"number", "score", "number", 1, "", ""});
}

// A table of names and values, for results that are one answer with many sides.
TextTable sides(std::vector<std::pair<std::string, std::string>> rows) {
  TextTable result({{"what"}, {"value", right}});
  for (auto& [name, value] : rows) result.add({std::move(name), std::move(value)});
  return result;
}

// The text of what a share is of: a zone's figure, a published one, or a sum and its coverage.
std::string basis(const Labels& labels, const ShareSide& side) {
  std::string result(to_string(side.basis));
  if (side.basis != ShareBasis::sum) return result;
  return result + " of " + text(side.reported) + " in " + text(side.members) +
         (side.coverage ? ", " + labels.fraction(side.coverage) : "");
}

}  // namespace

TextTable table(const Total& total, const Labels& labels) {
  TextTable result({{"year", right},
                    {"value", right},
                    {"status"},
                    {"members", right},
                    {"reported", right},
                    {"coverage", right},
                    {"policy"}});
  result.add({to_string(total.year), labels.figure(total.value, total.indicator),
              text(total.status), text(total.members), text(total.reported),
              labels.fraction(total.coverage), text(total.policy)});
  return result;
}

TextTable table(const GroupSeries& series, const Labels& labels) {
  TextTable result({{"year", right},
                    {"value", right},
                    {"status"},
                    {"members", right},
                    {"reported", right},
                    {"coverage", right}});
  for (std::size_t i = 0; i < series.size(); ++i) {
    const Total& total = series.totals[i];
    result.add({to_string(series[i].year),
                labels.figure(series.values[i], series.indicator, series.measure),
                text(series.statuses[i]), text(total.members), text(total.reported),
                labels.fraction(total.coverage)});
  }
  return result;
}

TextTable table(const GroupCoverage& coverage, const Labels& labels) {
  TextTable result({{"year", right},
                    {"value", right},
                    {"members", right},
                    {"reported", right},
                    {"not_applicable", right}});
  for (const CoverageOfYear& row : coverage) {
    result.add({to_string(row.year), labels.fraction(row.value), text(row.members),
                text(row.reported), text(row.not_applicable)});
  }
  return result;
}

TextTable table(const Share& share, const Labels& labels) {
  TextTable result({{"year", right},
                    {"value", right},
                    {"status"},
                    {"part", right},
                    {"part_is"},
                    {"whole", right},
                    {"whole_is"}});
  result.add({to_string(share.year), labels.fraction(share.value), text(share.status),
              labels.base_figure(share.part.value, share.part.indicator), basis(labels, share.part),
              labels.base_figure(share.whole.value, share.whole.indicator),
              basis(labels, share.whole)});
  return result;
}

TextTable table(const Ranking& ranking, const Labels& labels) {
  TextTable result({{"rank", right}, {"zone"}, {"value", right}, {"status"}});
  for (const RankedZone& row : ranking) {
    result.add({format_exact(row.rank), labels.zone(row.zone),
                labels.figure(row.value, ranking.indicator), text(row.status)});
  }
  return result;
}

TextTable table(std::span<const Leader> leaders, const Labels& labels) {
  TextTable result({{"zone"}, {"years", right}, {"best", right}, {"worst", right}});
  for (const Leader& row : leaders) {
    result.add(
        {labels.zone(row.zone), text(row.years), format_exact(row.best), format_exact(row.worst)});
  }
  return result;
}

TextTable table(const RankChanges& changes, const Labels& labels) {
  TextTable result({{"zone"},
                    {"before", right},
                    {"after", right},
                    {"change", right},
                    {to_string(changes.earlier_year), right},
                    {to_string(changes.year), right}});
  const auto place = [](std::optional<double> rank) {
    return format_exact(rank.value_or(missing_value));
  };
  for (const RankChange& row : changes) {
    const std::string sign = row.change.value_or(0) > 0 ? "+" : "";
    result.add({labels.zone(row.zone), place(row.before), place(row.after),
                sign + place(row.change), labels.figure(row.before_value, changes.indicator),
                labels.figure(row.after_value, changes.indicator)});
  }
  return result;
}

TextTable table(const Rate& rate, const Labels& labels) {
  TextTable result({{"years"}, {"value", right}, {"status"}});
  result.add({to_string(rate.years), labels.fraction(rate.value), text(rate.status)});
  return result;
}

TextTable table(std::span<const GroupGrowth> growth, const Labels& labels) {
  TextTable result({{"year", right},
                    {"value", right},
                    {"status"},
                    {"members", right},
                    {"reported", right},
                    {"coverage", right},
                    {"matched_change", right},
                    {"entrants", right},
                    {"leavers", right}});
  for (const GroupGrowth& row : growth) {
    result.add({to_string(row.year), labels.figure(row.value, row.indicator, row.measure),
                text(row.status), text(row.members), text(row.reported),
                labels.fraction(row.coverage), labels.figure(row.matched_change, row.indicator),
                labels.figure(row.entrants, row.indicator),
                labels.figure(row.leavers, row.indicator)});
  }
  return result;
}

TextTable table(const Contributions& contributions, const Labels& labels) {
  TextTable result({{"zone"}, {"amount", right}, {"value", right}, {"status"}, {"kind"}});
  for (const Contribution& row : contributions) {
    result.add({labels.zone(row.zone), labels.figure(row.amount, contributions.indicator),
                labels.fraction(row.value), text(row.status), std::string(to_string(row.kind))});
  }
  return result;
}

TextTable table(const Trend& trend, const Labels& labels) {
  std::vector<std::pair<std::string, std::string>> rows{
      {"years", to_string(trend.years)},
      {"slope a year", labels.figure(trend.slope, trend.indicator)},
      {"relative slope a year", labels.fraction(trend.relative_slope)},
      {"level in the first year", labels.figure(trend.level, trend.indicator)},
      {"r squared", plain(labels, trend.r_squared)},
      {"standard error", labels.figure(trend.standard_error, trend.indicator)},
      {"years reported", text(trend.reported)},
      {"status", text(trend.status)}};
  if (trend.policy) {
    rows.emplace_back("policy", text(*trend.policy));
    rows.emplace_back("least coverage", labels.fraction(trend.least_coverage));
  }
  return sides(std::move(rows));
}

TextTable table(const Distribution& distribution, const Labels& labels) {
  const auto figure = [&](std::optional<double> value) {
    return labels.figure(value, distribution.indicator);
  };
  std::vector<std::pair<std::string, std::string>> rows{
      {"year", to_string(distribution.year)},
      {"mean", figure(distribution.mean)},
      {"standard deviation", figure(distribution.standard_deviation)},
      {"minimum", figure(distribution.minimum)},
      {"median", figure(distribution.median)},
      {"maximum", figure(distribution.maximum)}};
  for (const auto& [probability, value] : distribution.quantiles) {
    rows.emplace_back("quantile " + format_exact(probability), figure(value));
  }
  rows.emplace_back("status", text(distribution.status));
  rows.emplace_back("members", text(distribution.members));
  rows.emplace_back("reported", text(distribution.reported));
  rows.emplace_back("coverage", labels.fraction(distribution.coverage));
  rows.emplace_back("policy", text(distribution.policy));
  return sides(std::move(rows));
}

TextTable table(const Concentration& concentration, const Labels& labels) {
  return sides({{"year", to_string(concentration.year)},
                {"total", labels.figure(concentration.total, concentration.indicator)},
                {"gini", plain(labels, concentration.gini)},
                {"herfindahl", plain(labels, concentration.herfindahl)},
                {"normalised herfindahl", plain(labels, concentration.normalised_herfindahl)},
                {"share of the largest " + text(concentration.top),
                 labels.fraction(concentration.top_share)},
                {"status", text(concentration.status)},
                {"members", text(concentration.members)},
                {"reported", text(concentration.reported)},
                {"coverage", labels.fraction(concentration.coverage)},
                {"policy", text(concentration.policy)}});
}

TextTable table(const Peers& peers, const Labels& labels) {
  TextTable result({{"zone"}, {"distance", right}, {"shared", right}});
  for (const Peer& row : peers) {
    result.add({labels.zone(row.zone), plain(labels, row.distance), text(row.shared)});
  }
  return result;
}

TextTable table(std::span<const Reconciliation> found, const Labels& labels) {
  TextTable result({{"indicator"},
                    {"zone"},
                    {"year", right},
                    {"what"},
                    {"published", right},
                    {"recomputed", right},
                    {"difference", right},
                    {"agrees"}});
  for (const Reconciliation& row : found) {
    const auto figure = [&](double value) { return labels.figure(value, row.indicator); };
    result.add({labels.indicator(row.indicator), labels.zone(row.zone), to_string(row.year),
                std::string(to_string(row.what)), figure(row.published), figure(row.recomputed),
                figure(row.difference()),
                !row.agrees   ? ""
                : *row.agrees ? "yes"
                              : "no"});
  }
  return result;
}

}  // namespace yearbook
