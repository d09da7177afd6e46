#include <yearbook/key.hpp>

#include <yearbook/error.hpp>

#include <string>

namespace yearbook::query {
namespace {

void require_base(const Indicator& indicator, std::string_view base, std::source_location where) {
  if (indicator.unit.base == base) return;
  throw Error(
      ErrorCode::invalid_argument,
      "the key of \"" + indicator.code + "\" is in " + std::string(base) +
          ", but in this file the indicator is in " + indicator.unit.code +
          (indicator.unit.code == indicator.unit.base ? std::string()
                                                      : ", whose base is " + indicator.unit.base) +
          "; use a key of its unit, or load the yearbook that the key was made for",
      where);
}

}  // namespace

IndicatorHandle resolve(const Snapshot& book, std::string_view code, std::string_view base,
                        std::source_location where) {
  const Indicator& indicator = book.catalog().find_indicator(code, where);
  require_base(indicator, base, where);
  return indicator.handle;
}

double factor_to_base(const Snapshot& book, IndicatorHandle indicator, std::string_view base,
                      std::source_location where) {
  const Indicator& about = book.catalog().indicator(indicator, where);
  require_base(about, base, where);
  return about.unit.factor;
}

}  // namespace yearbook::query
