// The tree of the reference data (51 units, 49 leaves, 11 aggregates) as the oracle's files have it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "support/oracle.hpp"

namespace yearbook::test {

struct AsemNode {
  std::string code;
  std::string parent;
  std::string denominator;
  int level = 0;
  int direction = 1;
  double weight = 1;
  double target = 0;
};

class AsemTree {
 public:
  explicit AsemTree(const Table& meta) {
    for (const std::string& code : meta.rows()) {
      if (meta.text(code, "Level").empty()) continue;  // groups and denominators
      nodes_.push_back({code, meta.text(code, "Parent"), meta.text(code, "Denominator"),
                        std::stoi(meta.text(code, "Level")),
                        std::stoi(meta.text(code, "Direction")), meta.value(code, "Weight"),
                        meta.value(code, "Target")});
    }
  }
  void set_weights(const Table& weights) {
    for (AsemNode& node : nodes_) node.weight = weights.value(node.code, "Weight");
  }
  [[nodiscard]] std::vector<AsemNode> at_level(int level) const {
    std::vector<AsemNode> result;
    for (const AsemNode& node : nodes_) {
      if (node.level == level) result.push_back(node);
    }
    return result;
  }
  [[nodiscard]] std::vector<AsemNode> leaves() const { return at_level(1); }
  [[nodiscard]] std::vector<AsemNode> children(const std::string& parent) const {
    std::vector<AsemNode> result;
    for (const AsemNode& node : nodes_) {
      if (node.parent == parent) result.push_back(node);
    }
    return result;
  }
  // All leaves below a node.
  [[nodiscard]] std::vector<AsemNode> leaves_below(const std::string& parent) const {
    std::vector<AsemNode> result;
    for (const AsemNode& child : children(parent)) {
      if (child.level == 1) {
        result.push_back(child);
        continue;
      }
      for (const AsemNode& leaf : leaves_below(child.code)) result.push_back(leaf);
    }
    return result;
  }
  // Aggregates, from the bottom up.
  [[nodiscard]] std::vector<AsemNode> aggregates() const {
    std::vector<AsemNode> result;
    for (const int level : {2, 3, 4}) {
      for (const AsemNode& node : at_level(level)) result.push_back(node);
    }
    return result;
  }

 private:
  std::vector<AsemNode> nodes_;
};

inline std::vector<std::string> codes_of(const std::vector<AsemNode>& nodes) {
  std::vector<std::string> result;
  for (const AsemNode& node : nodes) result.push_back(node.code);
  return result;
}

// Where the years of a panel begin and end: rows are named "YEAR UNIT", year by year.
struct YearRows {
  std::string year;
  std::size_t begin = 0;
  std::size_t size = 0;
};
inline std::vector<YearRows> years_of(const Table& panel) {
  std::vector<YearRows> result;
  for (std::size_t i = 0; i < panel.rows().size(); ++i) {
    const std::string year = panel.rows()[i].substr(0, panel.rows()[i].find(' '));
    if (result.empty() || result.back().year != year) result.push_back({year, i, 0});
    ++result.back().size;
  }
  return result;
}

// Numbers for names: groups given as text.
inline std::vector<std::int32_t> numbered(const std::vector<std::string>& names) {
  std::map<std::string, std::int32_t> number;
  std::vector<std::int32_t> result;
  for (const std::string& name : names) {
    const auto next = static_cast<std::int32_t>(number.size());
    result.push_back(name.empty() ? -1 : number.emplace(name, next).first->second);
  }
  return result;
}

// Base of the tests on this data.
class AsemTest : public OracleTest {
 protected:
  void SetUp() override {
    OracleTest::SetUp();
    if (!IsSkipped()) tree_ = AsemTree(input("asem_meta", {"iCode"}));
  }
  [[nodiscard]] const AsemTree& tree() const noexcept { return tree_; }
  [[nodiscard]] AsemTree& tree() noexcept { return tree_; }

 private:
  AsemTree tree_{Table()};
};

}  // namespace yearbook::test
