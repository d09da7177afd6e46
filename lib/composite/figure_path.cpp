#include "composite/figure_path.hpp"

#include <algorithm>

#include <yearbook/unit.hpp>

#include "book/book.hpp"
#include "composite/data_columns.hpp"

namespace yearbook::composite {
namespace {

std::string plain(double value) {
  return format_figure(value, {"index", "index", "index", 1, "", ""});
}

// What stands in a cell, with its source.
SourcedFigure sourced(const Snapshot& book, const Indicator& indicator, const IndexRow& row) {
  const Catalog& catalog = book.catalog();
  const std::size_t position = catalog.position(indicator.handle);
  const book::Panel& panel = book.book().panel(position);
  const std::size_t zone = catalog.position(row.zone);
  const book::Cell cell = panel.cell(row.year, zone);
  SourcedFigure figure;
  figure.indicator = indicator.code;
  figure.name = name_of(indicator.name_en, indicator.name_zh, indicator.code);
  figure.unit = indicator.unit;
  figure.decimals = indicator.decimals;
  figure.value = as_optional(cell.value);
  figure.status = cell.status;
  if (cell.status == Status::none) return figure;
  const Release* release = catalog.release(panel.release(row.year, zone));
  if (release == nullptr) return figure;  // worked out by definition
  figure.release = release->code;
  figure.title = release->title;
  for (const auto& published :
       book.book().figures(position, {{row.year, row.year}, row.zone.id()})) {
    if (!published.stands) continue;
    figure.locator = published.note.locator;
    figure.note = published.note.note;
  }
  return figure;
}

std::string_view meaning(Mark mark) {
  switch (mark) {
    case Mark::none:
      return "left";
    case Mark::low:
      return "winsorised low";
    case Mark::high:
      return "winsorised high";
    case Mark::transformed:
      return "transformed";
    case Mark::low_and_transformed:
      return "winsorised low and transformed";
    case Mark::high_and_transformed:
      return "winsorised high and transformed";
  }
  return "left";
}

// What each step did to one cell, and why.
class Path {
 public:
  Path(const IndexResult& result, std::size_t leaf, std::size_t row)
      : result_(result), leaf_(leaf), row_(row) {}

  [[nodiscard]] std::vector<ExplainedStep> steps() const {
    std::vector<ExplainedStep> path;
    for (std::size_t i = 1; i < result_.stages.size(); ++i) {
      const std::string& step = result_.stages[i].step;
      path.push_back({step, value(i - 1), value(i), how(step)});
    }
    return path;
  }

 private:
  [[nodiscard]] std::optional<double> value(std::size_t stage) const {
    return as_optional(result_.stages[stage].values[leaf_ * result_.size() + row_]);
  }

  [[nodiscard]] const IndexNode& definition() const {
    return result_.definition.nodes[result_.leaves[leaf_]];
  }

  [[nodiscard]] std::string how(std::string_view step) const {
    if (step == "denominate") return denominated();
    if (step == "impute") return imputed();
    if (step == "screen") return result_.rows[row_].screened ? "dropped: too few figures" : "";
    if (step == "treat") return treated();
    return normalised();
  }

  [[nodiscard]] std::string denominated() const {
    if (definition().denominator.empty()) return {};
    std::string text = "divided by " + definition().denominator;
    if (definition().denominator_factor != 1) {
      text += ", times " + plain(definition().denominator_factor);
    }
    return text;
  }

  [[nodiscard]] std::string imputed() const {
    for (const ImputedCell& cell : result_.imputed) {
      if (cell.leaf != leaf_ || cell.row != row_) continue;
      std::string text = "filled by ";
      text += to_string(cell.method);
      if (!cell.group.empty()) text += " of " + cell.group;
      if (cell.source_year) text += ", from " + std::to_string(int{*cell.source_year});
      return text;
    }
    return {};
  }

  [[nodiscard]] std::string treated() const {
    for (const TreatedCell& cell : result_.moved) {
      if (cell.leaf != leaf_ || cell.row != row_) continue;
      std::string text{meaning(cell.mark)};
      for (const TreatedLeaf& column : result_.treated) {
        if (column.leaf == leaf_ && (!column.year || *column.year == result_.rows[row_].year)) {
          text += why(column.treatment);
        }
      }
      return text;
    }
    return {};
  }

  // Which of the two rules the column broke, before anything was done to it.
  [[nodiscard]] static std::string why(const Treatment& treatment) {
    if (!treatment.before.skewness || !treatment.before.kurtosis) return {};
    return ": skewness " + plain(*treatment.before.skewness) + " and kurtosis " +
           plain(*treatment.before.kurtosis) + " of the column were too large";
  }

  [[nodiscard]] std::string normalised() const {
    const NormaliseKeys& global = result_.definition.normalise;
    const std::optional<NormaliseKeys>& own = definition().normalise;
    const auto method = own && own->method ? own->method : global.method;
    return std::string(to_string(method.value_or(NormaliseMethod::min_max)));
  }

  const IndexResult& result_;
  std::size_t leaf_;
  std::size_t row_;
};

}  // namespace

std::string name_of(const std::string& name_en, const std::string& name_zh,
                    const std::string& code) {
  if (!name_en.empty()) return name_en;
  return name_zh.empty() ? code : name_zh;
}

void add_figures(const Snapshot& book, const IndexResult& result, std::size_t node, std::size_t row,
                 ExplainedNode& explained) {
  const Catalog& catalog = book.catalog();
  const IndexRow& unit = result.rows[row];
  explained.raw = sourced(book, catalog.indicator(result.nodes[node].indicator), unit);
  const std::string& denominator = result.definition.nodes[node].denominator;
  if (!denominator.empty()) {
    explained.denominator = sourced(book, catalog.find_indicator(denominator), unit);
  }
  explained.steps = Path(result, *result.nodes[node].leaf, row).steps();
}

}  // namespace yearbook::composite
