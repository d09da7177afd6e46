// The ASEM data of COINr as a book, and its index as a definition: what the pipeline is held against.
#pragma once

#include <string>
#include <vector>

#include <yearbook/composite.hpp>

#include "support/oracle.hpp"
#include "support/support.hpp"

namespace yearbook::test {

// The book of a table of inputs/: "asem_data" (one year) or "asem_panel" (five) by the keys uCode and
// Time; meta is "asem_meta" by iCode. Its groups are of four sets, such as "GDP_group"; indicators and
// denominators are flows.
Snapshot asem_book(const Table& data, const Table& meta);

// The tree of the index, with step aggregate alone; targets are left out.
IndexDefinition asem_index(const Table& meta);

// Units by name of the leaves after a step, of one year; rows that were screened are left out.
Table stage_table(const Snapshot& book, const IndexResult& result, std::string_view step);
// The same of all years; rows are named "2018 AUS".
Table stage_panel(const Snapshot& book, const IndexResult& result, std::string_view step);
// Scores, or ranks, of the nodes named.
Table score_table(const Snapshot& book, const IndexResult& result,
                  const std::vector<std::string>& nodes);
Table rank_table(const Snapshot& book, const IndexResult& result,
                 const std::vector<std::string>& nodes);
Table score_panel(const Snapshot& book, const IndexResult& result,
                  const std::vector<std::string>& nodes);

}  // namespace yearbook::test
