#include "composite/rules.hpp"

#include <yearbook/code.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "composite/key_rules.hpp"
#include "composite/table_reader.hpp"
#include "composite/tree.hpp"
#include "core/nearest.hpp"

namespace yearbook::composite {
namespace {

class Rules {
 public:
  Rules(const IndexDefinition& definition, core::Problems& problems, const Places& places)
      : definition_(definition), problems_(problems), places_(places) {}

  void check() {
    check_index();
    check_steps();
    check_ranges();
    check_nodes();
    check_weight_codes();
    check_tree(definition_, problems_, places_);
    if (!problems_.empty()) return;  // what follows speaks of levels and siblings
    shape_ = shape_of(definition_);
    check_weight_sums();
    check_imputing();
    check_screening();
    check_treating("treat", definition_.treat, definition_.treat);
    check_normalising("normalise", definition_.normalise, definition_.normalise);
    check_leaves();
    check_aggregating();
    check_revisions();
  }

 private:
  void check_index() {
    if (!is_code(definition_.code)) {
      add("index.code",
          "the code of the index is missing or malformed; a code is 1 to 64 ASCII letters, digits, "
          "'_', '.' or '-'");
    }
    if (!definition_.group.empty() && !definition_.units.empty()) {
      add("index.units", "[index] names a group and units; give one of them");
    }
    std::set<std::string_view> once;
    for (const std::string& unit : definition_.units) {
      if (!once.insert(unit).second) add("index.units", quoted(unit) + " is named twice in units");
    }
    if (definition_.years && definition_.years->empty()) {
      add("index.years", "\"years\" is a first and a last year, such as [2010, 2016]");
    }
  }

  void check_steps() {
    std::set<IndexStep> once;
    for (const IndexStep step : definition_.steps) {
      if (!once.insert(step).second) {
        add("index.steps", "the step " + quoted(to_string(step)) + " is there twice; once is all");
      }
    }
    if (definition_.steps.empty() || definition_.steps.back() != IndexStep::aggregate) {
      add("index.steps", "the last step is \"aggregate\"");
    }
  }

  void check_ranges() {
    each_key(definition_, rule("index"));
    each_key(definition_.impute, rule("impute"));
    each_key(definition_.screen, rule("screen"));
    each_key(definition_.treat, rule("treat"));
    each_key(definition_.normalise, rule("normalise"));
    each_key(definition_.aggregate, rule("aggregate"));
    each_key(definition_.rank, rule("rank"));
    for (std::size_t i = 0; i < definition_.nodes.size(); ++i) {
      const IndexNode& node = definition_.nodes[i];
      each_key(node, rule(path_of(i)));
      if (node.treat) each_key(*node.treat, rule(path_of(i) + ".treat"));
      if (node.normalise) each_key(*node.normalise, rule(path_of(i) + ".normalise"));
    }
    for (const auto& [name, set] : definition_.weights) {
      for (const auto& [code, weight] : set) {
        if (at_least_zero.contains(weight)) continue;
        add("weights." + name + "." + code, number_rule(code, at_least_zero));
      }
    }
  }

  void check_nodes() {
    for (std::size_t i = 1; i < definition_.nodes.size(); ++i) {
      const IndexNode& node = definition_.nodes[i];
      if (node.direction && *node.direction != 1 && *node.direction != -1) {
        add(path_of(i) + ".direction", "the direction of a leaf is 1 or -1");
      }
      if (node.indicator.empty()) {
        refuse(i, "direction", node.direction.has_value(), "a leaf", "an aggregate");
        refuse(i, "denominator", !node.denominator.empty(), "a leaf", "an aggregate");
        refuse(i, "treat", node.treat.has_value(), "a leaf", "an aggregate");
        refuse(i, "normalise", node.normalise.has_value(), "a leaf", "an aggregate");
      } else {
        refuse(i, "method", node.method.has_value(), "an aggregate", "a leaf");
        refuse(i, "power", node.power.has_value(), "an aggregate", "a leaf");
        refuse(i, "coverage", node.coverage.has_value(), "an aggregate", "a leaf");
      }
      if (node.denominator.empty() && node.denominator_factor != 1) {
        add(path_of(i) + ".denominator_factor",
            "\"denominator_factor\" goes with a \"denominator\", which " + quoted(node.code) +
                " has not");
      }
    }
  }

