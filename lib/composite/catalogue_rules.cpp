// What a definition must be beside a catalogue.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <yearbook/error.hpp>

#include "composite/definition.hpp"
#include "composite/rules.hpp"
#include "core/nearest.hpp"

namespace yearbook::composite {
namespace {

class CatalogueRules {
 public:
  CatalogueRules(const IndexDefinition& definition, const Catalog& catalog,
                 core::Problems& problems, const Places& places)
      : definition_(definition), catalog_(catalog), problems_(problems), places_(places) {}

  void check() {
    if (!definition_.group.empty()) {
      found("index.group", [&] { (void)catalog_.find_group(definition_.group); });
    }
    units();
    zones("screen.keep", definition_.screen.keep);
    zones("screen.drop", definition_.screen.drop);
    grouping("impute.group_by", definition_.impute.group_by);
    grouping("rank.group_by", definition_.rank.group_by);
    reference("normalise", definition_.normalise);
    for (std::size_t i = 0; i < definition_.nodes.size(); ++i) {
      const std::string path = "node." + std::to_string(i);
      const IndexNode& node = definition_.nodes[i];
      if (!node.indicator.empty()) leaf(path, node);
      if (node.normalise) reference(path + ".normalise", *node.normalise);
    }
  }

 private:
  // Runs a look-up; what it throws becomes a mistake with its place.
  template <typename LookUp>
  bool found(const std::string& path, LookUp look_up) {
    try {
      look_up();
      return true;
    } catch (const Error& error) {
      problems_.add(places_.of(path), error.what(), error.code());
      return false;
    }
  }

  // Each there, and once: also when two names lead to one zone.
  void units() {
    std::set<ZoneHandle> once;
    for (const std::string& name : definition_.units) {
      const Zone* zone = nullptr;
      if (!found("index.units", [&] { zone = &catalog_.find_zone(name); })) continue;
      if (once.insert(zone->handle).second) continue;
      add("index.units",
          "\"" + name + "\" is \"" + zone->code + "\", which is among the units already");
    }
  }

  void zones(const std::string& path, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      found(path, [&] { (void)catalog_.find_zone(name); });
    }
  }

  void grouping(const std::string& path, const std::string& name) {
    if (name.empty() || parse_zone_kind(name)) return;
    std::vector<std::string_view> known;
    for (const ZoneKind kind : {ZoneKind::nation, ZoneKind::region, ZoneKind::province,
                                ZoneKind::city, ZoneKind::zone, ZoneKind::aggregate}) {
      known.push_back(to_string(kind));
    }
    for (const Group& group : catalog_.groups()) {
      if (group.classification == name) return;
      const std::string_view set = group.classification;
      if (!set.empty() && std::ranges::find(known, set) == known.end()) known.push_back(set);
    }
    problems_.add(places_.of(path),
                  "\"" + name + "\" is neither a kind of zone nor a set of groups; known: " +
                      core::listed(known),
                  ErrorCode::not_found);
  }

  void reference(const std::string& path, const NormaliseKeys& keys) {
    if (keys.reference.empty()) return;
    const Zone* zone = nullptr;
    if (!found(path + ".reference", [&] { zone = &catalog_.find_zone(keys.reference); })) return;
    if (may_be_unit(*zone)) return;
    problems_.add(places_.of(path + ".reference"),
                  "the reference \"" + zone->code + "\" is no unit of the index; add it to them");
  }

  [[nodiscard]] bool may_be_unit(const Zone& zone) const {
    try {
      if (!definition_.group.empty()) {
        return std::ranges::any_of(
            catalog_.find_group(definition_.group).members,
            [&](const Membership& member) { return member.zone == zone.handle; });
      }
      if (definition_.units.empty()) return zone.kind == ZoneKind::zone;
      return std::ranges::any_of(definition_.units, [&](const std::string& unit) {
        return catalog_.find_zone(unit).handle == zone.handle;
      });
    } catch (const Error&) {
      return true;  // the unit or group that is not there is a mistake of its own
    }
  }

  void leaf(const std::string& path, const IndexNode& node) {
    const Indicator* indicator = nullptr;
    if (!found(path + ".indicator",
               [&] { indicator = &catalog_.find_indicator(node.indicator); })) {
      return;
    }
    const int direction = node.direction.value_or(indicator->direction);
    if (direction == 0) {
      add(path + ".direction",
          "the indicator \"" + indicator->code +
              "\" has no direction; say at the node whether more (1) or less (-1) is better");
    } else if (direction < 0 && !definition_.has(IndexStep::normalise)) {
      add(path + ".direction",
          "\"" + node.code +
              "\", where less is better, is aggregated as it stands; it needs the step "
              "\"normalise\"");
    }
    if (!node.denominator.empty()) denominator(path + ".denominator", node, *indicator);
  }

  void denominator(const std::string& path, const IndexNode& node, const Indicator& above) {
    const Indicator* below = nullptr;
    if (!found(path, [&] { below = &catalog_.find_indicator(node.denominator); })) return;
    for (const Indicator* each : {below, &above}) {
      if (each->kind == IndicatorKind::flow || each->kind == IndicatorKind::stock) continue;
      add(path, "\"" + above.code + "\" cannot be divided by \"" + below->code +
                    "\": both are flows or stocks, and \"" + each->code + "\" is a" +
                    (each->kind == IndicatorKind::index ? "n " : " ") +
                    std::string(to_string(each->kind)));
    }
  }

  void add(const std::string& path, std::string message) {
    problems_.add(places_.of(path), std::move(message));
  }

  const IndexDefinition& definition_;
  const Catalog& catalog_;
  core::Problems& problems_;
  const Places& places_;
};

}  // namespace

void check_catalogue(const IndexDefinition& definition, const Catalog& catalog,
                     core::Problems& problems, const Places& places) {
  CatalogueRules(definition, catalog, problems, places).check();
}

namespace {

// Finds what is wrong; false when nothing is.
bool find_problems(const IndexDefinition& definition, const Catalog* catalog,
                   core::Problems& problems, const Places& places) {
  check_definition(definition, problems, places);
  if (problems.empty() && catalog != nullptr) {
    check_catalogue(definition, *catalog, problems, places);
  }
  return !problems.empty();
}

// The lines of its keys in the text it came from; else those that the nodes remember.
Places places_of(const IndexDefinition& definition) {
  if (!definition.toml.empty()) return read_definition(definition.toml, definition.code).places;
  Places places;
  for (std::size_t i = 0; i < definition.nodes.size(); ++i) {
    if (definition.nodes[i].line == 0) continue;
    places.set("node." + std::to_string(i), {.line = definition.nodes[i].line});
  }
  return places;
}

}  // namespace

void require_rules(const IndexDefinition& definition, const Catalog* catalog,
                   std::source_location where) {
  core::Problems any;
  if (!find_problems(definition, catalog, any, {})) return;
  // Once more for the message.
  const Places places = places_of(definition);
  core::Problems problems;
  problems.file(definition.source.empty() ? source_of(definition.code) : definition.source);
  find_problems(definition, catalog, problems, places);
  throw Error(problems.code(), problems.text(), where);
}

}  // namespace yearbook::composite
