// The columns of the files of a yearbook directory: those that load reads and dump writes. Floor 6.
#pragma once

#include <array>
#include <string_view>

#include "exchange/csv_table.hpp"

namespace yearbook::exchange {

inline constexpr std::array<std::string_view, 6> unit_names{"code",   "dimension", "base",
                                                            "factor", "name_en",   "name_zh"};
inline constexpr std::array<std::string_view, 8> zone_names{
    "code", "kind", "name_en", "name_zh", "parent", "first_year", "last_year", "note"};
inline constexpr std::array<std::string_view, 3> alias_names{"zone", "alias", "language"};
inline constexpr std::array<std::string_view, 8> group_names{
    "group", "zone", "name_en", "name_zh", "set", "first_year", "last_year", "published_as"};
inline constexpr std::array<std::string_view, 12> indicator_names{
    "code",     "unit",      "kind",        "name_en",          "name_zh", "direction",
    "decimals", "numerator", "denominator", "denominator_zone", "factor",  "definition"};
inline constexpr std::array<std::string_view, 7> release_names{
    "code", "title", "publisher", "published_on", "tier", "url", "note"};
inline constexpr std::array<std::string_view, 10> observation_names{
    "indicator", "zone",    "year",    "value", "status",
    "unit",      "release", "locator", "note",  "quantum"};

inline constexpr TableColumns unit_columns{unit_names, 4};
inline constexpr TableColumns zone_columns{zone_names, 2};
inline constexpr TableColumns alias_columns{alias_names, 2};
inline constexpr TableColumns group_columns{group_names, 2};
inline constexpr TableColumns indicator_columns{indicator_names, 3};
inline constexpr TableColumns release_columns{release_names, 2};
inline constexpr TableColumns observation_columns{observation_names, 4};

}  // namespace yearbook::exchange