  void refuse(std::size_t node, std::string_view key, bool is_there, std::string_view of,
              std::string_view what) {
    if (!is_there) return;
    add(path_of(node) + "." + std::string(key),
        quoted(key) + " is a key of " + std::string(of) + ", and " +
            quoted(definition_.nodes[node].code) + " is " + std::string(what));
  }

  void check_weight_codes() {
    std::vector<std::string_view> known;
    for (std::size_t i = 1; i < definition_.nodes.size(); ++i) {
      known.emplace_back(definition_.nodes[i].code);
    }
    for (const auto& [name, set] : definition_.weights) {
      if (name == "own" || name == "equal") {
        add("weights." + name,
            "weights called " + quoted(name) + " are there already; give the set another name");
      }
      for (const auto& [code, weight] : set) {
        if (std::ranges::find(known, code) != known.end()) continue;
        add("weights." + name + "." + code,
            "no node below the root is called " + quoted(code) + core::nearest_clause(code, known));
      }
    }
  }

  // Among siblings, of every set: own weights are the tree's to check.
  void check_weight_sums() {
    for (const auto& [name, set] : definition_.weights) {
      const std::vector<double> weights = weights_of(definition_, name);
      for (std::size_t i = 0; i < definition_.nodes.size(); ++i) {
        const auto& children = shape_.children[i];
        if (children.empty() ||
            std::ranges::any_of(children, [&](std::size_t child) { return weights[child] > 0; })) {
          continue;
        }
        add("weights." + name, "the weights below " + quoted(definition_.nodes[i].code) +
                                   " are all zero in " + quoted(name) +
                                   "; give one of them weight");
      }
    }
  }

  void check_weights_name(const std::string& path, const std::string& name) {
    if (name.empty() || name == "own" || name == "equal" || definition_.weights.contains(name)) {
      return;
    }
    std::vector<std::string_view> known{"own", "equal"};
    for (const auto& [set, weights] : definition_.weights) known.emplace_back(set);
    add(path, "no weights are called " + quoted(name) + known_clause(name, known));
  }

  void check_imputing() {
    const ImputeKeys& keys = definition_.impute;
    if (!definition_.has(IndexStep::impute)) return;
    if (keys.methods.empty()) {
      add("impute", "the step \"impute\" needs a method in [impute]" +
                        known_clause("", choice_names<ImputeMethod>()));
      return;
    }
    for (const auto& [key, methods] : keys_of_imputing()) {
      const bool wanted = std::ranges::any_of(keys.methods, [&](ImputeMethod method) {
        return std::ranges::find(methods, method) != methods.end();
      });
      if (has_key(keys, key) && !wanted) foreign_key("impute", key, keys.methods.front(), methods);
    }
    for (const ImputeMethod method : keys.methods) {
      if ((method == ImputeMethod::group_mean || method == ImputeMethod::group_median) &&
          keys.group_by.empty()) {
        lacks("impute", method, "group_by");
      }
    }
    const auto root_level = static_cast<int>(shape_.level[0]);
    if (keys.within_level && *keys.within_level > root_level) {
      add("impute.within_level",
          "\"within_level\" is at most " + std::to_string(root_level) + ", the level of the root");
    }
  }

  void check_screening() {
    for (const std::string& zone : definition_.screen.keep) {
      if (std::ranges::find(definition_.screen.drop, zone) == definition_.screen.drop.end())
        continue;
      add("screen.keep", quoted(zone) + " is to be kept and dropped; name it once");
    }
  }

  void check_treating(const std::string& path, const TreatKeys& own, const TreatKeys& whole) {
    if (own.lambda && whole.otherwise != Transform::box_cox) {
      foreign_key(path, "lambda", whole.otherwise.value_or(Transform::log_ct),
                  std::vector{Transform::box_cox});
    }
  }

