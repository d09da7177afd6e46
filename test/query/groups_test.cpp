#include <yearbook/error.hpp>
#include <yearbook/query.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <source_location>
#include <string>
#include <utility>
#include <vector>

#include "query/group_book.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

using Groups = test::Groups;

TEST_F(Groups, CrossSectionHasEveryMemberInTheGroupsOrder) {
  builder.put(gdp, gamma, 2016, 7, r, Status::estimated);
  builder.put(gdp, alpha, 2016, 5, r);
  const Snapshot now = builder.snapshot();
  const CrossSection cells = cross_section(now, gdp, 2016y, all);
  EXPECT_EQ(cells.zones, (std::vector<ZoneHandle>{alpha, beta, gamma}));
  EXPECT_EQ(cells.values[0], 5);
  EXPECT_TRUE(is_missing(cells.values[1]));
  EXPECT_EQ(cells.statuses[2], Status::estimated);
  EXPECT_EQ(cross_section(now, gdp, 2009y, all).size(), 1U);
  EXPECT_EQ(cross_section(now, gdp, 2016y).size(), 5U);
  EXPECT_TRUE(cross_section(now, gdp, 2016y, nobody).empty());
}

TEST_F(Groups, APanelHasAColumnForEveryMemberOfAnyYear) {
  builder.put(gdp, alpha, 2009, 1, r);
  builder.put(gdp, gamma, 2009, 9, r);  // not yet a member
  builder.put(gdp, beta, 2010, 2, r, Status::estimated);
  const Snapshot now = builder.snapshot();
  const Panel cells = panel(now, gdp, all, {2009y, 2010y});
  EXPECT_EQ(cells.zones, (std::vector<ZoneHandle>{alpha, beta}));
  EXPECT_EQ(cells.row(2009y)[0], 1);
  EXPECT_TRUE(is_missing(cells.row(2009y)[1]));
  EXPECT_EQ(cells.row(2010y)[1], 2);
  EXPECT_EQ(cells.statuses[3], Status::estimated);
  const Panel later = panel(now, gdp, all, {2009y, 2016y});
  EXPECT_EQ(later.zones.size(), 3U);
  EXPECT_TRUE(is_missing(later.row(2009y)[2]));
  EXPECT_EQ(panel(now, gdp, all, {2009y, 2016y}, {.policy = GroupPolicy::constant}).zones,
            (std::vector<ZoneHandle>{alpha}));
  EXPECT_TRUE(panel(now, gdp, all, {2010y, 2009y}).empty());
  EXPECT_TRUE(panel(now, gdp, nobody, {2009y, 2010y}).empty());
}

TEST_F(Groups, ForeignHandlesAreRefusedEverywhere) {
  const Snapshot now = builder.snapshot();
  const GroupHandle other_group(0xcd, 1);
  const IndicatorHandle other(0xcd, 1);
  const auto code = [](auto&& work) { return thrown_by(work).code; };
  EXPECT_EQ(code([&] { (void)members(now, other_group, 2016y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cross_section(now, gdp, 2016y, other_group); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cross_section(now, other, 2016y, all); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)cross_section(now, other, 2016y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)panel(now, gdp, other_group, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)panel(now, other, all, {2015y, 2016y}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(
      code([&] { (void)panel(now, gdp, all, {2015y, 2016y}, {.policy = GroupPolicy::matched}); }),
      ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)total(now, gdp, 2016y, all, {.policy = GroupPolicy::matched}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)total(now, gdp, 2016y, GroupHandle{}); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)total(now, other, 2016y, all); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, gdp, ZoneHandle(0xcd, 1), all, 2016y); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, gdp, alpha, other_group, 2016y); }),
            ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, other, alpha, all, 2016y); }), ErrorCode::invalid_argument);
  EXPECT_EQ(code([&] { (void)share(now, gdp, alpha, all, 2016y, {.denominator = other}); }),
            ErrorCode::invalid_argument);
}

