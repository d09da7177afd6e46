// What the tests of the pipeline share: a small book of two indicators and four zones, and an index of
// both.
#pragma once

#include <yearbook/composite.hpp>
#include <yearbook/error.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support/support.hpp"

namespace yearbook::test {

struct SmallBook : ::testing::Test {
  BookBuilder builder;
  std::vector<ZoneHandle> zones;
  IndicatorHandle x = builder.indicator("x");
  IndicatorHandle y = builder.indicator("y");
  std::int64_t r = builder.release("r");

  SmallBook() {
    for (const char* code : {"a", "b", "c", "d"}) zones.push_back(builder.zone(code));
  }
  // Figures of a year, a zone each; NaN is left out.
  void put(IndicatorHandle indicator, int year, const std::vector<double>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!is_missing(values[i])) builder.put(indicator, zones[i], year, values[i], r);
    }
  }
  static IndexDefinition definition(const std::string& more, const std::string& index = "") {
    return parse_index_definition("[index]\ncode = \"root\"\n" + index +
                                      "[[node]]\nindicator = \"x\"\n[[node]]\nindicator = \"y\"\n" +
                                      more,
                                  "test");
  }
  [[nodiscard]] IndexResult result(const std::string& more, const std::string& index = "") const {
    return evaluate(builder.snapshot(), definition(more, index));
  }
  [[nodiscard]] std::string refusal(const std::string& more, const std::string& index = "") const {
    return thrown_by([&] { (void)result(more, index); }).sentence;
  }
};

// No score is a NaN beside the reason none, none an infinity, and no score has a reason.
inline void expect_sound(const IndexResult& result) {
  for (std::size_t i = 0; i < result.scores.size(); ++i) {
    EXPECT_EQ(is_missing(result.scores[i]), result.reasons[i] != Reason::none) << i;
    EXPECT_EQ(is_missing(result.scores[i]), is_missing(result.ranks[i])) << i;
    EXPECT_FALSE(std::isinf(result.scores[i])) << i;
    EXPECT_GE(result.coverage[i], 0) << i;
    EXPECT_LE(result.coverage[i], 1) << i;
  }
}

}  // namespace yearbook::test
