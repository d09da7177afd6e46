#include "sqlext/arguments.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace {

using namespace yearbook;
using sqlext::cell;
using sqlext::Cell;

TEST(SqlArguments, MissingIsNull) {
  EXPECT_EQ(cell(std::numeric_limits<double>::quiet_NaN()), Cell{});
  EXPECT_EQ(cell(std::optional<double>()), Cell{});
  EXPECT_EQ(cell(std::optional(0.0)), Cell{0.0});
  EXPECT_EQ(cell(""), Cell{std::string()});
  EXPECT_EQ(cell(Year{2016}), Cell{std::int64_t{2016}});
  EXPECT_EQ(cell(std::size_t{3}), Cell{std::int64_t{3}});
}

TEST(SqlArguments, OneThatIsNotThereIsNotGiven) {
  const std::array<std::string_view, 2> names{"a", "b"};
  const sqlext::Arguments none("f", names, {});
  EXPECT_FALSE(none.given(0));
  EXPECT_FALSE(none.number(1));
  EXPECT_FALSE(none.years(0));
}

}  // namespace
