#include <yearbook/status.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace yearbook {
namespace {

struct Entry {
  Status status;
  std::string_view code;
  std::string_view meaning;
};

// By severity, in step with the enumeration and with table status of schema/001_catalogue.sql.
constexpr std::array<Entry, 21> entries{{
    {Status::none, "", "No row"},
    {Status::normal, "A", "Normal value"},
    {Status::includes_other_category, "W", "Includes data from another category"},
    {Status::imputed, "I", "Imputed value"},
    {Status::estimated, "E", "Estimated value"},
    {Status::provisional, "P", "Provisional value"},
    {Status::unvalidated, "V", "Unvalidated value"},
    {Status::not_significant, "N", "Not significant"},
    {Status::forecast, "F", "Forecast value"},
    {Status::experimental, "G", "Experimental value"},
    {Status::derogation, "J", "Derogation"},
    {Status::strike, "S", "Strike and other special events"},
    {Status::low_reliability, "U", "Low reliability"},
    {Status::definition_differs, "D", "Definition differs"},
    {Status::time_series_break, "B", "Time series break"},
    {Status::suppressed, "Q", "Missing value; suppressed"},
    {Status::included_in_other_category, "K", "Data included in another category"},
    {Status::not_collected, "L", "Missing value; data exist but were not collected"},
    {Status::holiday, "H", "Missing value; holiday or weekend"},
    {Status::cannot_exist, "M", "Missing value; data cannot exist"},
    {Status::missing, "O", "Missing value"},
}};

constexpr auto codes_of_all = [] {
  std::array<Status, entries.size() - 1> all{};
  for (std::size_t i = 1; i < entries.size(); ++i) all[i - 1] = entries[i].status;
  return all;
}();

const Entry& entry(Status status) noexcept {
  const auto index = static_cast<std::size_t>(status);
  return entries[index < entries.size() ? index : 0];
}

}  // namespace

ValueRule value_rule(Status status) noexcept {
  switch (status) {
    case Status::none:
    case Status::suppressed:
    case Status::included_in_other_category:
    case Status::not_collected:
    case Status::holiday:
    case Status::cannot_exist:
    case Status::missing:
      return ValueRule::forbidden;
    case Status::derogation:
    case Status::strike:
    case Status::time_series_break:
      return ValueRule::allowed;
    default:
      return ValueRule::needed;
  }
}

std::string_view code(Status status) noexcept {
  return entry(status).code;
}

std::string_view meaning(Status status) noexcept {
  return entry(status).meaning;
}

std::optional<Status> parse_status(std::string_view code) noexcept {
  if (code.empty()) return std::nullopt;
  const auto found = std::ranges::find(entries, code, &Entry::code);
  return found == entries.end() ? std::nullopt : std::optional(found->status);
}

std::span<const Status> statuses() noexcept {
  return codes_of_all;
}

}  // namespace yearbook
