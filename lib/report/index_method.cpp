// How an index is worked out: its steps, its weights, the values that it filled in and moved.
#include <algorithm>

#include "report/index_section.hpp"
#include "report/index_words.hpp"
#include "report/lettering.hpp"
#include "report/page_words.hpp"

namespace yearbook::report {
namespace {

TableCell number_cell(double value) {
  if (is_missing(value)) return {{}, {}, true};
  const Unit plain{"index", "index", "index", 1, "", ""};
  constexpr int decimals = 2;
  return {escaped(format_figure(value, plain, decimals)), format_exact(value), true};
}

TableCell name_cell(std::string_view name) {
  return {escaped(name), {}, false};
}

void add_steps(Page& page, const Subject& subject, const IndexResult& result) {
  std::string html = "<ol class=\"steps\">\n";
  for (const IndexStep step : result.definition.steps)
    html += "<li>" + escaped(step_words(step, subject.language)) + "</li>\n";
  page.raw(html + "</ol>\n");
}

void add_weights(Page& page, const Subject& subject, const IndexResult& result) {
  const Words& say = words(subject.language);
  const WeightPeriod& weights = result.weights(subject.year);
  std::vector<std::vector<TableCell>> rows;
  for (std::size_t node = 0; node < result.nodes.size(); ++node) {
    const double weight = weights.effective[node];
    rows.push_back(
        {name_cell(node_name(subject, result, node)),
         name_cell(node == 0 ? std::string()
                             : node_name(subject, result, result.nodes[node].parent)),
         {escaped(format_percent(weight, 2, subject.language)), format_exact(weight), true}});
  }
  page.folding_table(
      filled(say.weights_of, {to_string(subject.year)}),
      {name_cell(say.indicator), name_cell(say.part_of), {escaped(say.weight), {}, true}}, rows);
}

// The value of a leaf before a step that the definition takes, and after it.
double value_at(const IndexResult& result, std::string_view step, bool before, std::size_t leaf,
                std::size_t row) {
  const auto taken = std::ranges::find(result.stages, step, &IndexStage::step);
  if (taken == result.stages.end()) return missing_value;
  const auto stage = before && taken != result.stages.begin() ? taken - 1 : taken;
  return stage->values[leaf * result.size() + row];
}

void add_imputed(Page& page, const Subject& subject, const IndexResult& result) {
  const Words& say = words(subject.language);
  std::vector<std::vector<TableCell>> rows;
  for (const ImputedCell& cell : result.imputed) {
    if (result.rows[cell.row].year != subject.year) continue;
    rows.push_back({{zone_html(subject, result.rows[cell.row].zone), {}, false},
                    name_cell(node_name(subject, result, result.leaves[cell.leaf])),
                    number_cell(cell.value),
                    name_cell(filled_words(subject, cell))});
  }
  page.heading(say.imputed);
  page.paragraph(filled(say.of_all_years, {std::to_string(rows.size()), to_string(subject.year),
                                           std::to_string(result.imputed.size())}));
  if (rows.empty()) return;
  page.folding_table(say.imputed,
                     {name_cell(say.zone),
                      name_cell(say.indicator),
                      {escaped(say.value), {}, true},
                      name_cell(say.how)},
                     rows);
}

void add_moved(Page& page, const Subject& subject, const IndexResult& result) {
  const Words& say = words(subject.language);
  std::vector<std::vector<TableCell>> rows;
  for (const TreatedCell& cell : result.moved) {
    if (result.rows[cell.row].year != subject.year) continue;
    rows.push_back({{zone_html(subject, result.rows[cell.row].zone), {}, false},
                    name_cell(node_name(subject, result, result.leaves[cell.leaf])),
                    number_cell(value_at(result, "treat", true, cell.leaf, cell.row)),
                    number_cell(value_at(result, "treat", false, cell.leaf, cell.row)),
                    name_cell(moved_words(cell.mark, subject.language))});
  }
  page.heading(say.treated);
  page.paragraph(filled(say.of_all_years, {std::to_string(rows.size()), to_string(subject.year),
                                           std::to_string(result.moved.size())}));
  if (rows.empty()) return;
  page.folding_table(say.treated,
                     {name_cell(say.zone),
                      name_cell(say.indicator),
                      {escaped(say.before), {}, true},
                      {escaped(say.after), {}, true},
                      name_cell(say.how)},
                     rows);
}

bool takes(const IndexResult& result, IndexStep step) {
  return std::ranges::find(result.definition.steps, step) != result.definition.steps.end();
}

}  // namespace

void add_index_method(Page& page, const Subject& subject, const IndexResult& result) {
  page.section("index-method", words(subject.language).index_method);
  add_steps(page, subject, result);
  add_weights(page, subject, result);
  if (takes(result, IndexStep::impute)) add_imputed(page, subject, result);
  if (takes(result, IndexStep::treat)) add_moved(page, subject, result);
}

}  // namespace yearbook::report
