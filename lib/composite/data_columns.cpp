#include "composite/data_columns.hpp"

#include <algorithm>
#include <cmath>

#include <yearbook/error.hpp>

#include "core/nearest.hpp"

namespace yearbook::composite {
namespace {

constexpr std::string_view scores_stage = "scores";

[[noreturn]] void refuse_stage(const IndexResult& result, std::string_view stage,
                               std::source_location where) {
  std::vector<std::string_view> known{scores_stage};
  for (const IndexStage& one : result.stages) known.push_back(one.step);
  throw Error(ErrorCode::not_found,
              "index \"" + result.definition.code + "\" has no stage \"" + std::string(stage) +
                  "\"; it has " + core::listed(known),
              where);
}

// Whether step screen is at or before a stage.
bool after_screening(const IndexResult& result, std::string_view stage) {
  for (const IndexStage& one : result.stages) {
    if (one.step == "screen") return true;
    if (one.step == stage) return false;
  }
  return false;
}

}  // namespace

DataColumns::DataColumns(const IndexResult& result, const AnalysisData& data,
                         std::source_location where)
    : result_(result), stage_(data.stage), where_(where), end_(result.size()) {
  if (stage_ != scores_stage &&
      std::ranges::find(result.stages, stage_, &IndexStage::step) == result.stages.end()) {
    refuse_stage(result, stage_, where);
  }
  screened_ = after_screening(result, stage_);
  if (!data.year) return;
  if (std::ranges::find(result.years, *data.year) == result.years.end()) {
    throw Error(
        ErrorCode::not_found,
        "index \"" + result.definition.code + "\" has no rows in " +
            std::to_string(int{*data.year}) +
            (result.years.empty() ? std::string("; it has none at all")
                                  : "; its years are " + std::to_string(int{result.years.front()}) +
                                        " to " + std::to_string(int{result.years.back()})),
        where);
  }
  std::tie(first_, end_) = result.rows_of(*data.year);
}

bool DataColumns::has(std::size_t node) const {
  return stage_ == scores_stage || result_.nodes.at(node).leaf.has_value();
}

std::span<const double> DataColumns::of(std::size_t node) const {
  if (stage_ == scores_stage) return result_.scores_of(node).subspan(first_, size());
  if (!has(node)) {
    throw Error(ErrorCode::invalid_argument,
                "stage \"" + stage_ + "\" holds leaves, and \"" + result_.nodes.at(node).code +
                    "\" is an aggregate; ask for stage \"scores\"",
                where_);
  }
  return result_.stage(stage_, *result_.nodes[node].leaf).subspan(first_, size());
}

std::vector<std::span<const double>> DataColumns::of(std::span<const std::size_t> nodes) const {
  std::vector<std::span<const double>> columns;
  columns.reserve(nodes.size());
  for (const std::size_t node : nodes) columns.push_back(of(node));
  return columns;
}

bool DataColumns::dropped(std::size_t row) const {
  return screened_ && result_.rows.at(first_ + row).screened;
}

std::vector<double> DataColumns::kept(std::size_t node) const {
  const std::span<const double> values = of(node);
  std::vector<double> result;
  result.reserve(values.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (!dropped(row)) result.push_back(values[row]);
  }
  return result;
}

std::size_t node_or_root(const IndexResult& result, std::string_view code,
                         std::source_location where) {
  return code.empty() ? 0 : result.node(code, where);
}

}  // namespace yearbook::composite
