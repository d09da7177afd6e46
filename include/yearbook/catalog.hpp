/// The catalogue: what a yearbook is about. Zones, groups, indicators, units, releases, indices.
/// Floor 2. Read once with a snapshot; it holds no figures.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <source_location>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/code.hpp>
#include <yearbook/unit.hpp>
#include <yearbook/year.hpp>

namespace yearbook {

enum class ZoneKind { nation, region, province, city, zone, aggregate };
/// "nation", "region", "province", "city", "zone" or "aggregate".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(ZoneKind kind) noexcept;
[[nodiscard]] YEARBOOK_EXPORT std::optional<ZoneKind> parse_zone_kind(
    std::string_view text) noexcept;

/// Flows and stocks add up over zones; ratios and indices do not.
enum class IndicatorKind { flow, stock, ratio, index };
/// "flow", "stock", "ratio" or "index".
[[nodiscard]] YEARBOOK_EXPORT std::string_view to_string(IndicatorKind kind) noexcept;
[[nodiscard]] YEARBOOK_EXPORT std::optional<IndicatorKind> parse_indicator_kind(
    std::string_view text) noexcept;

/// Another name of a zone.
struct Alias {
  std::string text;
  std::string language;  ///< such as "en" or "zh"; may be empty
};

/// What figures describe: a zone, or a place or aggregate above zones.
struct Zone {
  ZoneHandle handle;
  std::string code;
  ZoneKind kind = ZoneKind::zone;
  std::string name_en;
  std::string name_zh;
  std::optional<ZoneHandle> parent;
  std::optional<Year> first_year;  ///< such as the year of approval; empty: not known
  std::optional<Year> last_year;   ///< empty: still there
  std::string note;
  std::vector<Alias> aliases;
};

/// value = factor * numerator / denominator in base units, then in the indicator's unit.
struct RatioDefinition {
  IndicatorHandle numerator;
  IndicatorHandle denominator;
  std::optional<ZoneHandle> denominator_zone;  ///< empty: the denominator is of the same zone
  double factor = 1;
};

/// What is measured.
struct Indicator {
  IndicatorHandle handle;
  std::string code;
  std::string name_en;
  std::string name_zh;
  Unit unit;  ///< of every stored value
  IndicatorKind kind = IndicatorKind::flow;
  int direction = 0;            ///< 1: more is better, -1: less is better, 0: neither
  std::optional<int> decimals;  ///< to show; empty: as many as the value has
  std::optional<RatioDefinition> ratio;
  std::string definition;
};

/// A span of years in which a zone belongs to a group; open ends are the years 1 and 9999.
struct Membership {
  ZoneHandle zone;
  YearRange years;
};

/// A named set of zones.
struct Group {
  GroupHandle handle;
  std::string code;
  std::string name_en;
  std::string name_zh;
  std::string
      classification;  ///< groups of one classification share no zone in any year; may be empty
  std::optional<ZoneHandle> published_as;  ///< under whose code its totals are printed
  std::vector<Membership> members;         ///< in the order of the file
};

/// A publication.
struct Release {
  std::int64_t id = 0;  ///< sorts by tier, day, code; changes when an older release is added later
  std::string code;
  std::string title;
  std::string publisher;
  std::string published_on;  ///< "2017", "2017-12", "2017-12-21" or ""
  int tier = 1;              ///< 1: primary; 0: press or quotation
  std::string url;
  std::string note;
};

/// A composite index that the file holds.
struct StoredIndex {
  std::string code;
  std::string title;
  std::string toml;  ///< the definition as it came
};

/// Everything a catalogue is made of, in the order of the file.
struct CatalogData {
  std::string uuid;        ///< of the file
  std::uint64_t file = 0;  ///< the mark of the file that its handles carry
  std::vector<Unit> units;
  std::vector<Zone> zones;
  std::vector<Group> groups;
  std::vector<Indicator> indicators;
  std::vector<Release> releases;  ///< by id, oldest first within a tier
  std::vector<StoredIndex> indices;
};

/// The catalogue of one snapshot, with look-up by code, name and alias.
///
/// Lifetime: references into it live as long as the catalogue, which lives as long as its snapshot.
/// Threads:  immutable.
/// Example:  examples/01_open.cpp
class YEARBOOK_EXPORT Catalog {
 public:
  explicit Catalog(CatalogData data);
  ~Catalog();
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(Catalog&&) noexcept;
  Catalog(const Catalog&) = delete;
  Catalog& operator=(const Catalog&) = delete;

  [[nodiscard]] const std::string& uuid() const noexcept;
  [[nodiscard]] std::span<const Unit> units() const noexcept;
  [[nodiscard]] std::span<const Zone> zones() const noexcept;
  [[nodiscard]] std::span<const Group> groups() const noexcept;
  [[nodiscard]] std::span<const Indicator> indicators() const noexcept;
  [[nodiscard]] std::span<const Release> releases() const noexcept;
  [[nodiscard]] std::span<const StoredIndex> indices() const noexcept;

  /// What a handle stands for.
  /// Throws:   invalid_argument for a handle of another file, or of none.
  [[nodiscard]] const Zone& zone(
      ZoneHandle handle, std::source_location where = std::source_location::current()) const;
  [[nodiscard]] const Indicator& indicator(
      IndicatorHandle handle, std::source_location where = std::source_location::current()) const;
  [[nodiscard]] const Group& group(
      GroupHandle handle, std::source_location where = std::source_location::current()) const;

  /// A zone by code, else by English or Chinese name or alias, case and width folded.
  /// Throws: not_found, naming the nearest; conflict when a name leads to several zones, naming
  /// them.
  [[nodiscard]] const Zone& find_zone(
      std::string_view name, std::source_location where = std::source_location::current()) const;
  /// An indicator by code, else by English or Chinese name, case and width folded.
  /// Throws: as find_zone.
  [[nodiscard]] const Indicator& find_indicator(
      std::string_view name, std::source_location where = std::source_location::current()) const;
  /// A group by code, else by English or Chinese name, case and width folded.
  /// Throws: as find_zone.
  [[nodiscard]] const Group& find_group(
      std::string_view name, std::source_location where = std::source_location::current()) const;
  /// A release by its id; nullptr when there is none.
  [[nodiscard]] const Release* release(std::int64_t id) const noexcept;

  /// Position of a handle in zones(), indicators() or groups().
  /// Throws:   invalid_argument for a handle of another file, or of none.
  [[nodiscard]] std::size_t position(
      ZoneHandle handle, std::source_location where = std::source_location::current()) const;
  [[nodiscard]] std::size_t position(
      IndicatorHandle handle, std::source_location where = std::source_location::current()) const;
  [[nodiscard]] std::size_t position(
      GroupHandle handle, std::source_location where = std::source_location::current()) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace yearbook