  void check_normalising(const std::string& path, const NormaliseKeys& own,
                         const NormaliseKeys& whole) {
    const NormaliseMethod method = whole.method.value_or(NormaliseMethod::min_max);
    for (const auto& [key, methods] : keys_of_normalising()) {
      if (has_key(own, key) && std::ranges::find(methods, method) == methods.end()) {
        foreign_key(path, key, method, methods);
      }
    }
    if (!definition_.has(IndexStep::normalise)) return;
    for (const std::string_view key : required_keys(method)) {
      if (!has_key(whole, key)) lacks(path, method, key);
    }
    in_order(path, "low", whole.low.value_or(0), "high", whole.high.value_or(100));
    if (method == NormaliseMethod::scaled || (whole.lower && whole.upper)) {
      in_order(path, "lower", whole.lower.value_or(0), "upper", whole.upper.value_or(100));
    }
  }

  static std::vector<std::string_view> required_keys(NormaliseMethod method) {
    switch (method) {
      case NormaliseMethod::goalposts:
        return {"lower", "upper"};
      case NormaliseMethod::distance_to_target:
        return {"target"};
      case NormaliseMethod::distance_to_reference:
        return {"reference"};
      case NormaliseMethod::base_year:
        return {"base"};
      default:
        return {};
    }
  }

  void in_order(const std::string& path, std::string_view low, double below, std::string_view high,
                double above) {
    if (below < above) return;
    add(path + "." + std::string(high), quoted(low) + " is less than " + quoted(high) + ", not " +
                                            format_exact(below) + " and " + format_exact(above));
  }

  // The table itself may lack what every leaf brings.
  void check_leaves() {
    for (std::size_t i = 0; i < definition_.nodes.size(); ++i) {
      const IndexNode& node = definition_.nodes[i];
      if (node.treat) {
        check_treating(path_of(i) + ".treat", *node.treat, keys_of_leaf(definition_.treat, node));
      }
      if (node.normalise) {
        check_normalising(path_of(i) + ".normalise", *node.normalise,
                          keys_of_leaf(definition_.normalise, node));
      }
    }
  }

  template <typename Method>
  void foreign_key(const std::string& path, std::string_view key, Method method,
                   const std::vector<Method>& methods) {
    std::vector<std::string_view> names;
    names.reserve(methods.size());
    for (const Method each : methods) names.push_back(to_string(each));
    add(path + "." + std::string(key), quoted(key) + " is a key of " + core::listed(names) +
                                           ", not of " + std::string(to_string(method)));
  }

  template <typename Method>
  void lacks(const std::string& path, Method method, std::string_view key) {
    add(path + ".method", quoted(to_string(method)) + " needs the key " + quoted(key));
  }

  void check_aggregating() {
    const AggregateKeys& keys = definition_.aggregate;
    const std::size_t levels = shape_.level[0] - 1;
    list_by_level("method", keys.methods.size(), levels);
    list_by_level("power", keys.power.size(), levels);
    list_by_level("coverage", keys.coverage.size(), levels);
    check_weights_name("aggregate.weights", keys.weights);
    if (!problems_.empty()) return;
    bool any = false;
    for (std::size_t i = 0; i < definition_.nodes.size(); ++i) {
      const IndexNode& node = definition_.nodes[i];
      if (!node.indicator.empty()) continue;
      const bool by_power = method_of(i) == AggregateMethod::power;
      any = any || by_power;
      check_power(i, node, by_power);
    }
    if (!any && !keys.power.empty()) {
      add("aggregate.power", "\"power\" is a key of the method power, which no node has");
    }
  }

  void check_power(std::size_t at, const IndexNode& node, bool by_power) {
    const auto power =
        node.power ? node.power : by_level(definition_.aggregate.power, shape_.level[at]);
    const std::string path = node.power ? path_of(at) + ".power" : "aggregate.power";
    if (by_power && !power) {
      add(node.method ? path_of(at) + ".method" : "aggregate.method",
          "\"power\" needs the key \"power\", such as 0.5, at " + quoted(node.code));
    } else if (by_power && *power == 0) {
      add(path, "a power of 0 divides by zero; say \"geometric\", which is its limit");
    } else if (!by_power && node.power) {
      add(path, "\"power\" is a key of the method power, and " + quoted(node.code) + " has " +
                    std::string(to_string(method_of(at))));
    }
  }

