#include "report/index_section.hpp"

#include <yearbook/analysis.hpp>
#include <yearbook/chart.hpp>
#include <yearbook/explanation.hpp>

#include <algorithm>
#include <cmath>
#include <span>

#include "report/index_words.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

constexpr std::size_t shown_zones = 20;
constexpr std::size_t profiled = 5;
constexpr std::size_t most_parts = 8;
const Unit score_unit{"score", "index", "score", 1, "", ""};

ChartFrame frame(const Subject& subject, std::string title) {
  return {.title = std::move(title),
          .unit = score_unit,
          .decimals = 2,
          .language = subject.language,
          .stand_alone = false};
}

std::string zone_name(const Subject& subject, ZoneHandle zone) {
  return name_of(subject.catalog().zone(zone), subject.language);
}

std::string score_text(double score) {
  return format_figure(score, score_unit, 2);
}

TableCell score_cell(std::optional<double> score) {
  if (!score) return {{}, {}, true};
  return {escaped(score_text(*score)), format_exact(*score), true};
}

void add_scores(Page& page, const Subject& subject, const IndexResult& result,
                const std::vector<IndexScore>& ranked) {
  const Words& say = words(subject.language);
  std::vector<TableCell> head{{escaped(say.rank), {}, true},
                              {escaped(say.zone), {}, false},
                              {escaped(say.score), {}, true}};
  const auto& parts = result.nodes.front().children;
  for (const std::size_t part : parts)
    head.push_back({escaped(node_name(subject, result, part)), {}, true});
  head.push_back({escaped(filled(say.rank_in, {to_string(subject.compare_year)})), {}, true});
  std::vector<std::vector<TableCell>> rows;
  for (const IndexScore& score : ranked) {
    const std::string rank = format_exact(score.rank.value_or(missing_value));
    std::vector<TableCell> row{{rank, rank, true},
                               {escaped(zone_name(subject, score.zone)), {}, false},
                               score_cell(score.score)};
    for (const std::size_t part : parts) {
      const auto own = result.score(result.nodes[part].code, score.zone, subject.year);
      row.push_back(score_cell(own.score));
    }
    const auto before =
        result.score(result.nodes.front().code, score.zone, subject.compare_year).rank;
    row.push_back(before ? TableCell{format_exact(*before), format_exact(*before), true}
                         : TableCell{});
    rows.push_back(std::move(row));
  }
  page.folding_table(to_string(subject.year), head, rows);
}

// The releases that the figures behind the year's scores are from.
std::vector<std::size_t> sources_of_leaves(Page& page, const Subject& subject,
                                           const IndexResult& result) {
  std::vector<std::size_t> sources;
  const auto [begin, end] = result.rows_of(subject.year);
  for (const std::size_t node : result.leaves) {
    const std::string& below = result.definition.nodes[node].denominator;
    std::vector<IndicatorHandle> behind{result.nodes[node].indicator};
    if (!below.empty()) behind.push_back(subject.book.indicator(below));
    for (std::size_t row = begin; row < end; ++row) {
      for (const IndicatorHandle indicator : behind) {
        const auto cited =
            sources_of(page.sources(), subject, indicator, result.rows[row].zone, subject.year);
        sources.insert(sources.end(), cited.begin(), cited.end());
      }
    }
  }
  std::ranges::sort(sources);
  const auto repeated = std::ranges::unique(sources);
  sources.erase(repeated.begin(), repeated.end());
  return sources;
}

// What the children of the root contribute to each of the first scores, where they add up.
void add_contributions(Page& page, const Subject& subject, const IndexResult& result,
                       const std::vector<std::size_t>& sources,
                       const std::vector<IndexScore>& ranked) {
  const auto& parts = result.nodes.front().children;
  if (parts.empty() || parts.size() > most_parts) return;
  StackedChart chart{.frame = frame(subject, std::string(words(subject.language).contributions))};
  for (const std::size_t part : parts) chart.parts.push_back(node_name(subject, result, part));
  for (const IndexScore& score : ranked) {
    if (chart.rows.size() == shown_zones) break;
    const Explanation why = explain(subject.book, result, score.zone, subject.year);
    if (why.kind != ContributionBasis::sum) return;
    chart.rows.push_back(zone_name(subject, score.zone));
    for (const std::size_t part : parts) {
      const auto found = std::ranges::find(why.nodes, part, &ExplainedNode::position);
      const bool known = found != why.nodes.end() && found->contribution;
      chart.values.push_back(known ? *found->contribution : missing_value);
    }
  }
  page.figure(svg(chart), sources);
}

