#include <yearbook/principal_components.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <Eigen/Dense>

#include <yearbook/error.hpp>

namespace yearbook {
namespace {

// Among entries that differ only by rounding the first is taken, so that the sign does not hang on
// the last digit.
constexpr double equal_within = 1e-9;

Eigen::Index count(std::size_t size) {
  return static_cast<Eigen::Index>(size);
}

std::vector<std::size_t> complete_rows(std::span<const std::span<const double>> columns) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    const auto missing = [row](std::span<const double> column) { return std::isnan(column[row]); };
    if (std::ranges::none_of(columns, missing)) rows.push_back(row);
  }
  return rows;
}

// Columns of the complete rows, less their means, over their lengths.
Eigen::MatrixXd standardised(std::span<const std::span<const double>> columns,
                             const std::vector<std::size_t>& rows) {
  Eigen::MatrixXd result(count(rows.size()), count(columns.size()));
  for (std::size_t j = 0; j < columns.size(); ++j) {
    auto column = result.col(count(j));
    for (std::size_t i = 0; i < rows.size(); ++i) column(count(i)) = columns[j][rows[i]];
    if ((column.array() == column(0)).all()) {
      throw Error(ErrorCode::invalid_argument,
                  "principal components need spread, and column " + std::to_string(j + 1) +
                      " has one value in all complete rows; leave it out");
    }
    column.array() -= column.mean();
    column.normalize();
  }
  return result;
}

void point_forward(Eigen::Ref<Eigen::VectorXd> vector) {
  const double largest = vector.cwiseAbs().maxCoeff();
  for (const double entry : vector) {
    if (std::fabs(entry) < largest * (1 - equal_within)) continue;
    if (entry < 0) vector = -vector;
    return;
  }
}

}  // namespace

PrincipalComponents principal_components(std::span<const std::span<const double>> columns) {
  PrincipalComponents result;
  if (columns.empty()) return result;
  for (const auto& column : columns) {
    if (column.size() == columns.front().size()) continue;
    throw Error(ErrorCode::invalid_argument,
                "principal components need columns of one size; these have " +
                    std::to_string(columns.front().size()) + " and " +
                    std::to_string(column.size()) + " rows");
  }
  const std::vector<std::size_t> rows = complete_rows(columns);
  if (rows.size() < 2) {
    throw Error(ErrorCode::invalid_argument,
                "principal components need 2 rows in which every column has a value; there are " +
                    std::to_string(rows.size()) + "; leave out the columns with most gaps");
  }
  const Eigen::MatrixXd table = standardised(columns, rows);
  const Eigen::MatrixXd correlations = table.transpose() * table;
  // Eigen gives the smallest first.
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations);
  result.rows = rows.size();
  const auto size = static_cast<double>(columns.size());
  for (Eigen::Index at = count(columns.size()) - 1; at >= 0; --at) {
    Eigen::VectorXd vector = solver.eigenvectors().col(at);
    point_forward(vector);
    result.variances.push_back(std::max(0.0, solver.eigenvalues()(at)));
    result.shares.push_back(result.variances.back() / size);
    result.loadings.insert(result.loadings.end(), vector.begin(), vector.end());
  }
  return result;
}

}  // namespace yearbook
