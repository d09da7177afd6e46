#include <yearbook/shapes.hpp>

#include <yearbook/error.hpp>

#include <array>

#include "core/words.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 4> policies{"of_the_year", "current", "constant", "matched"};

}  // namespace

std::string_view to_string(GroupPolicy policy) noexcept {
  return core::word_of(policies, policy);
}

std::optional<GroupPolicy> parse_group_policy(std::string_view text) noexcept {
  return core::parse_word<GroupPolicy>(policies, text);
}

std::string_view to_string(Measure measure) noexcept {
  switch (measure) {
    case Measure::figure:
      return "figure";
    case Measure::fraction:
      return "fraction";
    case Measure::index:
      return "index";
  }
  return "figure";
}

ZoneList::ZoneList(const std::vector<ZoneHandle>& zones) {
  reserve(zones.size());
  for (const ZoneHandle zone : zones) push_back(zone);
}

ZoneList::ZoneList(std::initializer_list<ZoneHandle> zones)
    : ZoneList(std::vector<ZoneHandle>(zones)) {}

void ZoneList::push_back(ZoneHandle zone) {
  if (ids_.empty()) file_ = zone.file();
  if (zone.file() != file_) {
    throw Error(ErrorCode::invalid_argument,
                "a list of zones is of one file, and this zone handle is of another; keep a list "
                "for each file");
  }
  ids_.push_back(zone.id());
}

}  // namespace yearbook
