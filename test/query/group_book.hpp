// A small book with a group, and a random one: what tests of questions over groups begin with.
#pragma once

#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/support.hpp"

namespace yearbook::test {

using namespace yearbook::literals;

inline const Unit person{"person", "people", "person", 1, "", ""};
inline const Unit per_head_unit{"CNY_per_person", "money/people", "CNY_per_person", 1, "", ""};

// Three zones that join one after another, published under a name of their own.
struct Groups : ::testing::Test {
  BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle printed = builder.zone("printed", "nation", ZoneKind::aggregate);
  ZoneHandle alpha = builder.zone("alpha", "nation");
  ZoneHandle beta = builder.zone("beta", "nation");
  ZoneHandle gamma = builder.zone("gamma", "nation");
  IndicatorHandle gdp = builder.indicator("gdp");
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock, person);
  IndicatorHandle per_head = builder.ratio("per_head", gdp, people, std::nullopt, per_head_unit);
  IndicatorHandle of_nation = builder.ratio("of_nation", gdp, gdp, nation, percent);
  IndicatorHandle rate = builder.indicator("rate", IndicatorKind::ratio, percent);
  IndicatorHandle mood = builder.indicator("mood", IndicatorKind::index);
  GroupHandle all = builder.group(
      "all", {{alpha, {1y, 9999y}}, {beta, {2010y, 9999y}}, {gamma, {2015y, 9999y}}}, printed);
  GroupHandle nobody = builder.group("nobody", {});
  std::int64_t r = builder.release("r");
};

// Random figures of two indicators over zones with gaps, some of which cannot exist.
struct RandomBook {
  static constexpr std::size_t zone_count = 25;
  BookBuilder book;
  std::vector<ZoneHandle> zones;
  IndicatorHandle above = book.indicator("above");
  IndicatorHandle below = book.indicator("below", IndicatorKind::stock, person);
  std::int64_t release = book.release("r");
  std::vector<double> tops = std::vector<double>(zone_count, missing_value);
  std::vector<double> bottoms = std::vector<double>(zone_count, missing_value);
  std::size_t cannot_exist = 0;

  explicit RandomBook(std::mt19937& random) {
    std::lognormal_distribution<double> figures(5, 3);
    zones.reserve(zone_count);
    for (std::size_t z = 0; z < zone_count; ++z)
      zones.push_back(book.zone("z" + std::to_string(z)));
    for (std::size_t z = 0; z < zone_count; ++z) {
      if (random() % 5 == 0) {
        const Status status = random() % 2 == 0 ? Status::cannot_exist : Status::not_collected;
        if (status == Status::cannot_exist) ++cannot_exist;
        book.put(above, zones[z], 2016, missing_value, release, status);
      } else if (random() % 4 > 0) {
        tops[z] = figures(random);
        book.put(above, zones[z], 2016, tops[z], release);
      }
      if (random() % 4 > 0) {
        bottoms[z] = figures(random);
        book.put(below, zones[z], 2016, bottoms[z], release);
      }
    }
  }
  [[nodiscard]] GroupHandle everyone() {
    std::vector<Membership> spans;
    spans.reserve(zones.size());
    for (const ZoneHandle zone : zones) spans.push_back({zone, {2000y, 2020y}});
    return book.group("everyone", std::move(spans));
  }
};

}  // namespace yearbook::test
