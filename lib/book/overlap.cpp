#include "book/overlap.hpp"

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
  // All zones whose figures hold those of a zone.
  [[nodiscard]] std::vector<CountedUnder> wholes_of(const Zone& part) const {
    std::vector<CountedUnder> result;
    const auto add = [&](ZoneHandle whole, YearRange years) {
      if (whole != part.handle) result.push_back({whole, years});
    };
    const Zone* at = &part;
    // No line of parents is longer than the catalogue, unless it is a circle: `check` finds those.
    for (std::size_t steps = catalog_.zones().size(); steps > 0; --steps) {
      add(at->handle, always);
      for (const auto& [whole, years] : printed_[catalog_.position(at->handle)]) add(whole, years);
      if (!at->parent) break;
      at = &catalog_.zone(*at->parent);
    }
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
