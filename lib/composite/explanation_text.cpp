// An explanation as people read it: a tree of lines.
#include <yearbook/explanation.hpp>

#include <cmath>
#include <string>

#include <yearbook/unit.hpp>

namespace yearbook {
namespace {

const Unit pure{"index", "index", "index", 1, "", ""};

std::string scored(double value) {
  return format_figure(value, pure, 2);
}

std::string signed_number(double value) {
  return (value < 0 ? "" : "+") + format_figure(value, pure, 3);
}

// Who says so: "China Torch Statistical Yearbook 2017, table 2-5".
std::string source_of(const SourcedFigure& figure) {
  if (figure.status == Status::none) return "nobody speaks of it";
  if (figure.release.empty()) return "worked out by its definition";
  std::string text = figure.title.empty() ? figure.release : figure.title;
  if (!figure.locator.empty()) text += ", " + figure.locator;
  return text;
}

std::string figure_line(const SourcedFigure& figure) {
  std::string text = figure.name + ": ";
  text += figure.value ? format_figure(*figure.value, figure.unit, figure.decimals)
                       : std::string(meaning(figure.status));
  return text + "  [" + source_of(figure) + "]";
}

class Writer {
 public:
  explicit Writer(const Explanation& explanation) : explanation_(explanation) {}

  std::string write() && {
    head();
    for (const ExplainedNode& node : explanation_.nodes) {
      line(node.depth, node_line(node));
      if (node.raw) figures(node);
    }
    return std::move(text_);
  }

 private:
  void line(std::size_t depth, const std::string& content) {
    text_.append(2 * depth, ' ').append(content).append("\n");
  }

  void head() {
    std::string who = explanation_.zone_name;
    if (who != explanation_.zone_code) who += " (" + explanation_.zone_code + ")";
    text_ += explanation_.index + ", " + std::to_string(int{explanation_.year}) + ": " + who + "\n";
    switch (explanation_.kind) {
      case ContributionBasis::sum:
        text_ += "Contributions add up to the score.\n";
        break;
      case ContributionBasis::logarithms:
        text_ += "Contributions add up to the logarithm of the score.\n";
        break;
      case ContributionBasis::left_out:
        text_ += "Of each leaf: what the score would lose without it. These do not add up.\n";
        break;
      case ContributionBasis::chained:
        text_ +=
            "The weights were revised: levels do not add up. Contributions add up to the "
            "change";
        if (explanation_.since) text_ += " since " + std::to_string(int{*explanation_.since});
        text_ += ".\n";
        break;
    }
  }

  [[nodiscard]] std::string node_line(const ExplainedNode& node) const {
    std::string text = node.node + "  ";
    text += node.score ? scored(*node.score) : "no score: " + std::string(to_string(node.reason));
    if (node.rank) {
      text += ", place " + format_figure(*node.rank, pure);
      if (node.depth == 0) text += " of " + std::to_string(explanation_.ranked);
    }
    if (node.depth != 0) {
      text += "; weight " + format_percent(node.weight);
      if (std::fabs(node.realised - node.effective) > 1e-12) {
        text += ", counts for " + format_percent(node.realised) +
                " of all (meant: " + format_percent(node.effective) + ")";
      } else if (node.depth > 1) {
        text += ", " + format_percent(node.effective) + " of all";
      }
    }
    if (node.method && node.score && node.coverage < 1 - 1e-12) {
      text += "; covers " + format_percent(node.coverage);
    }
    if (node.contribution && node.depth != 0) text += "; " + signed_number(*node.contribution);
    return text;
  }

  void figures(const ExplainedNode& node) {
    const std::size_t depth = node.depth + 1;
    line(depth, figure_line(*node.raw));
    if (node.denominator) line(depth, "per " + figure_line(*node.denominator));
    for (const ExplainedStep& step : node.steps) {
      if (step.how.empty() && step.before == step.after) continue;
      std::string text = step.step + ": ";
      text += step.after ? format_figure(*step.after, pure) : "missing";
      if (!step.how.empty()) text += " (" + step.how + ")";
      line(depth, text);
    }
  }

  const Explanation& explanation_;
  std::string text_;
};

}  // namespace

std::string to_string(const Explanation& explanation) {
  return Writer(explanation).write();
}

}  // namespace yearbook
