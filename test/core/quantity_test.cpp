#include <yearbook/quantity.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <iomanip>
#include <limits>
#include <sstream>
#include <type_traits>

namespace {

using namespace yearbook;
using units::Cny;
using units::Enterprise;
using units::Patent;
using units::Per;
using units::Person;
using units::Ratio;
using units::Usd;

using Money = Quantity<Cny>;

// A unit that a program names for itself.
struct Tonne : units::Named<"t", "mass", "tonnes", "tonne"> {};

TEST(Quantity, OneUnitAddsSubtractsScalesAndCompares) {
  constexpr Money a(6);
  constexpr Money b(1.5);
  static_assert(a + b == Money(7.5));
  static_assert(a - b == Money(4.5));
  static_assert(-a == Money(-6));
  static_assert(a * 2 == Money(12) && 2 * a == Money(12) && a / 4 == b);
  static_assert(b < a && a > b && a >= a && b != a);
  static_assert(Money() == Money(0));
  Money sum(1);
  sum += a;
  sum -= b;
  sum *= 4;
  sum /= 2;
  EXPECT_EQ(sum, Money(11));
  EXPECT_EQ(sum.value(), 11);
}

TEST(Quantity, UnitsDivideAndMultiply) {
  constexpr Money gdp(900);
  constexpr Quantity<Person> people(3);
  constexpr auto per_head = gdp / people;
  static_assert(std::is_same_v<decltype(per_head), const Quantity<Per<Cny, Person>>>);
  static_assert(per_head.value() == 300);
  static_assert(per_head * people == gdp && people * per_head == gdp);
  static_assert(gdp / per_head == people);
  static_assert(std::is_same_v<decltype(per_head / per_head), Quantity<Ratio>>);
  constexpr auto share = gdp / Money(3600);
  static_assert(std::is_same_v<decltype(share), const Quantity<Ratio>>);
  static_assert(share * Money(4) == Money(1) && Money(4) * share == Money(1));
  static_assert(gdp / share == Money(3600));
  static_assert(share * share == Quantity<Ratio>(0.0625) && share / share == Quantity<Ratio>(1));
  static_assert(per_head / share == Quantity<Per<Cny, Person>>(1200));
  static_assert(share * per_head == Quantity<Per<Cny, Person>>(75));
}

TEST(Quantity, ARatioIsANumber) {
  constexpr auto share = Money(1) / Money(4);
  static_assert(1 - share == 0.75);
  static_assert(share < 0.5);
  const double fraction = share;
  EXPECT_EQ(fraction, 0.25);
  static_assert(!std::is_convertible_v<Money, double>);
  static_assert(!std::is_convertible_v<double, Money>);
  static_assert(!std::is_convertible_v<Quantity<Person>, Money>);
}

template <typename A, typename B>
constexpr bool adds = requires(A a, B b) { a + b; };
template <typename A, typename B>
constexpr bool subtracts = requires(A a, B b) { a - b; };
template <typename A, typename B>
constexpr bool compares = requires(A a, B b) { a < b; } || requires(A a, B b) { a == b; };
template <typename A, typename B>
constexpr bool multiplies = requires(A a, B b) { a* b; };
template <typename A, typename B>
constexpr bool divides = requires(A a, B b) { a / b; };
template <typename A, typename B>
constexpr bool accumulates = requires(A a, B b) { a += b; };

// What the compiler says to a person about each is tested by test/compile_fail.
TEST(Quantity, TwoUnitsDoNotMix) {
  using Patents = Quantity<Patent>;
  static_assert(adds<Money, Money> && subtracts<Money, Money> && compares<Money, Money>);
  static_assert(!adds<Money, Patents> && !subtracts<Money, Patents> && !compares<Money, Patents>);
  static_assert(!adds<Money, Quantity<Usd>> && !adds<Patents, Quantity<Enterprise>>);
  static_assert(!adds<Money, double> && !adds<double, Money> && !compares<Money, double>);
  static_assert(!accumulates<Money, Patents> && !accumulates<Money, double>);
  static_assert(!adds<Quantity<Ratio>, Money> && !adds<Money, Quantity<Ratio>>);
  static_assert(multiplies<Money, double> && !multiplies<Money, Money>);
  static_assert(!divides<double, Money> && !divides<Quantity<Ratio>, Money>);
  static_assert(!divides<Quantity<Per<Cny, Person>>, Patents>);
}

TEST(Quantity, IsPrintedAsPeopleWriteIt) {
  EXPECT_EQ(to_string(Money(8.98e12)), "CNY 8.98 trillion");
  EXPECT_EQ(to_string(Quantity<Usd>(418.6e9)), "USD 418.6 billion");
  EXPECT_EQ(to_string(Quantity<Patent>(262'000)), "262,000");
  EXPECT_EQ(to_string(Money(0.121) / Money(1)), "12.1 %");
  EXPECT_EQ(to_string(Money(1) / Money(3), 2), "33.33 %");
  EXPECT_EQ(to_string(Money(547'034) / Quantity<Person>(3)), "182,345 CNY per person");
  EXPECT_EQ(to_string(Quantity<Patent>(1) / Quantity<Enterprise>(4)),
            "0.25 patents per enterprise");
  EXPECT_EQ(to_string(Quantity<units::SquareKilometre>(7)), "7 square kilometres");
  EXPECT_EQ(to_string(Quantity<units::Index>(180.9)), "180.9");
  EXPECT_EQ(to_string(Quantity<Tonne>(1'500)), "1,500 tonnes");
  EXPECT_EQ(to_string(Money(3) / Quantity<Tonne>(2)), "1.5 CNY per tonne");
}

TEST(Quantity, AStreamKeepsItsWidth) {
  std::ostringstream out;
  out << std::setw(10) << Quantity<Patent>(1'000) << '|' << Money(5);
  EXPECT_EQ(out.str(), "     1,000|CNY 5");
}

TEST(Quantity, OverNothingIsAsForDouble) {
  EXPECT_TRUE(std::isinf((Money(1) / Money(0)).value()));
  EXPECT_TRUE(std::isnan((Money(0) / Quantity<Person>(0)).value()));
  EXPECT_EQ(to_string(Money(std::numeric_limits<double>::quiet_NaN())), "");
  EXPECT_FALSE(Money(std::nan("")) == Money(std::nan("")));
}

TEST(Units, ARatioOfUnitsIsCalledAsFilesCallIt) {
  static_assert(std::string_view(Per<Cny, Person>::base) == "CNY_per_person");
  static_assert(std::string_view(Per<Cny, Person>::dimension) == "money/people");
  static_assert(std::string_view(Per<Patent, Person>::base) == "count_per_person");
  static_assert(std::string_view(Per<Patent, Enterprise>::plural) == "patents per enterprise");
  static_assert(UnitOfMeasure<Tonne> && UnitOfMeasure<Per<Tonne, Cny>> && !UnitOfMeasure<int>);
}

}  // namespace
