#include <yearbook/error.hpp>
#include <yearbook/key.hpp>
#include <yearbook/torch.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <type_traits>

#include "support/support.hpp"

namespace {

using namespace yearbook;
using namespace yearbook::literals;
using test::BookBuilder;
using test::thrown_by;

const Unit hundred_million{"CNY_100m", "money", "CNY", 1e8, "", ""};
using test::percent;
const Unit persons{"person", "people", "person", 1, "", ""};

constexpr Key<units::Cny> gdp_key{"gdp"};
constexpr Key<units::Person> people_key{"people"};
constexpr Key<units::Ratio> share_key{"share"};

struct Keys : ::testing::Test {
  BookBuilder builder;
  ZoneHandle alpha = builder.zone("alpha");
  ZoneHandle beta = builder.zone("beta");
  IndicatorHandle gdp = builder.indicator("gdp", IndicatorKind::flow, hundred_million);
  IndicatorHandle people = builder.indicator("people", IndicatorKind::stock, persons);
  IndicatorHandle share = builder.indicator("share", IndicatorKind::ratio, percent);
  GroupHandle all = builder.group("all", {{alpha, {2010y, 2020y}}, {beta, {2010y, 2020y}}});
  std::int64_t release = builder.release("r");
  Snapshot book = [this] {
    builder.put(gdp, alpha, 2016, 89'800, release);
    builder.put(gdp, beta, 2016, 200, release);
    builder.put(gdp, beta, 2017, missing_value, release, Status::suppressed);
    builder.put(people, alpha, 2016, 4, release);
    builder.put(share, alpha, 2016, 12.1, release);
    return builder.snapshot();
  }();
};

TEST_F(Keys, GiveQuantitiesInTheBaseUnit) {
  EXPECT_EQ(value(book, gdp_key, alpha, 2016y), Quantity<units::Cny>(8.98e12));
  EXPECT_EQ(value(book, people_key, alpha, 2016y), Quantity<units::Person>(4));
  EXPECT_EQ(to_string(value(book, gdp_key, alpha, 2016y).value()), "CNY 8.98 trillion");
  EXPECT_EQ(to_string(value(book, share_key, alpha, 2016y).value()), "12.1 %");
  const auto per_head =
      value(book, gdp_key, alpha, 2016y).value() / value(book, people_key, alpha, 2016y).value();
  EXPECT_EQ(to_string(per_head), "2,245,000,000,000 CNY per person");
}

TEST_F(Keys, MissingStaysEmpty) {
  EXPECT_FALSE(value(book, gdp_key, beta, 2017y));  // suppressed
  EXPECT_FALSE(value(book, gdp_key, beta, 2015y));  // no row
  EXPECT_FALSE(quantity(book, gdp_key, std::nullopt));
  EXPECT_FALSE(quantity(book, gdp_key, missing_value));
  EXPECT_FALSE(total(book, gdp_key, 2017y, all).value);
}

TEST_F(Keys, AreResolvedOnceAndTakenAsHandles) {
  const IndicatorOf<units::Cny> resolved = resolve(book, gdp_key);
  EXPECT_EQ(IndicatorHandle(resolved), gdp);
  EXPECT_EQ(resolve(book, resolved), resolved);
  EXPECT_EQ(value(book, resolved, alpha, 2016y), value(book, gdp_key, alpha, 2016y));
  EXPECT_EQ(series(book, resolved, alpha, {2016y, 2016y}).values.front(), 89'800);
  EXPECT_EQ(quantity(book, resolved, series(book, resolved, alpha).values.front()),
            Quantity<units::Cny>(8.98e12));
}

TEST_F(Keys, ATotalHasItsUnitAndItsFacts) {
  const TotalOf<units::Cny> sum = total(book, gdp_key, 2016y, all);
  EXPECT_EQ(sum.value, Quantity<units::Cny>(9e12));
  EXPECT_EQ(sum.facts.value, 90'000);
  EXPECT_EQ(sum.facts.members, 2U);
  EXPECT_EQ(sum.facts.reported, 2U);
  const auto strict = total(book, people_key, 2016y, all, {.minimum_coverage = 0.9});
  EXPECT_FALSE(strict.value);
  EXPECT_EQ(strict.facts.reported, 1U);
}

TEST_F(Keys, AnotherUnitIsRefusedWithBoth) {
  constexpr Key<units::Usd> wrong{"gdp"};
  const auto refused = thrown_by([&] { (void)resolve(book, wrong); });
  EXPECT_EQ(refused.code, ErrorCode::invalid_argument);
  EXPECT_EQ(refused.sentence,
            "the key of \"gdp\" is in USD, but in this file the indicator is in CNY_100m, whose "
            "base is CNY; use a key of its unit, or load the yearbook that the key was made for");
  EXPECT_EQ(thrown_by([&] { (void)value(book, wrong, alpha, 2016y); }).sentence, refused.sentence);
  EXPECT_EQ(thrown_by([&] { (void)total(book, wrong, 2016y, all); }).sentence, refused.sentence);
  EXPECT_EQ(thrown_by([&] { (void)resolve(book, Key<units::Count>{"people"}); }).sentence,
            "the key of \"people\" is in count, but in this file the indicator is in person; use a "
            "key of its unit, or load the yearbook that the key was made for");
}

TEST_F(Keys, AnUnknownCodeNamesTheNearest) {
  const auto unknown = thrown_by([&] { (void)resolve(book, Key<units::Cny>{"gdpp"}); });
  EXPECT_EQ(unknown.code, ErrorCode::not_found);
  EXPECT_NE(unknown.sentence.find("the nearest is gdp"), std::string::npos) << unknown.sentence;
}

// What was resolved in one file means nothing in another, and a file may have come to say another
// unit since.
TEST_F(Keys, AnotherFileAndAnotherUnitSinceAreRefused) {
  const auto resolved = resolve(book, gdp_key);
  BookBuilder other;
  other.catalog().file = 0xcd;
  const Snapshot elsewhere = other.snapshot();
  EXPECT_EQ(thrown_by([&] { (void)value(elsewhere, resolved, alpha, 2016y); }).code,
            ErrorCode::invalid_argument);
  builder.catalog().indicators[0].unit = persons;
  const Snapshot later = builder.snapshot();
  EXPECT_EQ(thrown_by([&] { (void)value(later, resolved, alpha, 2016y); }).code,
            ErrorCode::invalid_argument);
}

TEST_F(Keys, AnErrorSaysTheCallersLine) {
  const auto line_of = [](const auto& work) {
    try {
      work();
    } catch (const Error& failure) {
      return std::pair(std::string(failure.where().file_name()), failure.where().line());
    }
    return std::pair(std::string(), std::uint_least32_t{0});
  };
  const Key<units::Cny> unknown{"unknown"};
  const auto here = [](std::source_location where = std::source_location::current()) {
    return std::pair(std::string(where.file_name()), where.line());
  };
  // clang-format off: one line each
  EXPECT_EQ(line_of([&] { (void)resolve(book, unknown); }), here());
  EXPECT_EQ(line_of([&] { (void)value(book, unknown, alpha, 2016y); }), here());
  EXPECT_EQ(line_of([&] { (void)total(book, unknown, 2016y, all); }), here());
  EXPECT_EQ(line_of([&] { (void)quantity(book, unknown, 1.0); }), here());
  // clang-format on
}

// --- torch.hpp against the yearbook directory it names: every indicator once, in a unit of its
// base.

struct Written {
  std::string unit;  // the type, such as "units::Per<units::Cny, units::Person>"
  std::string name;
};

std::map<std::string, Written> keys_of_torch() {
  const std::string text = test::read_file(test::source_directory() / "include/yearbook/torch.hpp");
  static const std::regex form(R"re(Key<(.+)>\s+(\w+)\{\s*"(\w+)"\})re");
  std::map<std::string, Written> result;
  for (std::sregex_iterator match(text.begin(), text.end(), form), end; match != end; ++match) {
    EXPECT_TRUE(result.emplace((*match)[3], Written{(*match)[1], (*match)[2]}).second)
        << (*match)[3] << " has two keys";
  }
  return result;
}

TEST(Torch, EveryIndicatorHasAKeyInAUnitOfItsBase) {
  using namespace units;
  const std::map<std::string, std::string_view> bases{
      {"units::Cny", Cny::base},
      {"units::Usd", Usd::base},
      {"units::Person", Person::base},
      {"units::PersonYear", PersonYear::base},
      {"units::Count", Count::base},
      {"units::Patent", Patent::base},
      {"units::Enterprise", Enterprise::base},
      {"units::Institution", Institution::base},
      {"units::Zone", units::Zone::base},
      {"units::SquareKilometre", SquareKilometre::base},
      {"units::Index", Index::base},
      {"units::Score", Score::base},
      {"units::Rank", Rank::base},
      {"units::Ratio", Ratio::base},
      {"units::Per<units::Cny, units::Person>", Per<Cny, Person>::base},
      {"units::Per<units::Patent, units::Person>", Per<Patent, Person>::base},
      {"units::Per<units::Count, units::Person>", Per<Count, Person>::base},
      {"units::Per<units::Patent, units::Cny>", Per<Patent, Cny>::base},
      {"units::Per<units::Count, units::Cny>", Per<Count, Cny>::base},
      {"units::Per<units::CoalEquivalent, units::Cny>", Per<CoalEquivalent, Cny>::base},
  };
  const test::TemporaryFolder folder;
  load(folder.file("torch.db"), test::torch_directory().string());
  Database database = Database::open(folder.file("torch.db"));
  const Snapshot book = database.snapshot();
  auto keys = keys_of_torch();
  for (const Indicator& each : book.catalog().indicators()) {
    const auto key = keys.find(each.code);
    ASSERT_NE(key, keys.end()) << each.code << " has no key";
    ASSERT_TRUE(bases.contains(key->second.unit)) << key->second.unit;
    EXPECT_EQ(bases.at(key->second.unit), each.unit.base) << each.code;
    keys.erase(key);
  }
  for (const auto& [code, key] : keys) ADD_FAILURE() << code << " is no indicator";
  // Those that a regular expression reads are those that a compiler does.
  EXPECT_EQ(resolve(book, torch::gdp), resolve(book, Key<Cny>{"gdp"}));
  EXPECT_EQ(IndicatorHandle(resolve(book, torch::rd_expenditure)), book.indicator("rd"));
  EXPECT_EQ(IndicatorHandle(resolve(book, torch::ice5_3)), book.indicator("ice5_3"));
}

// The figures of the 2017 report's page.
TEST(Torch, ThePageOfTheReport) {
  const test::TemporaryFolder folder;
  load(folder.file("torch.db"), test::torch_directory().string());
  Database database = Database::open(folder.file("torch.db"));
  const Snapshot book = database.snapshot();
  const ZoneHandle all = book.zone("national_hightech_zones");
  const auto text = [&](const auto& key) {
    const auto found = value(book, key, all, 2016y);
    return found ? to_string(*found) : "-";
  };
  EXPECT_EQ(text(torch::gdp), "CNY 8.98 trillion");
  EXPECT_EQ(text(torch::rd_expenditure), "CNY 554.47 billion");
  EXPECT_EQ(text(torch::patents_granted), "262,000");
  EXPECT_EQ(text(torch::enterprises_registered), "298,000");
  EXPECT_EQ(text(torch::gdp_share), "12.1 %");
}

}  // namespace
