/// Quantities: numbers with their unit in the type, so that money and counts do not add.
/// Floor 0. Checked when a program is compiled; at run time a quantity is a double in the base unit.
#pragma once

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <yearbook/export.hpp>

namespace yearbook {

namespace units {

/// A text that may stand among template arguments.
template <std::size_t Size>
struct Text {
  char characters[Size]{};  // NOLINT(modernize-avoid-c-arrays): a literal deduces its size

  constexpr Text() = default;
  // NOLINTNEXTLINE(google-explicit-constructor, modernize-avoid-c-arrays): a literal is a text
  constexpr Text(const char (&literal)[Size]) { std::copy_n(literal, Size, characters); }
  // NOLINTNEXTLINE(google-explicit-constructor): a text is read like any other
  constexpr operator std::string_view() const noexcept { return {characters, Size - 1}; }
  template <std::size_t Other>
  constexpr Text<Size + Other - 1> operator+(const Text<Other>& other) const {
    Text<Size + Other - 1> both;
    std::copy_n(characters, Size - 1, both.characters);
    std::copy_n(other.characters, Other, both.characters + Size - 1);
    return both;
  }
};

/// What every unit that is not made of others is.
struct Simple {};

/// A unit by the code of its base in files, its dimension, and how it is written after a number and
/// after "per". A program names one of its own in a line:
/// `struct Tonne : yearbook::units::Named<"t", "mass", "tonnes", "tonne"> {};`
template <Text Base, Text Dimension, Text Plural = Base, Text One = Plural>
struct Named : Simple {
  static constexpr auto base = Base;
  static constexpr auto dimension = Dimension;
  static constexpr auto plural = Plural;
  static constexpr auto one = One;
};

struct Cny : Named<"CNY", "money"> {};
struct Usd : Named<"USD", "money"> {};
struct Person : Named<"person", "people", "persons", "person"> {};
struct PersonYear : Named<"person_year", "labour", "person-years", "person-year"> {};
struct SquareKilometre : Named<"km2", "area", "square kilometres", "square kilometre"> {};
struct CoalEquivalent
    : Named<"tce", "energy", "tonnes of coal equivalent", "tonne of coal equivalent"> {};
struct Index : Named<"index", "index", "index points", "index point"> {};
struct Score : Named<"score", "score"> {};
struct Rank : Named<"rank", "rank"> {};
/// A plain number, printed as percent.
struct Ratio : Named<"ratio", "ratio"> {};

// What is counted is told apart, so that patents over enterprises are patents per enterprise and
// not percent; in files all of these are "count".
struct Count : Named<"count", "count"> {};
struct Patent : Named<"count", "count", "patents", "patent"> {};
struct Enterprise : Named<"count", "count", "enterprises", "enterprise"> {};
struct Institution : Named<"count", "count", "institutions", "institution"> {};
struct Zone : Named<"count", "count", "zones", "zone"> {};

/// One unit over another, such as CNY per person. Its base is called as files call it:
/// "CNY_per_person".
template <std::derived_from<Simple> Above, std::derived_from<Simple> Below>
struct Per {
  static constexpr auto base = Above::base + Text("_per_") + Below::base;
  static constexpr auto dimension = Above::dimension + Text("/") + Below::dimension;
  static constexpr auto plural = Above::plural + Text(" per ") + Below::one;
  static constexpr auto one = Above::one + Text(" per ") + Below::one;
};

/// The unit that two units make; `type` is void where they make none.
template <typename A, typename B>
struct Quotient {
  using type = void;
};
template <std::derived_from<Simple> A, std::derived_from<Simple> B>
struct Quotient<A, B> {
  using type = std::conditional_t<
      std::same_as<A, B>, Ratio,
      std::conditional_t<std::same_as<B, Ratio>, A,
                         std::conditional_t<std::same_as<A, Ratio>, void, Per<A, B>>>>;
};
template <typename A, typename B>
struct Quotient<Per<A, B>, Per<A, B>> {
  using type = Ratio;
};
template <typename A, typename B>
struct Quotient<Per<A, B>, Ratio> {
  using type = Per<A, B>;
};
template <typename A, typename B>
struct Quotient<A, Per<A, B>> {
  using type = B;
};

template <typename A, typename B>
struct Product {
  using type = std::conditional_t<std::same_as<A, Ratio>, B,
                                  std::conditional_t<std::same_as<B, Ratio>, A, void>>;
};
template <typename A, typename B>
struct Product<Per<A, B>, B> {
  using type = A;
};
template <typename A, typename B>
struct Product<B, Per<A, B>> {
  using type = A;
};

}  // namespace units

/// A type that is a unit of measure: one of those above, or made like them.
template <typename U>
concept UnitOfMeasure = requires {
  { U::base } -> std::convertible_to<std::string_view>;
  { U::dimension } -> std::convertible_to<std::string_view>;
  { U::plural } -> std::convertible_to<std::string_view>;
  { U::one } -> std::convertible_to<std::string_view>;
};

/// A number of one unit. Quantities of one unit add, subtract and compare; a number scales them;
/// one over another of the same unit is a ratio, over another unit a unit of its own: CNY over
/// persons is CNY per person, and times persons CNY again. Everything else does not compile.
///
/// Unit:     the base unit of U: CNY, never CNY 100 million; a ratio is a fraction.
/// Missing:  never; what may be missing is a std::optional of a quantity.
/// Boundary: arithmetic is that of double: over 0 it is infinite, or NaN.
/// Example:  examples/17_quantities.cpp
template <UnitOfMeasure U>
class Quantity {
 public:
  using UnitType = U;

