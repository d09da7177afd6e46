#include "book/overlap.hpp"

#include <algorithm>

namespace yearbook::book {
namespace {

constexpr YearRange always{Year{1}, Year{9999}};

// The zone under which a zone is counted in some years.
struct CountedUnder {
  ZoneHandle whole;
  YearRange years;
};

class Overlaps {
 public:
  explicit Overlaps(const Catalog& catalog) : catalog_(catalog), printed_(catalog.zones().size()) {
    for (const Group& group : catalog.groups()) {
      if (!group.published_as) continue;
      for (const Membership& member : group.members) {
        printed_[catalog.position(member.zone)].push_back({*group.published_as, member.years});
      }
    }
  }

  [[nodiscard]] std::vector<Overlap> of(const Group& group) const {
    std::vector<bool> belongs(catalog_.zones().size(), false);
    for (const Membership& member : group.members) belongs[catalog_.position(member.zone)] = true;
    std::vector<Overlap> result;
    for (const Zone& part : catalog_.zones()) {
      if (!belongs[catalog_.position(part.handle)]) continue;
      for (const auto& [whole, years] : wholes_of(part)) {
        if (belongs[catalog_.position(whole)]) result.push_back({whole, part.handle, years});
      }
    }
    return result;
  }

 private:
  // All zones whose figures hold those of a zone: its parent, what it is printed under, and the
  // wholes of those. What a zone is known to lie in leads no further, so that a circle ends.
  [[nodiscard]] std::vector<CountedUnder> wholes_of(const Zone& part) const {
    std::vector<CountedUnder> result{{part.handle, always}};
    const auto add = [&](ZoneHandle whole, YearRange years) {
      const bool known = std::ranges::any_of(result, [&](const CountedUnder& each) {
        return each.whole == whole && each.years.first <= years.first &&
               years.last <= each.years.last;
      });
      if (!known && !years.empty()) result.push_back({whole, years});
    };
    // The list grows on the way. NOLINTNEXTLINE(modernize-loop-convert)
    for (std::size_t i = 0; i < result.size(); ++i) {
      const auto [at, years] = result[i];
      if (const auto& parent = catalog_.zone(at).parent) add(*parent, years);
      for (const auto& [whole, printed] : printed_[catalog_.position(at)]) {
        add(whole, {std::max(years.first, printed.first), std::min(years.last, printed.last)});
      }
    }
    result.erase(result.begin());
    return result;
  }

  const Catalog& catalog_;
  std::vector<std::vector<CountedUnder>> printed_;  // by position of the zone
};

}  // namespace

std::vector<std::vector<Overlap>> overlaps(const Catalog& catalog) {
  const Overlaps all(catalog);
  std::vector<std::vector<Overlap>> result;
  result.reserve(catalog.groups().size());
  for (const Group& group : catalog.groups()) result.push_back(all.of(group));
  return result;
}

}  // namespace yearbook::book
