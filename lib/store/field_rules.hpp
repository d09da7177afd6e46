// What a field of a catalogue file may hold. Each rule reports a mistake at the field. Floor 5.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>

#include "core/problems.hpp"
#include "store/table.hpp"
#include "store/upsert.hpp"

namespace yearbook::store {

// Checks codes of a table: well formed, and each once in the file. False: the row is of no use.
class CodeRule {
 public:
  CodeRule(core::Problems& problems, std::string_view what) : problems_(problems), what_(what) {}
  bool check(const Field& code);

 private:
  core::Problems& problems_;
  std::string what_;
  std::unordered_map<std::string, std::uint32_t> line_of_;
};

// A year 1 to 9999; NULL when the field is empty.
Value year_or_null(const Field& field, core::Problems& problems);
// One of `known`; the first of them when the field is empty and `or_first`.
std::string one_of(const Field& field, std::span<const std::string_view> known,
                   std::string_view what, core::Problems& problems);
// A whole number from low to high; `otherwise` when the field is empty.
Value whole_number(const Field& field, int low, int high, Value otherwise, std::string_view what,
                   core::Problems& problems);
// A finite number other than zero; `otherwise` when the field is empty.
double factor_or(const Field& field, double otherwise, core::Problems& problems);

}  // namespace yearbook::store