TEST_F(Groups, MembersAreThoseOfThePolicy) {
  builder.put(gdp, alpha, 2012, 5, r);
  const Snapshot now = builder.snapshot();
  using Zones = std::vector<ZoneHandle>;
  EXPECT_EQ(members(now, all, 2009y), Zones{alpha});
  EXPECT_EQ(members(now, all, 2016y), (Zones{alpha, beta, gamma}));
  EXPECT_EQ(members(now, all, 2016y, {.policy = GroupPolicy::current}), (Zones{alpha, beta}));
  EXPECT_EQ(members(now, all, 2016y,
                    {.policy = GroupPolicy::constant, .constant_over = YearRange{2009y, 2016y}}),
            Zones{alpha});
  EXPECT_EQ(members(now, all, 2012y, {.policy = GroupPolicy::constant}), (Zones{alpha, beta}));
  EXPECT_TRUE(members(now, all, 2016y,
                      {.policy = GroupPolicy::constant, .constant_over = YearRange{2016y, 2009y}})
                  .empty());
  EXPECT_TRUE(members(now, nobody, 2016y).empty());
}

TEST_F(Groups, EveryQuestionTakesThePolicy) {
  for (const ZoneHandle zone : {nation, alpha, beta, gamma}) builder.put(gdp, zone, 2016, 10, r);
  const Snapshot now = builder.snapshot();
  const GroupOptions constant{.policy = GroupPolicy::constant,
                              .constant_over = YearRange{2009y, 2016y}};
  EXPECT_EQ(cross_section(now, gdp, 2016y, all, constant).zones, std::vector<ZoneHandle>{alpha});
  const Total sum = total(now, gdp, 2016y, all, constant);
  EXPECT_EQ(sum.value, 10.0);
  EXPECT_EQ(sum.members, 1U);
  EXPECT_EQ(sum.policy, GroupPolicy::constant);
  EXPECT_EQ(total(now, gdp, 2016y, all).policy, GroupPolicy::of_the_year);
  EXPECT_EQ(share(now, gdp, all, nation, 2016y, {.group = constant}).value, 1.0);
  EXPECT_EQ(share(now, gdp, all, nation, 2016y).value, 3.0);
}

TEST_F(Groups, CrossSectionOfTheCatalogueIsInItsOrder) {
  builder.put(gdp, gamma, 2016, 7, r);
  const CrossSection cells = cross_section(builder.snapshot(), gdp, 2016y);
  EXPECT_EQ(cells.zones, (std::vector<ZoneHandle>{nation, printed, alpha, beta, gamma}));
  EXPECT_EQ(cells.values[4], 7);
  EXPECT_EQ(cells.statuses[0], Status::none);
}

