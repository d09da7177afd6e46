#include "book/memory_source.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <span>
#include <string>
#include <utility>
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
    source->observations(1, cells, [&](std::span<const ObservationRow> rows) {
      for (const ObservationRow& row : rows) result.push_back(row.value);
    });
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

TEST_F(MemorySourceTest, GivesNotes) {
  std::vector<std::string> found;
  source->notes(1, {}, [&](NoteRow&& note) { found.push_back(note.locator); });
  EXPECT_EQ(found, (std::vector<std::string>{"table 1"}));
}

TEST_F(MemorySourceTest, GivesRowsInOrderHoweverTheyCame) {
  std::vector<ObservationRow> rows;
  for (int year = 2000; year < 2005; ++year) {
    for (int zone = 1; zone < 5; ++zone) {
      for (std::int64_t release = 1; release < 5; ++release) {
        rows.push_back({year, zone, release, static_cast<double>(rows.size()), Status::normal});
      }
    }
  }
  auto shuffled = rows;
  std::ranges::shuffle(shuffled, std::mt19937(41));
  for (const ObservationRow& row : shuffled) source->add(2, row);
  std::vector<double> found;
  source->observations(2, {}, [&](std::span<const ObservationRow> some) {
    for (const ObservationRow& row : some) found.push_back(row.value);
  });
  ASSERT_EQ(found.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) ASSERT_EQ(found[i], rows[i].value);
}

TEST_F(MemorySourceTest, HasNothingForAnIndicatorItDoesNotKnow) {
  int calls = 0;
  source->observations(9, {}, [&](std::span<const ObservationRow>) { ++calls; });
  source->notes(9, {}, [&](NoteRow&&) { ++calls; });
  EXPECT_EQ(calls, 0);
}

TEST_F(MemorySourceTest, GivesTheNotesOfTheCellsAskedForEachTimeAnew) {
  source->add(1, NoteRow{2014, 2, 10, "before", "n", 0.5});
  source->add(1, NoteRow{2015, 2, 10, "between", "", std::nullopt});
  const auto locators = [&](const book::CellRange& cells) {
    std::vector<std::string> result;
    source->notes(1, cells, [&](NoteRow&& note) { result.push_back(std::move(note.locator)); });
    return result;
  };
  EXPECT_EQ(locators({}), (std::vector<std::string>{"before", "table 1", "between"}));
  EXPECT_EQ(locators({}), (std::vector<std::string>{"before", "table 1", "between"}));
  EXPECT_EQ(locators({{2015y, 2015y}, 2}), (std::vector<std::string>{"between"}));
}

}  // namespace
