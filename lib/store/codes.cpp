#include "store/codes.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/nearest.hpp"

namespace yearbook::store {

Codes::Codes(sqlite::Connection& connection, const std::string& table, const std::string& id,
             std::string what)
    : what_(std::move(what)) {
  sqlite::Statement rows = connection.prepare("SELECT code, " + id + " FROM " + table);
  while (rows.step()) ids_.emplace(rows.text(0), rows.integer(1));
}

std::optional<std::int64_t> Codes::find(std::string_view code) const {
  const auto found = ids_.find(code);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> Codes::require(std::string_view code, core::Place at,
                                           core::Problems& problems) const {
  if (const auto id = find(code)) return id;
  if (code.empty()) {
    problems.add(at, "the " + what_ + " is empty; give its code");
    return std::nullopt;
  }
  std::vector<std::string_view> known;
  known.reserve(ids_.size());
  for (const auto& [name, id] : ids_) known.emplace_back(name);
  std::ranges::sort(known);
  problems.add(at,
               "no " + what_ + " has the code \"" + std::string(code) + "\"" +
                   core::nearest_clause(code, known) + "; correct it, or add it to " + what_ +
                   "s.csv",
               ErrorCode::not_found);
  return std::nullopt;
}

}  // namespace yearbook::store
