// The steps of an index on its frame: from figures to what is aggregated. Floor 3.
#pragma once

#include <source_location>
#include <vector>

#include <yearbook/column.hpp>
#include <yearbook/index_result.hpp>

#include "composite/frame.hpp"
#include "composite/plan.hpp"

namespace yearbook::composite {

// Runs steps one by one on a frame, and lists what they did in the result.
class Steps {
 public:
  Steps(const Snapshot& book, const IndexDefinition& definition, const Plan& plan, Frame& frame,
        IndexResult& result, std::source_location where)
      : book_(book),
        definition_(definition),
        plan_(plan),
        frame_(frame),
        result_(result),
        where_(where) {}

  // Runs a step other than aggregate.
  void run(IndexStep step);

 private:
  void denominate();
  void screen();
  void treat();
  void treat(std::size_t leaf, const YearRows& rows, bool panel);
  void normalise();
  void normalise(std::size_t leaf, const YearRows& rows, bool panel);
  void find_references(std::size_t leaf);
  void find_bases(std::size_t leaf);
  [[nodiscard]] YearRows all_rows() const;

  const Snapshot& book_;
  const IndexDefinition& definition_;
  const Plan& plan_;
  Frame& frame_;
  IndexResult& result_;
  std::source_location where_;
  bool normalised_ = false;
  Workspace workspace_;
  std::vector<double> others_;  // denominators or references, one a row
  std::vector<Mark> marks_;
};

}  // namespace yearbook::composite