// The parts of the leaders' scores on one scale, before the range of all.
void add_profiles(Page& page, const Subject& subject, const IndexResult& result,
                  const std::vector<std::size_t>& sources, const std::vector<IndexScore>& ranked) {
  const auto& parts = result.nodes.front().children;
  if (parts.size() < 2) return;
  DotChart chart{.frame = frame(subject, std::string(words(subject.language).sub_indices))};
  for (const std::size_t part : parts) {
    chart.rows.push_back(node_name(subject, result, part));
    double low = missing_value;
    double high = missing_value;
    for (const IndexScore& each : result.ranking(result.nodes[part].code, subject.year)) {
      low = std::fmin(low, *each.score);
      high = std::fmax(high, *each.score);
    }
    chart.low.push_back(low);
    chart.high.push_back(high);
  }
  for (std::size_t i = 0; i < std::min(profiled, ranked.size()); ++i) {
    DotSeries dots{.name = zone_name(subject, ranked[i].zone), .values = {}};
    for (const std::size_t part : parts) {
      dots.values.push_back(result.score(result.nodes[part].code, ranked[i].zone, subject.year)
                                .score.value_or(missing_value));
    }
    chart.series.push_back(std::move(dots));
  }
  page.figure(svg(chart), sources);
}

// How many scores lie in each tenth of their range.
void add_spread(Page& page, const Subject& subject, const std::vector<std::size_t>& sources,
                const std::vector<IndexScore>& ranked) {
  constexpr std::size_t bins = 10;
  if (ranked.size() < bins) return;
  const double high = *ranked.front().score;
  const double low = *ranked.back().score;
  if (!(high > low)) return;
  std::vector<std::size_t> counts(bins, 0);
  for (const IndexScore& each : ranked) {
    const double part = (*each.score - low) / (high - low);
    ++counts[std::min(bins - 1, static_cast<std::size_t>(part * bins))];
  }
  BarChart chart{.frame = {.title = std::string(words(subject.language).distribution),
                           .unit = {"count", "count", "count", 1, "", ""},
                           .language = subject.language,
                           .stand_alone = false},
                 .sorted = false};
  const auto edge = [&](std::size_t i) {
    return format_figure(low + (high - low) * static_cast<double>(i) / bins, score_unit, 1);
  };
  for (std::size_t i = bins; i-- > 0;) {
    chart.bars.push_back(
        {.name = edge(i) + "\xe2\x80\x93" + edge(i + 1), .value = static_cast<double>(counts[i])});
  }
  page.figure(svg(chart), sources);
}

void add_correlations(Page& page, const Subject& subject, const IndexResult& result,
                      const std::vector<std::size_t>& sources) {
  const auto& parts = result.nodes.front().children;
  if (parts.size() < 2) return;
  const CorrelationMatrix found = correlations(result, parts, {"scores", subject.year});
  HeatChart chart{.frame = frame(subject, std::string(words(subject.language).correlations)),
                  .scale = HeatScale::diverging,
                  .low = -1,
                  .high = 1};
  for (const std::size_t part : parts) chart.rows.push_back(node_name(subject, result, part));
  chart.columns = chart.rows;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < parts.size(); ++j) {
      chart.values.push_back(found.at(i, j).value.value_or(missing_value));
    }
  }
  page.figure(svg(chart), sources);
}

