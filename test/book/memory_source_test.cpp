#include "book/memory_source.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using book::MemorySource;
using book::NoteRow;
using book::ObservationRow;

struct MemorySourceTest : ::testing::Test {
  MemorySourceTest() {
    test::BookBuilder builder;
    builder.zone("alpha");
    builder.indicator("gdp");
    source.emplace(builder.catalog());
    source->add(1, ObservationRow{2016, 2, 10, 1, Status::normal});
    source->add(1, ObservationRow{2015, 1, 11, 2, Status::normal});
    source->add(1, ObservationRow{2015, 1, 10, 3, Status::normal});
    source->add(1, ObservationRow{2016, 1, 10, 4, Status::normal});
    source->add(1, NoteRow{2015, 1, 11, "table 1", "", std::nullopt});
  }
  std::vector<double> values(const book::CellRange& cells) {
    std::vector<double> result;
    source->observations(1, cells, [&](const ObservationRow& row) { result.push_back(row.value); });
    return result;
  }
  std::optional<MemorySource> source;
};

TEST_F(MemorySourceTest, GivesRowsByYearZoneAndRelease) {
  EXPECT_EQ(values({}), (std::vector<double>{3, 2, 4, 1}));
}

TEST_F(MemorySourceTest, GivesTheCellsAskedForOnly) {
  EXPECT_EQ(values({{2016y, 2016y}, std::nullopt}), (std::vector<double>{4, 1}));
  EXPECT_EQ(values({{2015y, 2016y}, 1}), (std::vector<double>{3, 2, 4}));
  EXPECT_TRUE(values({{2017y, 2018y}, std::nullopt}).empty());
}

TEST_F(MemorySourceTest, CopiesAnotherSourceWhole) {
  MemorySource copy(static_cast<book::Source&>(*source));
  std::vector<std::string> found;
  copy.observations(1, {},
                    [&](const ObservationRow& row) { found.push_back(std::to_string(row.value)); });
  copy.notes(1, {}, [&](NoteRow&& note) { found.push_back(note.locator); });
  EXPECT_EQ(found.size(), 5U);
  EXPECT_EQ(found.back(), "table 1");
  EXPECT_EQ(copy.catalog().zones.size(), 1U);
}

}  // namespace