TEST_F(Groups, EveryQuestionRefusesHandlesThatNameNothingHereAndNamesTheLine) {
  const IndicatorHandle cost = builder.indicator("cost");
  const Snapshot now = builder.snapshot();
  struct Handles {
    IndicatorHandle indicator;
    ZoneHandle zone;
    GroupHandle group;
    IndicatorHandle denominator;
  };
  using Question = std::function<void(const Handles&)>;
  const YearRange years{2015y, 2016y};
  const YearRange reversed{2016y, 2015y};
  // Beside each question, which of the four it takes.
  const std::uint32_t first = std::source_location::current().line();
  const std::vector<std::pair<std::string, Question>> questions{
      {"g", [&](const Handles& h) { (void)members(now, h.group, 2016y); }},
      {"i", [&](const Handles& h) { (void)cross_section(now, h.indicator, 2016y); }},
      {"ig", [&](const Handles& h) { (void)cross_section(now, h.indicator, 2016y, h.group); }},
      {"ig", [&](const Handles& h) { (void)total(now, h.indicator, 2016y, h.group); }},
      {"ig", [&](const Handles& h) { (void)series(now, h.indicator, h.group, years); }},
      {"ig", [&](const Handles& h) { (void)series(now, h.indicator, h.group, reversed); }},
      {"ig", [&](const Handles& h) { (void)coverage(now, h.indicator, h.group, years); }},
      {"ig", [&](const Handles& h) { (void)coverage(now, h.indicator, h.group, reversed); }},
      {"iz", [&](const Handles& h) { (void)trend(now, h.indicator, h.zone, years); }},
      {"ig", [&](const Handles& h) { (void)trend(now, h.indicator, h.group, years); }},
      {"iz",
       [&](const Handles& h) { (void)index_to_base(now, h.indicator, h.zone, 2015y, years); }},
      {"ig",
       [&](const Handles& h) { (void)index_to_base(now, h.indicator, h.group, 2015y, years); }},
      {"iz", [&](const Handles& h) { (void)moving_average(now, h.indicator, h.zone, years); }},
      {"ig", [&](const Handles& h) { (void)moving_average(now, h.indicator, h.group, years); }},
      {"ig",
       [&](const Handles& h) { (void)contribution_to_growth(now, h.indicator, 2016y, h.group); }},
      {"ig", [&](const Handles& h) { (void)distribution(now, h.indicator, 2016y, h.group); }},
      {"ig", [&](const Handles& h) { (void)concentration(now, h.indicator, 2016y, h.group); }},
      {"ig",
       [&](const Handles& h) { (void)rank_changes(now, h.indicator, 2015y, 2016y, h.group); }},
      {"iz", [&](const Handles& h) { (void)ranking(now, h.indicator, 2016y, h.zone); }},
      {"izgd",
       [&](const Handles& h) {
         const std::vector<IndicatorHandle> both{h.indicator, h.denominator};
         (void)peers(now, h.zone, both, 2016y, h.group);
       }},
      {"izd",
       [&](const Handles& h) {
         (void)share_in_parent(now, h.indicator, h.zone, 2016y, {.denominator = h.denominator});
       }},
      {"iz", [&](const Handles& h) { (void)share(now, h.indicator, h.zone, nation, 2016y); }},
      {"iz", [&](const Handles& h) { (void)share(now, h.indicator, nation, h.zone, 2016y); }},
      {"izg", [&](const Handles& h) { (void)share(now, h.indicator, h.zone, h.group, 2016y); }},
      {"izg", [&](const Handles& h) { (void)share(now, h.indicator, h.group, h.zone, 2016y); }},
      {"izd",
       [&](const Handles& h) {
         (void)share(now, h.indicator, h.zone, nation, 2016y, {.denominator = h.denominator});
       }},
  };
  const std::uint32_t last = std::source_location::current().line();
  const std::vector<std::pair<std::uint64_t, std::int32_t>> bad{{0, 0},    {0, 1},     {0xcd, 1},
                                                                {0xab, 0}, {0xab, -1}, {0xab, 99}};
  for (const auto& [takes, question] : questions) {
    EXPECT_NO_THROW(question({gdp, alpha, all, cost})) << takes;
    for (const char which : takes) {
      for (const auto& [file, id] : bad) {
        Handles handles{gdp, alpha, all, cost};
        if (which == 'i') handles.indicator = IndicatorHandle(file, id);
        if (which == 'z') handles.zone = ZoneHandle(file, id);
        if (which == 'g') handles.group = GroupHandle(file, id);
        if (which == 'd') handles.denominator = IndicatorHandle(file, id);
        try {
          question(handles);
          ADD_FAILURE() << takes << ": took a bad " << which << " " << file << "/" << id;
        } catch (const Error& error) {
          EXPECT_EQ(error.code(), ErrorCode::invalid_argument) << error.what();
          EXPECT_STREQ(error.where().file_name(), std::source_location::current().file_name());
          EXPECT_TRUE(first < error.where().line() && error.where().line() < last)
              << takes << which << " " << error.what();
        }
      }
    }
  }
}

}  // namespace
