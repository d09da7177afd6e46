#include "host/catalogue_reader.hpp"

#include <yearbook/error.hpp>

#include <unordered_map>
#include <utility>

#include "host/host_source.hpp"
#include "host/statement.hpp"

namespace yearbook::host {
namespace {

// Reads each table in turn; what one table refers to was read before it.
class Reader {
 public:
  explicit Reader(sqlite3* database) : database_(database) {}

  CatalogData read() {
    data_.uuid = read_uuid();
    data_.file = file_mark(data_.uuid);
    read_units();
    read_zones();
    read_aliases();
    read_groups();
    read_members();
    read_indicators();
    read_releases();
    read_indices();
    return std::move(data_);
  }

 private:
  std::string read_uuid() {
    Statement row(database_, "SELECT value FROM main.meta WHERE key = 'uuid'");
    return row.step() ? row.text(0) : std::string();
  }

  void read_units() {
    Statement rows(
        database_,
        "SELECT unit_id, code, dimension, base, factor, name_en, name_zh FROM main.unit ORDER BY "
        "unit_id");
    while (rows.step()) {
      unit_of_id_[rows.integer(0)] = data_.units.size();
      data_.units.push_back({.code = rows.text(1),
                             .dimension = rows.text(2),
                             .base = rows.text(3),
                             .factor = rows.real(4),
                             .name_en = rows.text(5),
                             .name_zh = rows.text(6)});
    }
  }

  void read_zones() {
    Statement rows(
        database_,
        "SELECT zone_id, code, kind, name_en, name_zh, parent_id, first_year, last_year, note, "
        "(SELECT count(*) FROM main.zone) FROM main.zone ORDER BY zone_id");
    while (rows.step()) {
      make_room(data_.zones, rows.integer(9));
      zone_of_id_[rows.integer(0)] = data_.zones.size();
      data_.zones.push_back(
          {.handle = zone(rows.integer(0)),
           .code = rows.text(1),
           .kind = known(parse_zone_kind(rows.text(2)), "zone kind", rows.text(2)),
           .name_en = rows.text(3),
           .name_zh = rows.text(4),
           .parent = zone_or_none(rows, 5),
           .first_year = year_or_none(rows, 6),
           .last_year = year_or_none(rows, 7),
           .note = rows.text(8),
           .aliases = {}});
    }
  }

  void read_aliases() {
    Statement rows(database_,
                   "SELECT zone_id, alias, language FROM main.zone_alias ORDER BY zone_id, alias");
    while (rows.step()) {
      data_.zones.at(zone_of_id_.at(rows.integer(0)))
          .aliases.push_back({rows.text(1), rows.text(2)});
    }
  }

  void read_groups() {
    Statement rows(database_,
                   "SELECT zone_group_id, code, name_en, name_zh, classification, published_as_id "
                   "FROM main.zone_group ORDER BY zone_group_id");
    while (rows.step()) {
      group_of_id_[rows.integer(0)] = data_.groups.size();
      data_.groups.push_back({.handle = GroupHandle(data_.file, id(rows.integer(0))),
                              .code = rows.text(1),
                              .name_en = rows.text(2),
                              .name_zh = rows.text(3),
                              .classification = rows.text(4),
                              .published_as = zone_or_none(rows, 5),
                              .members = {}});
    }
  }

  void read_members() {
    Statement rows(
        database_,
        "SELECT zone_group_id, zone_id, first_year, last_year FROM main.zone_group_member "
        "ORDER BY member_id");
    while (rows.step()) {
      data_.groups.at(group_of_id_.at(rows.integer(0)))
          .members.push_back(
              {zone(rows.integer(1)), {year(rows.integer(2)), year(rows.integer(3))}});
    }
  }

