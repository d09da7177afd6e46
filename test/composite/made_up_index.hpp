// Small books made by hand and indices over them, for the tests of this room.
#pragma once

#include <cmath>
#include <initializer_list>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/composite.hpp>

#include "support/support.hpp"

namespace yearbook::test {

inline const Unit pure_unit{"index", "index", "index", 1, "", ""};
inline const std::vector<std::string> five_zones{"a", "b", "c", "d", "e"};

// A book that grows by what is put into it.
class MadeUpBook {
 public:
  ZoneHandle zone(const std::string& code) {
    const auto [at, is_new] = zones_.try_emplace(code);
    if (is_new) at->second = builder_.zone(code);
    return at->second;
  }
  IndicatorHandle indicator(const std::string& code) {
    const auto [at, is_new] = indicators_.try_emplace(code);
    if (is_new) at->second = builder_.indicator(code, IndicatorKind::index, pure_unit);
    return at->second;
  }
  // One figure a zone, in the order of `zones`; NaN is no row.
  void put(const std::string& code, int year, const std::vector<std::string>& zones,
           const std::vector<double>& values) {
    for (std::size_t i = 0; i < zones.size(); ++i) {
      const ZoneHandle where = zone(zones[i]);
      if (std::isnan(values[i])) {
        (void)indicator(code);
        continue;
      }
      builder_.put(indicator(code), where, year, values[i], release_);
    }
  }
  BookBuilder& builder() noexcept { return builder_; }
  [[nodiscard]] std::int64_t release() const noexcept { return release_; }
  [[nodiscard]] Snapshot snapshot() const { return builder_.snapshot(); }

 private:
  BookBuilder builder_;
  std::int64_t release_ = builder_.release("r");
  std::map<std::string, ZoneHandle> zones_;
  std::map<std::string, IndicatorHandle> indicators_;
};

// "[index] code = root" and what else is given.
inline IndexDefinition made_up_definition(const std::string& rest) {
  return parse_index_definition("[index]\ncode = \"root\"\n" + rest, "made up");
}

// [[node]] tables of leaves under a parent, weights as given.
inline std::string leaf_nodes(const std::string& parent,
                              std::initializer_list<std::pair<std::string, double>> leaves) {
  std::string text;
  for (const auto& [code, weight] : leaves) {
    text += "[[node]]\nindicator = \"" + code + "\"\nparent = \"" + parent +
            "\"\nweight = " + std::to_string(weight) + "\n";
  }
  return text;
}

inline std::string aggregate_node(const std::string& code, double weight = 1,
                                  const std::string& more = {}) {
  return "[[node]]\ncode = \"" + code +
         "\"\nparent = \"root\"\nweight = " + std::to_string(weight) + "\n" + more;
}

// Three groups of one to three leaves, with random weights, over random positive figures with gaps;
// `rest` are tables that go at the end.
struct RandomIndex {
  MadeUpBook book;
  std::string nodes;
  std::vector<std::string> leaves;

  explicit RandomIndex(std::mt19937& random, int first = 2010, int last = 2015,
                       double gaps = 0.15) {
    std::uniform_real_distribution<double> uniform;
    for (const char* group : {"a", "b", "c"}) {
      nodes += aggregate_node(group, 0.1 + uniform(random));
      const auto count = 1 + random() % 3;
      for (std::size_t i = 0; i < count; ++i) {
        leaves.push_back(group + std::to_string(i));
        nodes += leaf_nodes(group, {{leaves.back(), 0.1 + uniform(random)}});
      }
    }
    for (const std::string& leaf : leaves) {
      for (int year = first; year <= last; ++year) {
        std::vector<double> values;
        for (std::size_t i = 0; i < zones().size(); ++i) {
          values.push_back(uniform(random) < gaps ? missing_value : 1 + 99 * uniform(random));
        }
        book.put(leaf, year, zones(), values);
      }
    }
  }
  static const std::vector<std::string>& zones() {
    static const std::vector<std::string> codes{"north", "south", "east", "west"};
    return codes;
  }
};

}  // namespace yearbook::test
