/// Keys: indicators with their unit in the type, and the questions whose answers are quantities.
/// Floor 3. torch.hpp holds those of one yearbook; a program names its own in a line each.
#pragma once

#include <optional>
#include <source_location>
#include <string_view>

#include <yearbook/quantity.hpp>
#include <yearbook/query.hpp>

namespace yearbook {

/// An indicator by its code, before any file is looked at:
/// `inline constexpr yearbook::Key<yearbook::units::Cny> turnover{"turnover"};`
template <UnitOfMeasure U>
struct Key {
  using UnitType = U;
  std::string_view code;
};

/// An indicator of one file, resolved once from a key. It is taken wherever an IndicatorHandle is.
template <UnitOfMeasure U>
class IndicatorOf {
 public:
  using UnitType = U;
  constexpr explicit IndicatorOf(IndicatorHandle handle) noexcept : handle_(handle) {}
  // NOLINTNEXTLINE(google-explicit-constructor): it is one, and knows its unit
  [[nodiscard]] constexpr operator IndicatorHandle() const noexcept { return handle_; }
  friend constexpr bool operator==(IndicatorOf, IndicatorOf) noexcept = default;

 private:
  IndicatorHandle handle_;
};

/// A Key, or what it resolves to.
template <typename K>
concept TypedIndicator = std::same_as<K, Key<typename K::UnitType>> ||
                         std::same_as<K, IndicatorOf<typename K::UnitType>>;

namespace query {
YEARBOOK_EXPORT IndicatorHandle resolve(const Snapshot& book, std::string_view code,
                                        std::string_view base, std::source_location where);
// Of the indicator's unit: what makes of a value an amount of the base unit.
YEARBOOK_EXPORT double factor_to_base(const Snapshot& book, IndicatorHandle indicator,
                                      std::string_view base, std::source_location where);
}  // namespace query

/// The indicator that a key names in a snapshot.
///
/// Unit:     that of the file may be any of the key's base: CNY 100 million for CNY.
/// Throws:   not_found for a code that the catalogue has not, naming the nearest; invalid_argument
///           when the base of its unit is another than the key's, saying both.
/// Cost:     a look-up by code.
/// Example:  examples/17_quantities.cpp
template <UnitOfMeasure U>
[[nodiscard]] IndicatorOf<U> resolve(const Snapshot& book, Key<U> key,
                                     std::source_location where = std::source_location::current()) {
  return IndicatorOf<U>(query::resolve(book, key.code, U::base, where));
}
template <UnitOfMeasure U>
[[nodiscard]] IndicatorOf<U> resolve(const Snapshot& /*book*/, IndicatorOf<U> indicator,
                                     std::source_location /*where*/ = {}) noexcept {
  return indicator;
}

/// A value of the indicator as a quantity: what other questions give, such as series() and
/// ranking(), are values in the indicator's unit.
///
/// Unit:     the base unit; `value` is in the indicator's.
/// Missing:  empty for an empty or NaN value.
/// Throws:   as resolve(); invalid_argument for a handle of another file.
/// Example:  examples/17_quantities.cpp
template <TypedIndicator K>
[[nodiscard]] std::optional<Quantity<typename K::UnitType>> quantity(
    const Snapshot& book, const K& indicator, std::optional<double> value,
    std::source_location where = std::source_location::current()) {
  using U = typename K::UnitType;
  const double factor =
      query::factor_to_base(book, resolve(book, indicator, where), U::base, where);
  if (!value || is_missing(*value)) return std::nullopt;
  return Quantity<U>(*value * factor);
}

/// One figure, as value() of query.hpp, with its unit.
///
/// Unit:     the base unit.
/// Missing, Throws, Cost: as value() of query.hpp and resolve().
/// Example:  examples/17_quantities.cpp
template <TypedIndicator K>
[[nodiscard]] std::optional<Quantity<typename K::UnitType>> value(
    const Snapshot& book, const K& indicator, ZoneHandle zone, Year year,
    std::source_location where = std::source_location::current()) {
  const auto resolved = resolve(book, indicator, where);
  return quantity(book, resolved, value(book, IndicatorHandle(resolved), zone, year, where), where);
}

/// A total with its unit, and how far it can be trusted.
template <UnitOfMeasure U>
struct TotalOf {
  std::optional<Quantity<U>> value;  ///< in the base unit
  Total facts;                       ///< members, reported, coverage; its value in the file's unit
};

/// A figure over a group, as total() of query.hpp, with its unit.
///
/// Unit:     the base unit.
/// Missing, Throws, Cost: as total() of query.hpp and resolve().
/// Example:  examples/17_quantities.cpp
template <TypedIndicator K>
[[nodiscard]] TotalOf<typename K::UnitType> total(
    const Snapshot& book, const K& indicator, Year year, GroupHandle group,
    const GroupOptions& options = {},
    std::source_location where = std::source_location::current()) {
  const auto resolved = resolve(book, indicator, where);
  const Total facts = total(book, IndicatorHandle(resolved), year, group, options, where);
  return {quantity(book, resolved, facts.value, where), facts};
}

}  // namespace yearbook
