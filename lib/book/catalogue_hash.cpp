#include "book/catalogue_hash.hpp"

#include <yearbook/unit.hpp>

#include <optional>

#include "kernel/sha256.hpp"

namespace yearbook::book {
namespace {

class Hasher {
 public:
  explicit Hasher(const Catalog& catalog) : catalog_(catalog) {}

  std::string hash() {
    for (const Unit& unit : catalog_.units()) {
      add("unit", unit.code, unit.base, format_exact(unit.factor));
    }
    for (const Zone& zone : catalog_.zones()) {
      add("zone", zone.code, to_string(zone.kind), code_of(zone.parent), zone.name_en,
          zone.name_zh);
      for (const Alias& alias : zone.aliases) add("alias", alias.text);
    }
    for (const Group& group : catalog_.groups()) {
      add("group", group.code, group.classification, code_of(group.published_as), group.name_en,
          group.name_zh);
      for (const Membership& member : group.members) {
        add("member", code_of(member.zone), to_string(member.years));
      }
    }
    for (const Indicator& indicator : catalog_.indicators()) add(indicator);
    return sha_.finish();
  }

 private:
  void add(const Indicator& indicator) {
    add("indicator", indicator.code, indicator.unit.code, to_string(indicator.kind),
        std::to_string(indicator.direction), indicator.name_en, indicator.name_zh);
    if (!indicator.ratio) return;
    add("ratio", catalog_.indicator(indicator.ratio->numerator).code,
        catalog_.indicator(indicator.ratio->denominator).code,
        code_of(indicator.ratio->denominator_zone), format_exact(indicator.ratio->factor));
  }

  template <typename... Texts>
  void add(std::string_view first, const Texts&... texts) {
    sha_.add(first);
    (sha_.add(texts), ...);
  }

  [[nodiscard]] std::string code_of(std::optional<ZoneHandle> zone) const {
    return zone ? catalog_.zone(*zone).code : std::string();
  }

  const Catalog& catalog_;
  kernel::Sha256 sha_;
};

}  // namespace

std::string catalogue_hash(const Catalog& catalog) {
  return Hasher(catalog).hash();
}

}  // namespace yearbook::book
