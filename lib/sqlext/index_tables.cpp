#include "sqlext/index_tables.hpp"

#include <yearbook/composite.hpp>
#include <yearbook/explanation.hpp>
#include <yearbook/unit.hpp>

#include <memory>
#include <string>
#include <utility>

namespace yearbook::sqlext {
namespace {

Cell text_or_null(std::string_view text) {
  return text.empty() ? Cell{} : cell(text);
}

Row score_row(const Snapshot& book, const IndexScore& score) {
  return {cell(score.year),
          cell(book.catalog().zone(score.zone).code),
          cell(score.node),
          cell(score.score),
          cell(score.rank),
          cell(score.coverage),
          text_or_null(to_string(score.reason))};
}

// The units of a year at a node: the ranking, then those without a score.
void add_scores(const Snapshot& book, const IndexResult& result, std::size_t node, Year year,
                std::vector<Row>& rows) {
  for (const IndexScore& score : result.ranking(result.nodes[node].code, year)) {
    rows.push_back(score_row(book, score));
  }
  const auto [begin, end] = result.rows_of(year);
  for (std::size_t row = begin; row < end; ++row) {
    const IndexScore score = result.at(node, row);
    if (!score.score) rows.push_back(score_row(book, score));
  }
}

// What an answer of yb_index is made of, a year and node at a time.
struct Scores {
  Snapshot book;
  IndexResult result;
  std::vector<Year> years;
  std::vector<std::size_t> nodes;
};

Scores scores_asked_for(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  Scores scores{book, evaluate(book, index_definition(book, arguments.text(0))), {}, {}};
  scores.years = scores.result.years;
  if (arguments.given(1)) {
    const Year year = arguments.year(1);
    std::erase_if(scores.years, [&](Year each) { return each != year; });
  }
  if (arguments.given(2)) {
    scores.nodes.push_back(scores.result.node(arguments.text(2)));
  } else {
    for (std::size_t node = 0; node < scores.result.nodes.size(); ++node) {
      scores.nodes.push_back(node);
    }
  }
  return scores;
}

Pieces index_pieces(HostBook& host, const Arguments& arguments) {
  const auto scores = std::make_shared<const Scores>(scores_asked_for(host, arguments));
  return [scores, at = std::size_t{0}]() mutable {
    std::vector<Row> rows;
    const std::size_t nodes = scores->nodes.size();
    for (; rows.empty() && at < scores->years.size() * nodes; ++at) {
      add_scores(scores->book, scores->result, scores->nodes[at % nodes], scores->years[at / nodes],
                 rows);
    }
    return rows;
  };
}

// What the steps did to a figure: "treat: 20 (winsorised); normalise: 43.7".
std::string steps_text(const ExplainedNode& node) {
  std::string text;
  for (const ExplainedStep& step : node.steps) {
    if (step.how.empty() && step.before == step.after) continue;
    text += (text.empty() ? "" : "; ") + step.step + ": " +
            (step.after ? format_exact(*step.after) : "missing");
    if (!step.how.empty()) text += " (" + step.how + ")";
  }
  return text;
}

Row explained_row(const Explanation& explanation, const ExplainedNode& node) {
  const SourcedFigure raw = node.raw.value_or(SourcedFigure{});
  const SourcedFigure below = node.denominator.value_or(SourcedFigure{});
  return {cell(node.node),
          cell(node.depth),
          cell(node.score),
          cell(node.rank),
          text_or_null(to_string(node.reason)),
          cell(node.coverage),
          cell(node.weight),
          cell(node.effective),
          cell(node.realised),
          cell(node.contribution),
          cell(to_string(explanation.kind)),
          text_or_null(raw.indicator),
          cell(raw.value),
          text_or_null(code(raw.status)),
          text_or_null(raw.unit.code),
          text_or_null(raw.release),
          text_or_null(raw.locator),
          text_or_null(below.indicator),
          cell(below.value),
          text_or_null(below.release),
          text_or_null(steps_text(node))};
}

std::vector<Row> explain_rows(HostBook& host, const Arguments& arguments) {
  const Snapshot book = host.snapshot();
  const IndexResult result = evaluate(book, index_definition(book, arguments.text(0)));
  const Explanation explanation =
      explain(book, result, book.zone(arguments.text(1)), arguments.year(2),
              arguments.given(3) ? arguments.text(3) : std::string_view());
  std::vector<Row> rows;
  rows.reserve(explanation.nodes.size());
  for (const ExplainedNode& node : explanation.nodes) {
    rows.push_back(explained_row(explanation, node));
  }
  return rows;
}

}  // namespace

std::span<const TableFunction> index_tables() {
  static const std::vector<TableFunction> all{
      {"T10",
       "yb_index",
       "year INTEGER, zone TEXT, node TEXT, score REAL, rank REAL, coverage REAL, reason TEXT",
       {"definition", "of_year", "of_node"},
       2,
       "the scores and places of an index that the file keeps",
       nullptr,
       index_pieces},
      {"T11",
       "yb_explain",
       "node TEXT, depth INTEGER, score REAL, rank REAL, reason TEXT, coverage REAL, weight REAL, "
       "effective REAL, realised REAL, contribution REAL, contribution_is TEXT, indicator TEXT, "
       "raw REAL, status TEXT, unit TEXT, release TEXT, locator TEXT, denominator TEXT, "
       "divided_by REAL, denominator_release TEXT, steps TEXT",
       {"definition", "zone", "of_year", "of_node"},
       1,
       "how the score of a zone came about, down to the figures and their sources",
       explain_rows},
  };
  return all;
}

}  // namespace yearbook::sqlext
