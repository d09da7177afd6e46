/// Principal components: the directions in which columns differ most, by their correlations.
/// Floor 1. A pure function on spans; it knows no zones and no files.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <yearbook/export.hpp>

namespace yearbook {

/// The principal components of columns, the largest first.
struct PrincipalComponents {
  std::size_t rows = 0;           ///< complete rows that they stand on
  std::vector<double> variances;  ///< eigenvalues of the correlation matrix; they add up to the
                                  ///< number of columns
  std::vector<double> shares;     ///< of the variance: variances over their sum
  std::vector<double> loadings;   ///< unit vectors, component by component; see loading()

  /// How many columns, and as many components.
  [[nodiscard]] std::size_t size() const noexcept { return variances.size(); }
  /// The entry of a column in a component, both from 0.
  [[nodiscard]] double loading(std::size_t column, std::size_t component) const {
    return loadings.at(component * size() + column);
  }
  /// A component's entries, one a column. Lifetime: as long as this.
  [[nodiscard]] std::span<const double> component(std::size_t at) const& {
    return std::span(loadings).subspan(at * size(), size());
  }
  [[nodiscard]] std::span<const double> component(std::size_t at) const&& = delete;
};

/// The principal components of columns that are each brought to mean 0 and deviation 1.
///
/// Shape:    columns of one size; as many components as columns.
/// Missing:  a row with a NaN in any column is left out of all.
/// Formula:  eigenvectors of the correlation matrix. An eigenvector has no sign of its own: the
///           entry of largest magnitude is made positive, the first of equals.
/// Boundary: with fewer rows than columns the last variances are 0, never below.
/// Source:   OECD/JRC, Handbook on Constructing Composite Indicators (2008), steps 4 and 6.
/// Throws:   invalid_argument when the sizes differ, when fewer than 2 rows are complete, or for a
///           column without spread among them: leave it out.
/// Cost:     that of the eigenvectors: the cube of the columns.
/// Example:  examples/23_analysis.cpp
[[nodiscard]] YEARBOOK_EXPORT PrincipalComponents
principal_components(std::span<const std::span<const double>> columns);

}  // namespace yearbook
