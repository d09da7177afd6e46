// The way of a leaf's figure through the steps, and where it was published. Floor 3.
#pragma once

#include <string>

#include <yearbook/explanation.hpp>
#include <yearbook/index_result.hpp>
#include <yearbook/snapshot.hpp>

namespace yearbook::composite {

// The English name where there is one, else the Chinese, else the code.
std::string name_of(const std::string& name_en, const std::string& name_zh,
                    const std::string& code);

// Fills raw, denominator and steps of a leaf.
void add_figures(const Snapshot& book, const IndexResult& result, std::size_t node, std::size_t row,
                 ExplainedNode& explained);

}  // namespace yearbook::composite
