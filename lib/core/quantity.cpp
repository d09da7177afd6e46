#include <yearbook/quantity.hpp>

#include <yearbook/unit.hpp>

#include <ostream>

namespace yearbook::core {

std::string quantity_text(double value, std::string_view base, std::string_view dimension,
                          std::string_view plural, std::optional<int> decimals) {
  const Unit unit{.code = std::string(base),
                  .dimension = std::string(dimension),
                  .base = std::string(base),
                  .factor = 1,
                  .name_en = std::string(plural),
                  .name_zh = {}};
  return format_figure(value, unit, decimals);
}

void print(std::ostream& out, const std::string& text) {
  out << text;
}

}  // namespace yearbook::core
