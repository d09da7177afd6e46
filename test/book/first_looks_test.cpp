// A catalogue that is read when it is needed, and what the file says by itself before.
#include "book/first_looks.hpp"

#include <yearbook/cells.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "book/book.hpp"
#include "book/book_fixture.hpp"
#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;

using test::percent;

// A source that looks codes up, and counts what is asked of it.
class CodedSource final : public book::Source {
 public:
  struct Asked {
    std::atomic<int> catalogues = 0;
    std::atomic<int> codes = 0;
    bool fails = false;
  };

  explicit CodedSource(CatalogData catalog) : catalog_(catalog), rows_(std::move(catalog)) {}
  book::MemorySource& rows() { return rows_; }

  CatalogData catalog() override {
    ++asked->catalogues;
    if (std::exchange(asked->fails, false)) throw Error(ErrorCode::corrupt, "no such zone kind");
    return catalog_;
  }
  [[nodiscard]] std::optional<std::uint64_t> file() const override { return catalog_.file; }
  std::optional<std::int32_t> id_of(book::Coded what, std::string_view code) override {
    ++asked->codes;
    switch (what) {
      case book::Coded::zone:
        return id(catalog_.zones, code);
      case book::Coded::indicator:
        return id(catalog_.indicators, code);
      case book::Coded::group:
        return id(catalog_.groups, code);
    }
    return std::nullopt;
  }
  bool has_rows_only(std::int32_t indicator, std::int32_t zone) override {
    const auto is = [](std::int32_t wanted) {
      return [=](const auto& thing) { return thing.handle.id() == wanted; };
    };
    const auto found = std::ranges::find_if(catalog_.indicators, is(indicator));
    return found != catalog_.indicators.end() && !found->ratio &&
           std::ranges::any_of(catalog_.zones, is(zone));
  }
  void observations(std::int32_t indicator, const book::CellRange& cells,
                    const book::RowSink& sink) override {
    rows_.observations(indicator, cells, sink);
  }
  void notes(std::int32_t indicator, const book::CellRange& cells,
             const std::function<void(book::NoteRow&&)>& row) override {
    rows_.notes(indicator, cells, row);
  }

  std::shared_ptr<Asked> asked = std::make_shared<Asked>();

 private:
  template <typename Thing>
  static std::optional<std::int32_t> id(const std::vector<Thing>& things, std::string_view code) {
    const auto found = std::ranges::find(things, code, &Thing::code);
    return found == things.end() ? std::nullopt : std::optional(found->handle.id());
  }

  CatalogData catalog_;
  book::MemorySource rows_;
};

struct FirstLooks : test::BookFixture {
  std::shared_ptr<CodedSource::Asked> asked;
  std::chrono::microseconds tick{0};  // what each look at the clock takes
  IndicatorHandle share = builder.ratio("share", gdp, gdp, nation, percent);
  GroupHandle both = builder.group("both", {{alpha, {2010y, 2020y}}, {beta, {2010y, 2020y}}});

  Snapshot snapshot(const SnapshotOptions& options = {}) {
    auto source = std::make_unique<CodedSource>(builder.catalog());
    source->rows().add(gdp.id(), {2015, alpha.id(), old_release, 5, Status::normal});
    source->rows().add(gdp.id(), {2015, alpha.id(), new_release, 6, Status::normal});
    source->rows().add(gdp.id(), {2015, nation.id(), new_release, 60, Status::normal});
    source->rows().add(gdp.id(), {2016, alpha.id(), new_release, missing_value, Status::missing});
    asked = source->asked;
    return Snapshot(std::make_shared<book::Book>(
        std::move(source), options,
        [this, time = std::chrono::microseconds{0}]() mutable { return time += tick; }));
  }
};

TEST_F(FirstLooks, AFigureAskedByCodesNeedsNoCatalogue) {
  const Snapshot now = snapshot();
  EXPECT_EQ(value(now, now.indicator("gdp"), now.zone("alpha"), 2015y), 6);
  EXPECT_EQ(value(now, gdp, alpha, 2015y), 6);
  EXPECT_EQ(value(now, gdp, alpha, 2016y), std::nullopt);  // missing, with a row
  EXPECT_EQ(value(now, gdp, alpha, 2014y), std::nullopt);  // no row
  EXPECT_EQ(now.group("both"), both);
  EXPECT_EQ(asked->catalogues, 0);
  EXPECT_EQ(asked->codes, 3);
  EXPECT_EQ(now.catalog().zones().size(), builder.catalog().zones.size());
  EXPECT_EQ(asked->catalogues, 1);
  EXPECT_EQ(value(now, now.indicator("gdp"), now.zone("alpha"), 2015y), 6);
  EXPECT_EQ(asked->catalogues, 1);
  EXPECT_EQ(asked->codes, 3);  // from now on the catalogue knows
}

