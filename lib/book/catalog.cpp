#include <yearbook/catalog.hpp>

#include <yearbook/error.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "book/names.hpp"

namespace yearbook {
namespace {

constexpr std::array<std::string_view, 6> zone_kinds{"nation", "region", "province",
                                                     "city",   "zone",   "aggregate"};
constexpr std::array<std::string_view, 4> indicator_kinds{"flow", "stock", "ratio", "index"};

template <typename Kind, std::size_t Size>
std::optional<Kind> parse_kind(const std::array<std::string_view, Size>& names,
                               std::string_view text) noexcept {
  const auto found = std::ranges::find(names, text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Kind>(found - names.begin());
}

// Positions by id. Ids are given in sequence and never reused, so the table has few holes.
template <typename Thing>
std::vector<std::int32_t> positions_by_id(const std::vector<Thing>& things) {
  std::vector<std::int32_t> result;
  for (std::size_t i = 0; i < things.size(); ++i) {
    const auto id = static_cast<std::size_t>(things[i].handle.id());
    if (result.size() <= id) result.resize(id + 1, -1);
    result[id] = static_cast<std::int32_t>(i);
  }
  return result;
}

template <typename Thing>
book::Names names_of(std::string_view what, const std::vector<Thing>& things) {
  book::Names names(what, things.size());
  for (std::size_t i = 0; i < things.size(); ++i) {
    names.add_code(things[i].code, i);
    names.add_name(things[i].name_en, i);
    names.add_name(things[i].name_zh, i);
  }
  return names;
}

book::Names zone_names(const std::vector<Zone>& zones) {
  book::Names names = names_of("zone", zones);
  for (std::size_t i = 0; i < zones.size(); ++i) {
    for (const Alias& alias : zones[i].aliases) names.add_name(alias.text, i);
  }
  return names;
}

}  // namespace

std::string_view to_string(ZoneKind kind) noexcept {
  return zone_kinds.at(static_cast<std::size_t>(kind));
}
std::optional<ZoneKind> parse_zone_kind(std::string_view text) noexcept {
  return parse_kind<ZoneKind>(zone_kinds, text);
}
std::string_view to_string(IndicatorKind kind) noexcept {
  return indicator_kinds.at(static_cast<std::size_t>(kind));
}
std::optional<IndicatorKind> parse_indicator_kind(std::string_view text) noexcept {
  return parse_kind<IndicatorKind>(indicator_kinds, text);
}

struct Catalog::Parts {
  CatalogData data;
  book::Names zone_names;
  book::Names indicator_names;
  book::Names group_names;
  std::vector<std::int32_t> zone_positions;
  std::vector<std::int32_t> indicator_positions;
  std::vector<std::int32_t> group_positions;

  explicit Parts(CatalogData given)
      : data(std::move(given)),
        zone_names(yearbook::zone_names(data.zones)),
        indicator_names(names_of("indicator", data.indicators)),
        group_names(names_of("group", data.groups)),
        zone_positions(positions_by_id(data.zones)),
        indicator_positions(positions_by_id(data.indicators)),
        group_positions(positions_by_id(data.groups)) {}

  template <typename Tag>
  [[nodiscard]] std::size_t position(const std::vector<std::int32_t>& table, Handle<Tag> handle,
                                     std::string_view what,
                                     const std::source_location& where) const {
    if (handle.file() == data.file) {
      const auto id = static_cast<std::size_t>(handle.id());
      if (id < table.size() && table[id] >= 0) return static_cast<std::size_t>(table[id]);
    }
    refuse(handle, what, where);
  }

  // Out of line, so that the look-up itself stays small.
  template <typename Tag>
  [[noreturn]] void refuse(Handle<Tag> handle, std::string_view what,
                           const std::source_location& where) const {
    std::string sentence = "this " + std::string(what) + " handle ";
    if (handle == Handle<Tag>{}) {
      sentence += "names nothing";
    } else if (handle.file() != data.file) {
      sentence += "is of another file";
    } else {
      sentence += "is newer than this snapshot";
    }
    sentence += "; get one from this snapshot by its code";
    throw Error(ErrorCode::invalid_argument, sentence, where);
  }
};

Catalog::Catalog(CatalogData data) : parts_(std::make_unique<const Parts>(std::move(data))) {}
Catalog::~Catalog() = default;
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;

const std::string& Catalog::uuid() const noexcept {
  return parts_->data.uuid;
}
std::span<const Unit> Catalog::units() const noexcept {
  return parts_->data.units;
}
std::span<const Zone> Catalog::zones() const noexcept {
  return parts_->data.zones;
}
std::span<const Group> Catalog::groups() const noexcept {
  return parts_->data.groups;
}
std::span<const Indicator> Catalog::indicators() const noexcept {
  return parts_->data.indicators;
}
std::span<const Release> Catalog::releases() const noexcept {
  return parts_->data.releases;
}
std::span<const StoredIndex> Catalog::indices() const noexcept {
  return parts_->data.indices;
}

std::size_t Catalog::position(ZoneHandle handle, std::source_location where) const {
  return parts_->position(parts_->zone_positions, handle, "zone", where);
}
std::size_t Catalog::position(IndicatorHandle handle, std::source_location where) const {
  return parts_->position(parts_->indicator_positions, handle, "indicator", where);
}
std::size_t Catalog::position(GroupHandle handle, std::source_location where) const {
  return parts_->position(parts_->group_positions, handle, "group", where);
}

const Zone& Catalog::zone(ZoneHandle handle, std::source_location where) const {
  return parts_->data.zones[position(handle, where)];
}
const Indicator& Catalog::indicator(IndicatorHandle handle, std::source_location where) const {
  return parts_->data.indicators[position(handle, where)];
}
const Group& Catalog::group(GroupHandle handle, std::source_location where) const {
  return parts_->data.groups[position(handle, where)];
}

const Zone& Catalog::find_zone(std::string_view name, std::source_location where) const {
  return parts_->data.zones[parts_->zone_names.find(name, where)];
}
const Indicator& Catalog::find_indicator(std::string_view name, std::source_location where) const {
  return parts_->data.indicators[parts_->indicator_names.find(name, where)];
}
const Group& Catalog::find_group(std::string_view name, std::source_location where) const {
  return parts_->data.groups[parts_->group_names.find(name, where)];
}

const Release* Catalog::release(std::int64_t id) const noexcept {
  const auto& releases = parts_->data.releases;
  const auto found = std::ranges::lower_bound(releases, id, {}, &Release::id);
  return found != releases.end() && found->id == id ? &*found : nullptr;
}

}  // namespace yearbook