  [[nodiscard]] AggregateMethod method_of(std::size_t at) const {
    return definition_.nodes[at].method.value_or(
        by_level(definition_.aggregate.methods, shape_.level[at])
            .value_or(AggregateMethod::arithmetic));
  }

  void list_by_level(std::string_view key, std::size_t size, std::size_t levels) {
    if (size <= 1 || size == levels) return;
    add("aggregate." + std::string(key),
        quoted(key) + " is one for all levels, or a list of " + std::to_string(levels) +
            ", one for each level from 2 to " + std::to_string(levels + 1) + ", not " +
            std::to_string(size));
  }

  void check_revisions() {
    for (std::size_t i = 0; i < definition_.revisions.size(); ++i) {
      const IndexRevision& revision = definition_.revisions[i];
      const std::string path = "revision." + std::to_string(i);
      check_weights_name(path + ".weights", revision.weights);
      if (revision.weights.empty()) add(path + ".weights", "a revision needs \"weights\"");
      if (i > 0 && revision.from <= definition_.revisions[i - 1].from) {
        add(path + ".from", "revisions come in the order of their years, one a year");
      }
      if (definition_.years &&
          (revision.from <= definition_.years->first || revision.from > definition_.years->last)) {
        add(path + ".from", "a revision is linked at the year before it; both lie within " +
                                to_string(*definition_.years));
      }
    }
    if (!definition_.revisions.empty()) check_chainable();
  }

  // Chaining holds for arithmetic means of indices.
  void check_chainable() {
    for (std::size_t i = 0; i < definition_.nodes.size(); ++i) {
      const IndexNode& node = definition_.nodes[i];
      if (node.indicator.empty()) {
        if (method_of(i) == AggregateMethod::arithmetic) continue;
        add("revision.0", "weights that change go with the method arithmetic, and " +
                              quoted(node.code) + " has " + std::string(to_string(method_of(i))));
        continue;
      }
      if (!definition_.has(IndexStep::normalise)) continue;
      const auto method =
          keys_of_leaf(definition_.normalise, node).method.value_or(NormaliseMethod::min_max);
      if (method == NormaliseMethod::base_year || method == NormaliseMethod::none) continue;
      add("revision.0", "weights that change go with indices, by base_year or none, and " +
                            quoted(node.code) + " is normalised by " +
                            std::string(to_string(method)));
    }
  }

  [[nodiscard]] RangeRule rule(std::string path) const {
    return {std::move(path), problems_, places_};
  }
  static std::string path_of(std::size_t node) { return "node." + std::to_string(node); }
  void add(const std::string& path, std::string message) {
    problems_.add(places_.of(path), std::move(message));
  }

  const IndexDefinition& definition_;
  core::Problems& problems_;
  const Places& places_;
  TreeShape shape_;
};

}  // namespace

void check_definition(const IndexDefinition& definition, core::Problems& problems,
                      const Places& places) {
  Rules(definition, problems, places).check();
}

namespace {

// The keys that `own` has, over those of `table`.
template <typename Keys>
Keys overlaid(const Keys& table, const Keys& own) {
  Keys result = table;
  each_key(own, [&](std::string_view wanted, const auto& given, const Range&) {
    if (!is_set(given)) return;
    each_key(result, [&](std::string_view key, auto& member, const Range&) {
      if constexpr (std::is_same_v<decltype(member), std::remove_cvref_t<decltype(given)>&>) {
        if (key == wanted) member = given;
      }
    });
  });
  return result;
}

}  // namespace

NormaliseKeys keys_of_leaf(const NormaliseKeys& table, const IndexNode& leaf) {
  if (!leaf.normalise) return table;
  return leaf.normalise->method ? *leaf.normalise : overlaid(table, *leaf.normalise);
}

TreatKeys keys_of_leaf(const TreatKeys& table, const IndexNode& leaf) {
  if (!leaf.treat) return table;
  return leaf.treat->otherwise ? *leaf.treat : overlaid(table, *leaf.treat);
}

}  // namespace yearbook::composite