// One node of an explanation and all below it, as a list in a list.
std::size_t add_tree(std::string& html, const Subject& subject, const IndexResult& result,
                     std::size_t row, const Explanation& why, std::size_t at, Page& page) {
  const ExplainedNode& node = why.nodes[at];
  const Words& say = words(subject.language);
  const std::string score = node.score ? score_text(*node.score) : std::string(say.no_figure);
  const bool chinese = subject.language == Language::zh;
  const std::string colon = std::string(say.colon) + (chinese ? "" : " ");
  html += "<li>" + escaped(node_name(subject, result, node.position)) + colon + "<b>" +
          escaped(score) + "</b>";
  if (node.rank) {
    const std::string place = escaped(
        filled(say.place_of, {format_exact(*node.rank),
                              std::to_string(result.ranking(node.node, subject.year).size())}));
    html += chinese ? "，" + place : " (" + place + ")";
  }
  html += chinese ? "，" : ", ";
  html += escaped(filled(say.weighing, {format_percent(node.effective, 1, subject.language)}));
  if (node.raw) {
    html += colon;
    html += node.raw->value ? escaped(format_figure(*node.raw->value, node.raw->unit,
                                                    node.raw->decimals, subject.language))
                            : escaped(say.no_figure);
    html += page.citation(node.raw->release);
    if (!node.raw->locator.empty()) html += " <small>" + escaped(node.raw->locator) + "</small>";
    for (const ExplainedStep& step : node.steps) {
      const std::string how =
          change_words(subject, result, step.step, *result.nodes[node.position].leaf, row);
      if (!how.empty()) html += std::string(say.then) + "<small>" + escaped(how) + "</small>";
    }
  }
  std::size_t next = at + 1;
  const bool inner = next < why.nodes.size() && why.nodes[next].depth > node.depth;
  if (inner) html += "<ul>";
  while (next < why.nodes.size() && why.nodes[next].depth > node.depth)
    next = add_tree(html, subject, result, row, why, next, page);
  if (inner) html += "</ul>";
  html += "</li>\n";
  return next;
}

// The leaves in which the zone stands best, and those in which it stands worst.
void add_extremes(Page& page, const Subject& subject, const IndexResult& result,
                  const Explanation& why) {
  constexpr std::size_t most = 3;
  const Words& say = words(subject.language);
  std::vector<const ExplainedNode*> leaves;
  for (const ExplainedNode& node : why.nodes)
    if (node.raw && node.rank) leaves.push_back(&node);
  if (leaves.size() < 2 * most) return;
  std::ranges::stable_sort(leaves, {}, [](const ExplainedNode* node) { return *node->rank; });
  const auto list = [&](std::string_view title, std::span<const ExplainedNode* const> nodes) {
    page.heading(title);
    std::string html = "<ul>\n";
    for (const ExplainedNode* node : nodes) {
      const std::size_t ranked = result.ranking(node->node, subject.year).size();
      html += "<li>" + escaped(node_name(subject, result, node->position)) +
              std::string(say.colon) + " " +
              escaped(filled(say.place_of, {format_exact(*node->rank), std::to_string(ranked)})) +
              "</li>\n";
    }
    page.raw(html + "</ul>\n");
  };
  list(say.strengths, std::span(leaves).first(most));
  std::ranges::reverse(leaves);
  list(say.weaknesses, std::span(leaves).first(most));
}

}  // namespace

void add_index(Page& page, const Subject& subject, const IndexResult& result) {
  const auto ranked = result.ranking(result.nodes.front().code, subject.year);
  if (ranked.empty()) return;
  page.section("index", std::string(words(subject.language).index) + ": " + title_of(result));
  add_scores(page, subject, result, ranked);
  const std::vector<std::size_t> sources = sources_of_leaves(page, subject, result);
  page.note(page.source_line(sources));
  add_contributions(page, subject, result, sources, ranked);
  add_profiles(page, subject, result, sources, ranked);
  add_spread(page, subject, sources, ranked);
  add_correlations(page, subject, result, sources);
  add_index_method(page, subject, result);
}

void add_explanation(Page& page, const Subject& subject, const IndexResult& result,
                     ZoneHandle zone) {
  const auto row = result.row(subject.year, zone);
  if (!row) return;
  const Explanation why = explain(subject.book, result, zone, subject.year);
  page.section("explanation", words(subject.language).explanation);
  add_extremes(page, subject, result, why);
  std::string html = "<ul class=\"tree\">\n";
  add_tree(html, subject, result, *row, why, 0, page);
  page.raw(html + "</ul>\n");
}

}  // namespace yearbook::report