  void read_indicators() {
    Statement rows(
        database_,
        "SELECT indicator_id, code, name_en, name_zh, unit_id, kind, direction, decimals, "
        "numerator_id, "
        "denominator_id, denominator_zone_id, factor, definition, "
        "(SELECT count(*) FROM main.indicator) FROM main.indicator ORDER BY indicator_id");
    while (rows.step()) {
      make_room(data_.indicators, rows.integer(13));
      Indicator indicator{
          .handle = IndicatorHandle(data_.file, id(rows.integer(0))),
          .code = rows.text(1),
          .name_en = rows.text(2),
          .name_zh = rows.text(3),
          .unit = data_.units.at(unit_of_id_.at(rows.integer(4))),
          .kind = known(parse_indicator_kind(rows.text(5)), "indicator kind", rows.text(5)),
          .direction = id(rows.integer(6)),
          .decimals = std::nullopt,
          .ratio = std::nullopt,
          .definition = rows.text(12)};
      if (!rows.is_null(7)) indicator.decimals = id(rows.integer(7));
      if (!rows.is_null(8)) {
        indicator.ratio =
            RatioDefinition{.numerator = IndicatorHandle(data_.file, id(rows.integer(8))),
                            .denominator = IndicatorHandle(data_.file, id(rows.integer(9))),
                            .denominator_zone = zone_or_none(rows, 10),
                            .factor = rows.real(11)};
      }
      data_.indicators.push_back(std::move(indicator));
    }
  }

  void read_releases() {
    Statement rows(database_,
                   "SELECT release_id, code, title, publisher, published_on, tier, url, note "
                   "FROM main.release ORDER BY release_id");
    while (rows.step()) {
      data_.releases.push_back({.id = rows.integer(0),
                                .code = rows.text(1),
                                .title = rows.text(2),
                                .publisher = rows.text(3),
                                .published_on = rows.text(4),
                                .tier = id(rows.integer(5)),
                                .url = rows.text(6),
                                .note = rows.text(7)});
    }
  }

  void read_indices() {
    Statement rows(database_,
                   "SELECT code, title, toml FROM main.index_definition ORDER BY index_id");
    while (rows.step()) data_.indices.push_back({rows.text(0), rows.text(1), rows.text(2)});
  }

  // Moving what was read to where there is more room costs as much as reading it.
  template <typename Thing>
  static void make_room(std::vector<Thing>& things, std::int64_t count) {
    if (things.empty()) things.reserve(static_cast<std::size_t>(count));
  }

  static std::int32_t id(std::int64_t value) { return static_cast<std::int32_t>(value); }
  static Year year(std::int64_t value) { return Year{static_cast<int>(value)}; }
  [[nodiscard]] ZoneHandle zone(std::int64_t value) const {
    return ZoneHandle(data_.file, id(value));
  }

  std::optional<ZoneHandle> zone_or_none(Statement& rows, int column) const {
    return rows.is_null(column) ? std::nullopt : std::optional(zone(rows.integer(column)));
  }
  static std::optional<Year> year_or_none(Statement& rows, int column) {
    return rows.is_null(column) ? std::nullopt : std::optional(year(rows.integer(column)));
  }

  template <typename Kind>
  static Kind known(std::optional<Kind> kind, std::string_view what, const std::string& found) {
    if (kind) return *kind;
    throw Error(ErrorCode::corrupt, "\"" + found + "\" is no " + std::string(what) +
                                        "; run \"yearbook check\" on the file");
  }

  sqlite3* database_;
  CatalogData data_;
  std::unordered_map<std::int64_t, std::size_t> unit_of_id_;
  std::unordered_map<std::int64_t, std::size_t> zone_of_id_;
  std::unordered_map<std::int64_t, std::size_t> group_of_id_;
};

}  // namespace

CatalogData read_catalogue(sqlite3* database) {
  try {
    return Reader(database).read();
  } catch (const std::out_of_range&) {
    throw Error(
        ErrorCode::corrupt,
        "the catalogue refers to a row that is not there; run \"yearbook check\" on the file");
  }
}

}  // namespace yearbook::host
