// Steps, methods and what they did to a value, in English and Chinese. Floor 6.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <yearbook/index_result.hpp>

#include "report/subject.hpp"

namespace yearbook::report {

// The title of an index, else its code.
std::string title_of(const IndexResult& result);

// A node as people read it: a leaf by the name of its indicator, the root by the title of the index,
// another aggregate by the name of the indicator of its code, else by the code.
std::string node_name(const Subject& subject, const IndexResult& result, std::size_t node);

// "impute", "补充缺失值".
std::string_view step_words(IndexStep step, Language language) noexcept;

// What a step did to the value of a leaf, empty when it let it be: "divided by employees", "filled
// with the mean of East". Steps are named as in ExplainedStep.
std::string change_words(const Subject& subject, const IndexResult& result, std::string_view step,
                         std::size_t leaf, std::size_t row);

// How a gap was filled; what became of an outlier.
std::string filled_words(const Subject& subject, const ImputedCell& cell);
std::string_view moved_words(Mark mark, Language language) noexcept;

}  // namespace yearbook::report
