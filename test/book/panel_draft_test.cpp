#include "book/panel_draft.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <utility>

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using book::PanelDraft;
using book::PanelMemory;

TEST(PanelDraft, GrowsBothWaysAndKeepsWhatItHas) {
  PanelMemory memory;
  PanelDraft draft(2);
  draft.set(2010y, 1, {5, Status::normal}, 70);
  draft.set(2012y, 0, {6, Status::estimated}, 71);
  draft.set(2007y, 1, {7, Status::normal}, 72);
  const book::Panel panel = draft.finished(memory);
  EXPECT_EQ(panel.years(), (YearRange{2007y, 2012y}));
  EXPECT_EQ(panel.cell(2010y, 1).value, 5);
  EXPECT_EQ(panel.cell(2012y, 0).value, 6);
  EXPECT_EQ(panel.cell(2012y, 0).status, Status::estimated);
  EXPECT_EQ(panel.cell(2007y, 1).value, 7);
  EXPECT_EQ(panel.release(2010y, 1), 70);
  EXPECT_EQ(panel.release(2007y, 1), 72);
  EXPECT_EQ(panel.cell(2010y, 0).status, Status::none);
  EXPECT_TRUE(is_missing(panel.cell(2010y, 0).value));
  EXPECT_EQ(panel.cell(2013y, 0).status, Status::none);
  EXPECT_EQ(panel.cell(2006y, 0).status, Status::none);
  ASSERT_EQ(panel.values(2010y).size(), 2U);
  EXPECT_EQ(panel.values(2010y)[1], 5);
  EXPECT_EQ(panel.statuses(2012y)[0], Status::estimated);
}

TEST(PanelDraft, KeepsMoreThan255Releases) {
  PanelMemory memory;
  PanelDraft draft(1);
  for (int i = 0; i < 1000; ++i) {
    draft.set(Year{1000 + i}, 0, {static_cast<double>(i), Status::normal}, 5000 + i);
  }
  draft.set(999y, 0, {0, Status::normal}, 5000);
  const book::Panel panel = draft.finished(memory);
  for (int i = 0; i < 1000; ++i) ASSERT_EQ(panel.release(Year{1000 + i}, 0), 5000 + i);
  EXPECT_EQ(panel.release(999y, 0), 5000);
}

TEST(PanelDraft, ACellSetAgainIsTheLaterOne) {
  PanelMemory memory;
  PanelDraft draft(1);
  draft.set(2016y, 0, {5, Status::normal}, 70);
  draft.set(2016y, 0, {missing_value, Status::missing}, 71);
  const book::Panel panel = draft.finished(memory);
  EXPECT_TRUE(is_missing(panel.cell(2016y, 0).value));
  EXPECT_EQ(panel.cell(2016y, 0).status, Status::missing);
  EXPECT_EQ(panel.release(2016y, 0), 71);
}

TEST(PanelDraft, HoldsWhatAMapHolds) {
  struct Held {
    double value;
    Status status;
    std::int64_t release;
  };
  std::mt19937 random(43);
  for (int round = 0; round < 20; ++round) {
    const std::size_t zones = 1 + random() % 5;
    PanelMemory memory;
    PanelDraft draft(zones);
    std::map<std::pair<int, std::size_t>, Held> model;
    // Few releases at first, then so many that one byte does not name them.
    for (int n = 0; n < 3000; ++n) {
      const int year =
          1500 + static_cast<int>(random() % (n < 1500 ? 20 : 400)) - (n < 1500 ? 0 : 200);
      const std::size_t zone = random() % zones;
      const std::int64_t release = 1 + static_cast<std::int64_t>(random() % (n < 1500 ? 3 : 700));
      const Held held{static_cast<double>(n), Status::estimated, release};
      draft.set(Year{year}, zone, {held.value, held.status}, held.release);
      model[{year, zone}] = held;
    }
    const book::Panel panel = draft.finished(memory);
    EXPECT_EQ(int{panel.years().first}, model.begin()->first.first);
    EXPECT_EQ(int{panel.years().last}, model.rbegin()->first.first);
    for (int year = 1299; year < 1701; ++year) {
      for (std::size_t zone = 0; zone < zones; ++zone) {
        const auto found = model.find({year, zone});
        const book::Cell cell = panel.cell(Year{year}, zone);
        if (found == model.end()) {
          ASSERT_EQ(cell.status, Status::none);
          ASSERT_TRUE(is_missing(cell.value));
          ASSERT_EQ(panel.release(Year{year}, zone), 0);
          continue;
        }
        ASSERT_EQ(cell.value, found->second.value);
        ASSERT_EQ(cell.status, found->second.status);
        ASSERT_EQ(panel.release(Year{year}, zone), found->second.release) << year << " " << zone;
        ASSERT_EQ(panel.values(Year{year})[zone], cell.value);
        ASSERT_EQ(panel.statuses(Year{year})[zone], cell.status);
      }
    }
  }
}

TEST(PanelDraft, TellsMoreReleasesApartThanTwoBytesCount) {
  constexpr std::size_t zones = 70'000;
  PanelMemory memory;
  PanelDraft draft(zones);
  for (std::size_t zone = 0; zone < zones; ++zone) {
    draft.set(2016y, zone, {1, Status::normal}, static_cast<std::int64_t>(zone) + 1);
  }
  const book::Panel panel = draft.finished(memory);
  for (std::size_t zone = 0; zone < zones; ++zone) {
    ASSERT_EQ(panel.release(2016y, zone), static_cast<std::int64_t>(zone) + 1);
  }
}

TEST(PanelDraft, KnowsWhatWasSet) {
  PanelMemory memory;
  PanelDraft draft(2);
  EXPECT_EQ(draft.cell(2016y, 0).status, Status::none);
  draft.set(2016y, 1, {5, Status::estimated}, 70);
  EXPECT_EQ(draft.cell(2016y, 1).value, 5);
  EXPECT_EQ(draft.cell(2016y, 1).status, Status::estimated);
  EXPECT_EQ(draft.cell(2016y, 0).status, Status::none);
  EXPECT_TRUE(is_missing(draft.cell(2016y, 0).value));
  for (const Year year : {2015y, 2017y, Year::min(), Year::max()}) {
    EXPECT_EQ(draft.cell(year, 1).status, Status::none);
  }
}

TEST(PanelDraft, ClearedItMakesTheNextPanelAndLeavesTheFirst) {
  PanelMemory memory;
  PanelDraft draft(2);
  draft.set(2010y, 0, {1, Status::normal}, 70);
  draft.set(2012y, 1, {2, Status::estimated}, 71);
  const book::Panel first = draft.finished(memory);
  draft.clear();
  EXPECT_TRUE(draft.finished(memory).empty());
  draft.set(2011y, 0, {3, Status::normal}, 71);
  const book::Panel second = draft.finished(memory);
  EXPECT_EQ(first.years(), (YearRange{2010y, 2012y}));
  EXPECT_EQ(first.cell(2012y, 1).value, 2);
  EXPECT_EQ(first.release(2012y, 1), 71);
  EXPECT_EQ(second.years(), (YearRange{2011y, 2011y}));
  EXPECT_EQ(second.cell(2011y, 0).value, 3);
  EXPECT_EQ(second.release(2011y, 0), 71);
  EXPECT_EQ(second.cell(2011y, 1).status, Status::none);
  EXPECT_EQ(second.release(2011y, 1), 0);
}

}  // namespace
