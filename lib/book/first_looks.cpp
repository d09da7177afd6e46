#include "book/first_looks.hpp"

#include <span>

namespace yearbook::book {

template <typename Look>
auto FirstLooks::timed(Look look) -> decltype(look()) {
  const auto begin = (*clock_)();
  auto result = look();
  spent_ += (*clock_)() - begin;
  return result;
}

bool FirstLooks::are_over() const {
  constexpr std::chrono::microseconds of_a_catalogue{300};
  return spent_ > of_a_catalogue;
}

std::optional<std::int32_t> FirstLooks::id_of(Coded what, std::string_view code) {
  if (are_over()) return std::nullopt;
  return timed([&] { return source_->id_of(what, code); });
}

std::optional<Cell> FirstLooks::cell(IndicatorHandle indicator, ZoneHandle zone, Year year) {
  const bool known = indicator.file() == file_ && zone.file() == file_;
  if (!known || are_over() || year < Year{1} || year > Year{9999}) return std::nullopt;
  std::optional<Cell> standing;
  const RowSink last = [&](std::span<const ObservationRow> rows) {  // rows come by release
    if (!rows.empty()) standing = {rows.back().value, rows.back().status};
  };
  return timed([&] {
    source_->observations(indicator.id(), {{year, year}, zone.id()}, last);
    if (!standing && source_->has_rows_only(indicator.id(), zone.id())) standing = Cell{};
    return standing;
  });
}

}  // namespace yearbook::book