TEST_F(FirstLooks, WhatTheFileDoesNotSayByItselfTheCatalogueSays) {
  const auto reads = [&](const auto& ask) {
    const Snapshot now = snapshot();
    ask(now);
    return asked->catalogues.load();
  };
  EXPECT_EQ(reads([&](const Snapshot& now) { EXPECT_EQ(now.zone("Alpha"), alpha); }), 1);
  EXPECT_EQ(reads([&](const Snapshot& now) { EXPECT_FALSE(value(now, share, beta, 2015y)); }), 1);
  EXPECT_EQ(reads([&](const Snapshot& now) {
              EXPECT_EQ(value(now, share, alpha, 2015y), 10);  // percent of the nation
            }),
            1);
  EXPECT_EQ(reads([&](const Snapshot& now) {
              EXPECT_EQ(observation(now, gdp, alpha, 2015y).release,
                        now.catalog().release(new_release)->code);
            }),
            1);
  EXPECT_EQ(reads([&](const Snapshot& now) {
              EXPECT_EQ(test::thrown_by([&] { (void)now.zone("alhpa"); }).sentence,
                        "no zone is called \"alhpa\"; the nearest is alpha");
            }),
            1);
  const auto refused = [&](IndicatorHandle indicator, ZoneHandle zone, const std::string& why) {
    EXPECT_EQ(reads([&](const Snapshot& now) {
                EXPECT_EQ(
                    test::thrown_by([&] { (void)value(now, indicator, zone, 2015y); }).sentence,
                    why);
              }),
              1);
  };
  const std::uint64_t file = builder.catalog().file;
  refused(gdp, ZoneHandle(file + 1, alpha.id()),
          "this zone handle is of another file; get one from this snapshot by its code");
  refused(IndicatorHandle(file + 1, gdp.id()), alpha,
          "this indicator handle is of another file; get one from this snapshot by its code");
  refused(gdp, ZoneHandle(file, 9999),
          "this zone handle is newer than this snapshot; get one from this snapshot by its code");
}

TEST_F(FirstLooks, AsOfADayTheCatalogueSaysWhichReleasesAreSeen) {
  const Snapshot then = snapshot({.as_of = Date{2016y / 12 / 31}});
  EXPECT_EQ(asked->catalogues, 1);
  EXPECT_EQ(value(then, then.indicator("gdp"), then.zone("alpha"), 2015y), 5);
  const Snapshot first = snapshot({.vintage = 1});
  EXPECT_EQ(asked->catalogues, 1);
  EXPECT_EQ(value(first, first.indicator("gdp"), first.zone("alpha"), 2015y), 5);
  EXPECT_EQ(asked->codes, 0);
}

TEST_F(FirstLooks, EndOnceTheyHaveTakenAsLongAsReadingACatalogue) {
  tick = std::chrono::microseconds{100};
  const Snapshot now = snapshot();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(now.zone("alpha"), alpha);
  EXPECT_EQ(asked->catalogues, 0);
  EXPECT_EQ(now.zone("alpha"), alpha);
  EXPECT_EQ(now.zone("alpha"), alpha);
  EXPECT_EQ(asked->codes, 4);
  EXPECT_EQ(asked->catalogues, 1);
}

TEST_F(FirstLooks, ACatalogueThatCannotBeReadIsSaidAndAskedForAgain) {
  const Snapshot now = snapshot();
  asked->fails = true;
  EXPECT_EQ(test::thrown_by([&] { (void)now.catalog(); }).code, ErrorCode::corrupt);
  EXPECT_EQ(now.catalog().zones().size(), builder.catalog().zones.size());
  EXPECT_EQ(series(now, gdp, alpha).values.size(), 2U);
}

TEST_F(FirstLooks, ManyThreadsReadOneCatalogue) {
  for (int round = 0; round < 20; ++round) {
    const Snapshot shared = snapshot();
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    threads.reserve(8);
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t, mine = shared] {
        for (int n = 0; n < 20; ++n) {
          if (mine.zone("alpha") != alpha) ++wrong;
          if (value(mine, gdp, alpha, 2015y) != 6) ++wrong;
          if (n > t && mine.catalog().find_zone("Alpha").handle != alpha) ++wrong;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(asked->catalogues, 1);
  }
}

}  // namespace