  constexpr Quantity() noexcept = default;
  constexpr explicit Quantity(double value) noexcept : value_(value) {}

  [[nodiscard]] constexpr double value() const noexcept { return value_; }
  /// A ratio is a number like any other.
  // NOLINTNEXTLINE(google-explicit-constructor): that is its purpose
  constexpr operator double() const noexcept
    requires std::same_as<U, units::Ratio>
  {
    return value_;
  }

  constexpr Quantity& operator+=(Quantity other) noexcept { return *this = *this + other; }
  constexpr Quantity& operator-=(Quantity other) noexcept { return *this = *this - other; }
  constexpr Quantity& operator*=(double factor) noexcept { return *this = *this * factor; }
  constexpr Quantity& operator/=(double divisor) noexcept { return *this = *this / divisor; }

  friend constexpr Quantity operator+(Quantity a, Quantity b) noexcept {
    return Quantity(a.value_ + b.value_);
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) noexcept {
    return Quantity(a.value_ - b.value_);
  }
  friend constexpr Quantity operator-(Quantity a) noexcept { return Quantity(-a.value_); }
  friend constexpr Quantity operator*(Quantity a, double b) noexcept {
    return Quantity(a.value_ * b);
  }
  friend constexpr Quantity operator*(double a, Quantity b) noexcept { return b * a; }
  friend constexpr Quantity operator/(Quantity a, double b) noexcept {
    return Quantity(a.value_ / b);
  }
  friend constexpr bool operator==(Quantity, Quantity) noexcept = default;
  friend constexpr std::partial_ordering operator<=>(Quantity, Quantity) noexcept = default;

 private:
  double value_ = 0;
};

/// Whether the units make another, by `/` or `*`.
template <typename A, typename B>
concept Divisible = !std::is_void_v<typename units::Quotient<A, B>::type>;
template <typename A, typename B>
concept Multipliable = !std::is_void_v<typename units::Product<A, B>::type>;

template <typename A, typename B>
  requires Divisible<A, B>
[[nodiscard]] constexpr auto operator/(Quantity<A> a, Quantity<B> b) noexcept {
  return Quantity<typename units::Quotient<A, B>::type>(a.value() / b.value());
}
template <typename A, typename B>
  requires Multipliable<A, B>
[[nodiscard]] constexpr auto operator*(Quantity<A> a, Quantity<B> b) noexcept {
  return Quantity<typename units::Product<A, B>::type>(a.value() * b.value());
}

// What has no meaning is deleted, each with its reason on the line that a compiler prints.
template <typename A, typename B>
concept DifferentUnits = !std::same_as<A, B>;
template <typename A, DifferentUnits<A> B>
void operator+(Quantity<A>, Quantity<B>) = delete;  // two units do not add
template <typename A, DifferentUnits<A> B>
void operator-(Quantity<A>, Quantity<B>) = delete;  // two units do not subtract
template <typename A, DifferentUnits<A> B>
void operator==(Quantity<A>, Quantity<B>) = delete;  // two units do not compare
template <typename A, DifferentUnits<A> B>
void operator<=>(Quantity<A>, Quantity<B>) = delete;  // two units do not compare
template <typename A, typename B>
  requires(!Divisible<A, B>)
void operator/(Quantity<A>, Quantity<B>) = delete;  // no unit is the one over the other
template <typename A, typename B>
  requires(!Multipliable<A, B>)
void operator*(Quantity<A>, Quantity<B>) = delete;  // no unit is the one times the other

namespace core {
YEARBOOK_EXPORT std::string quantity_text(double value, std::string_view base,
                                          std::string_view dimension, std::string_view plural,
                                          std::optional<int> decimals);
YEARBOOK_EXPORT void print(std::ostream& out, const std::string& text);
}  // namespace core

/// A quantity as people write it: "CNY 8.98 trillion", "262,000", "12.1 %", "182,345 CNY per
/// person". Counts are printed without what is counted; decimals are as in format_figure().
template <typename U>
[[nodiscard]] std::string to_string(Quantity<U> quantity,
                                    std::optional<int> decimals = std::nullopt) {
  return core::quantity_text(quantity.value(), U::base, U::dimension, U::plural, decimals);
}

/// As to_string(); the width of the stream is kept.
template <typename U>
std::ostream& operator<<(std::ostream& out, Quantity<U> quantity) {
  core::print(out, to_string(quantity));
  return out;
}

}  // namespace yearbook
