#include "sqlext/scalar_functions.hpp"

#include <yearbook/error.hpp>
#include <yearbook/numeric.hpp>
#include <yearbook/unit.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "core/nearest.hpp"
#include "host/api.hpp"
#include "host/failure.hpp"

namespace yearbook::sqlext {
namespace {

Cell growth_value(HostBook& /*host*/, const Arguments& arguments) {
  const auto earlier = arguments.number(0);
  const auto later = arguments.number(1);
  return earlier && later ? cell(relative_change(*earlier, *later)) : Cell{};
}

Cell cagr_value(HostBook& /*host*/, const Arguments& arguments) {
  const auto first = arguments.number(0);
  const auto last = arguments.number(1);
  if (!first || !last || !arguments.given(2)) return {};
  constexpr std::int64_t most = 9998;
  const std::int64_t years = std::clamp<std::int64_t>(arguments.integer(2), 0, most);
  return cell(compound_rate(*first, *last, static_cast<int>(years)));
}

Cell share_value(HostBook& /*host*/, const Arguments& arguments) {
  const auto part = arguments.number(0);
  const auto whole = arguments.number(1);
  if (!part || !whole || *whole == 0) return {};
  const double share = *part / *whole;
  return std::isfinite(share) ? cell(share) : Cell{};
}

const Unit& find_unit(const Catalog& catalog, std::string_view code) {
  const auto units = catalog.units();
  const auto found = std::ranges::find(units, code, &Unit::code);
  if (found != units.end()) return *found;
  std::vector<std::string_view> codes;
  for (const Unit& unit : units) codes.emplace_back(unit.code);
  throw Error(ErrorCode::not_found,
              "there is no unit \"" + std::string(code) + "\"" + core::nearest_clause(code, codes));
}

Cell convert_value(HostBook& host, const Arguments& arguments) {
  const auto value = arguments.number(0);
  if (!arguments.given(1) || !arguments.given(2)) return {};
  const Snapshot book = host.snapshot();
  const Unit& from = find_unit(book.catalog(), arguments.text(1));
  const Unit& to = find_unit(book.catalog(), arguments.text(2));
  if (from.base != to.base) {
    throw Error(ErrorCode::invalid_argument, "\"" + from.code + "\" is of base \"" + from.base +
                                                 "\" and \"" + to.code + "\" of base \"" + to.base +
                                                 "\"; only units of one base convert");
  }
  if (!value) return {};
  const auto converted = parse_printed(format_exact(*value), from.factor, to.factor);
  return converted ? cell(converted->value) : Cell{};
}

std::optional<int> decimals_argument(const Arguments& arguments, std::size_t at) {
  if (!arguments.given(at)) return std::nullopt;
  constexpr std::int64_t most = 15;
  return static_cast<int>(std::clamp<std::int64_t>(arguments.integer(at), 0, most));
}

Cell figure_value(HostBook& host, const Arguments& arguments) {
  const auto value = arguments.number(0);
  if (!value || !arguments.given(1)) return {};
  const Snapshot book = host.snapshot();
  const Unit& unit = find_unit(book.catalog(), arguments.text(1));
  return cell(format_figure(*value, unit, decimals_argument(arguments, 2)));
}

Cell percent_value(HostBook& /*host*/, const Arguments& arguments) {
  const auto fraction = arguments.number(0);
  if (!fraction) return {};
  return cell(format_percent(*fraction, decimals_argument(arguments, 1).value_or(1)));
}

Cell zone_value(HostBook& host, const Arguments& arguments) {
  if (!arguments.given(0)) return {};
  const Snapshot book = host.snapshot();
  return cell(book.catalog().find_zone(arguments.text(0)).code);
}

Cell indicator_value(HostBook& host, const Arguments& arguments) {
  if (!arguments.given(0)) return {};
  const Snapshot book = host.snapshot();
  return cell(book.catalog().find_indicator(arguments.text(0)).code);
}

Cell group_value(HostBook& host, const Arguments& arguments) {
  if (!arguments.given(0)) return {};
  const Snapshot book = host.snapshot();
  return cell(book.catalog().find_group(arguments.text(0)).code);
}

const std::vector<ScalarFunction>& functions() {
  static const std::vector<ScalarFunction> all{
      {"F01",
       "yb_growth",
       {"earlier", "later"},
       0,
       true,
       "later / earlier - 1, a fraction",
       growth_value},
      {"F02",
       "yb_cagr",
       {"first", "last", "years"},
       0,
       true,
       "the yearly rate that leads from first to last",
       cagr_value},
      {"F03", "yb_share", {"part", "whole"}, 0, true, "part / whole, a fraction", share_value},
      {"F04",
       "yb_convert",
       {"value", "from_unit", "to_unit"},
       0,
       false,
       "the value in another unit of the same base, in decimal",
       convert_value},
      {"F05",
       "yb_figure",
       {"value", "unit", "decimals"},
       1,
       false,
       "the figure as people write it, such as CNY 8.98 trillion",
       figure_value},
      {"F06",
       "yb_percent",
       {"fraction", "decimals"},
       1,
       true,
       "the fraction as percent, such as 12.1 %",
       percent_value},
      {"F07", "yb_zone", {"name"}, 0, false, "the code of the zone of a name", zone_value},
      {"F08",
       "yb_indicator",
       {"name"},
       0,
       false,
       "the code of the indicator of a name",
       indicator_value},
      {"F09", "yb_group", {"name"}, 0, false, "the code of the group of a name", group_value},
  };
  return all;
}

// What a registered function carries until its connection closes.
struct RegisteredFunction {
  const ScalarFunction* function;
  std::shared_ptr<HostBook> host;
};

void call(sqlite3_context* context, int count, sqlite3_value** values) {
  const auto& self = *static_cast<const RegisteredFunction*>(sqlite3_user_data(context));
  guarded(context, [&] {
    const Arguments arguments(self.function->name, self.function->parameters,
                              {values, static_cast<std::size_t>(count)});
    give(context, self.function->value(*self.host, arguments));
  });
}

}  // namespace

std::span<const ScalarFunction> scalar_functions() {
  return functions();
}

void register_scalar_functions(sqlite3* database, const std::shared_ptr<HostBook>& host) {
  for (const ScalarFunction& function : functions()) {
    const std::string name(function.name);
    const int flags =
        SQLITE_UTF8 | SQLITE_INNOCUOUS | (function.deterministic ? SQLITE_DETERMINISTIC : 0);
    const std::size_t most = function.parameters.size();
    for (std::size_t count = most - function.optional; count <= most; ++count) {
      const int result = sqlite3_create_function_v2(
          database, name.c_str(), static_cast<int>(count), flags,
          new RegisteredFunction{&function, host}, call, nullptr, nullptr,
          [](void* registered) { delete static_cast<RegisteredFunction*>(registered); });
      if (result != SQLITE_OK) host::fail(result, sqlite3_errmsg(database), "");
    }
  }
}

}  // namespace yearbook::sqlext
