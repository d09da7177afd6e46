// A small book of one indicator over two zones of a nation, which tests of a book begin with.
#pragma once

#include "book/book.hpp"

#include <gtest/gtest.h>

#include <cstdint>

#include "support/support.hpp"

namespace yearbook::test {

struct BookFixture : ::testing::Test {
  BookBuilder builder;
  ZoneHandle nation = builder.zone("nation", {}, ZoneKind::nation);
  ZoneHandle alpha = builder.zone("alpha", "nation");
  ZoneHandle beta = builder.zone("beta", "nation");
  IndicatorHandle gdp = builder.indicator("gdp");
  std::int64_t old_release = builder.release("old", "2016");
  std::int64_t new_release = builder.release("new", "2017-12-21");
  std::int64_t undated = builder.release("undated", "");

  static book::Cell cell(const Snapshot& snapshot, IndicatorHandle indicator, ZoneHandle zone,
                         Year year) {
    return snapshot.book()
        .panel(snapshot.catalog().position(indicator))
        .cell(year, snapshot.catalog().position(zone));
  }
};

}  // namespace yearbook::test
