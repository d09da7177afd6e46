// Weights that follow from the figures.
#include <yearbook/weighting.hpp>

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include "composite/data_columns.hpp"

namespace yearbook {
namespace {

constexpr double balanced_within = 1e-4;
constexpr double negligible = 1e-6;  // of the largest sibling's weight

// Damped least squares in the logarithms of the weights of some nodes.
class Balance {
 public:
  Balance(const Snapshot& book, const IndexDefinition& definition, const BalanceOptions& options,
          std::source_location where)
      : book_(book), definition_(definition), year_(options.year), where_(where) {
    if (!definition.revisions.empty()) {
      throw Error(ErrorCode::invalid_argument,
                  "index \"" + definition.code +
                      "\" has weights that change over the years; balance a definition without "
                      "[[revision]]",
                  where);
    }
    const IndexResult result = evaluate(book, definition, where);
    const std::size_t root_level = result.nodes.front().level;
    const std::size_t level = options.level.value_or(root_level - 1);
    nodes_ = nodes_under(result, definition.code, level, where);
    if (nodes_.size() < 2) {
      throw Error(ErrorCode::invalid_argument,
                  "index \"" + definition.code + "\" has " + std::to_string(nodes_.size()) +
                      " nodes at level " + std::to_string(level) +
                      " under its root; balancing needs two",
                  where);
    }
    for (const std::size_t node : nodes_) {
      codes_.push_back(result.nodes[node].code);
      parents_.push_back(result.nodes[node].parent);
      // A node that counts for nothing as yet starts small rather than never.
      const double own = result.periods.front().own[node];
      start_.push_back(std::log(own > 0 ? own : negligible));
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
  [[nodiscard]] Eigen::VectorXd start() const {
    return Eigen::Map<const Eigen::VectorXd>(start_.data(), std::ssize(start_));
  }

  // Weights by their logarithms, adding up to 1 among siblings.
  [[nodiscard]] std::vector<double> weights(const Eigen::VectorXd& logarithms) const {
    std::vector<double> result(size());
    for (std::size_t i = 0; i < size(); ++i) {
      double sum = 0;
      const double own = logarithms(static_cast<Eigen::Index>(i));
      for (std::size_t j = 0; j < size(); ++j) {
        if (parents_[j] == parents_[i]) {
          sum += std::exp(logarithms(static_cast<Eigen::Index>(j)) - own);
        }
      }
      result[i] = 1 / sum;
    }
    return result;
  }

  // How the nodes' scores go with the root's.
  [[nodiscard]] std::vector<double> correlations(const std::vector<double>& weights) const {
    IndexDefinition changed = definition_;
    for (std::size_t i = 0; i < size(); ++i) {
      changed = changed.with_weight(codes_[i], weights[i], where_);
    }
    const IndexResult result = evaluate(book_, changed, where_);
    const composite::DataColumns columns(result, {"scores", year_}, where_);
    std::vector<double> found;
    for (std::size_t i = 0; i < size(); ++i) {
      const Correlation one = correlation(columns.of(nodes_[i]), columns.of(0));
      if (!one.value) {
        throw Error(ErrorCode::invalid_argument,
                    "the scores of \"" + codes_[i] + "\" and \"" + definition_.code +
                        "\" have no correlation: too few units have both, or all have the same",
                    where_);
      }
      found.push_back(*one.value);
    }
    return found;
  }

  // What least squares makes small: each correlation's share of their sum, less its due.
  [[nodiscard]] Eigen::VectorXd misfit(const Eigen::VectorXd& logarithms) const {
    const std::vector<double> found = correlations(weights(logarithms));
    Eigen::VectorXd result = Eigen::Map<const Eigen::VectorXd>(found.data(), std::ssize(found));
    result /= result.sum();
    result.array() -= 1 / static_cast<double>(size());
    return result;
  }

  [[nodiscard]] const std::string& code(std::size_t at) const { return codes_[at]; }
  [[nodiscard]] std::size_t parent(std::size_t at) const { return parents_[at]; }

 private:
  const Snapshot& book_;
  const IndexDefinition& definition_;
  std::optional<Year> year_;
  std::source_location where_;
  std::vector<std::size_t> nodes_;
  std::vector<std::string> codes_;
  std::vector<std::size_t> parents_;
  std::vector<double> start_;
};

Eigen::MatrixXd slopes(const Balance& balance, const Eigen::VectorXd& at,
                       const Eigen::VectorXd& misfit) {
  constexpr double step = 1e-6;
  Eigen::MatrixXd result(misfit.size(), at.size());
  for (Eigen::Index i = 0; i < at.size(); ++i) {
    Eigen::VectorXd beside = at;
    beside(i) += step;
    result.col(i) = (balance.misfit(beside) - misfit) / step;
  }
  return result;
}

// From the definition's weights to those of the least misfit near by.
Eigen::VectorXd search(const Balance& balance, std::size_t most_steps) {
  constexpr double smallest_gain = 1e-20;
  constexpr double most_damping = 1e9;
  constexpr double longest_step = 2;  // no weight changes by more than e^2 at once
  constexpr double ridge = 1e-12;     // along which siblings' weights grow together
  Eigen::VectorXd at = balance.start();
  Eigen::VectorXd misfit = balance.misfit(at);
  double damping = 1e-3;
  for (std::size_t step = 0; step < most_steps; ++step) {
    const Eigen::MatrixXd slope = slopes(balance, at, misfit);
    const Eigen::MatrixXd square = slope.transpose() * slope;
    const Eigen::VectorXd downhill = -slope.transpose() * misfit;
    double gain = 0;
    while (damping < most_damping) {
      Eigen::MatrixXd damped = square;
      damped.diagonal() += damping * square.diagonal();
      damped.diagonal().array() += ridge;
      const Eigen::VectorXd move =
          damped.ldlt().solve(downhill).cwiseMax(-longest_step).cwiseMin(longest_step);
      const Eigen::VectorXd next = balance.misfit(at + move);
      gain = misfit.squaredNorm() - next.squaredNorm();
      if (gain > 0) {
        at += move;
        misfit = next;
        damping = std::max(damping / 5, ridge);
        break;
      }
      damping *= 4;
    }
    if (!(gain > smallest_gain)) break;
  }
  return at;
}

void drop_negligible(const Balance& balance, std::vector<double>& weights) {
  const std::vector<double> before = weights;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    double largest = 0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
      if (balance.parent(j) == balance.parent(i)) largest = std::max(largest, before[j]);
    }
    if (before[i] < negligible * largest) weights[i] = 0;
  }
}

}  // namespace

std::map<std::string, double> BalancedWeights::weights() const {
  std::map<std::string, double> set;
  for (const BalancedWeight& node : nodes) set.emplace(node.node, node.weight);
  return set;
}

BalancedWeights balanced_weights(const Snapshot& book, const IndexDefinition& definition,
                                 const BalanceOptions& options, std::source_location where) {
  const Balance balance(book, definition, options, where);
  std::vector<double> weights = balance.weights(search(balance, options.most_steps));
  drop_negligible(balance, weights);
  const std::vector<double> correlations = balance.correlations(weights);
  BalancedWeights result;
  double sum = 0;
  for (std::size_t i = 0; i < balance.size(); ++i) {
    result.nodes.push_back({balance.code(i), weights[i], correlations[i]});
    sum += correlations[i];
  }
  const auto [least, largest] = std::ranges::minmax(correlations);
  result.spread = (largest - least) / std::fabs(sum / static_cast<double>(balance.size()));
  result.balanced = result.spread < balanced_within;
  return result;
}

std::map<std::string, double> component_weights(const IndexResult& result, std::size_t level,
                                                const AnalysisData& data,
                                                std::source_location where) {
  const composite::DataColumns columns(result, data, where);
  std::map<std::string, double> weights;
  for (const ResultNode& parent : result.nodes) {
    std::vector<std::size_t> siblings = parent.children;
    std::erase_if(siblings, [&](std::size_t node) { return result.nodes[node].level != level; });
    if (siblings.size() == 1) weights[result.nodes[siblings.front()].code] = 1;
    if (siblings.size() < 2) continue;
    const PrincipalComponents found = [&] {
      try {
        return principal_components(columns.of(siblings));
      } catch (const Error& error) {
        throw Error(error.code(), "node \"" + parent.code + "\": " + error.what(), where);
      }
    }();
    for (std::size_t i = 0; i < siblings.size(); ++i) {
      const std::string& code = result.nodes[siblings[i]].code;
      const double entry = found.loading(i, 0);
      if (entry < 0) {
        throw Error(ErrorCode::invalid_argument,
                    "the first component under \"" + parent.code + "\" gives \"" + code +
                        "\" the entry " + format_exact(entry) +
                        ", and no weight is negative: it works against its siblings; turn its "
                        "direction, or leave it out",
                    where);
      }
      weights[code] = entry;
    }
  }
  return weights;
}

}  // namespace yearbook
