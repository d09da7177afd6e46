// What a file can say of a code or a cell by itself, so that whoever opens it for one figure does not
// wait for all the names in it. Floor 2. Only of a source that allows it, and of the newest figures.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include <yearbook/catalog.hpp>

#include "book/panel.hpp"
#include "book/source.hpp"

namespace yearbook::book {

// The time since whenever.
using Clock = std::function<std::chrono::nanoseconds()>;

// An answer is empty when the catalogue must be asked: the file does not have just that, or first
// looks have taken as long as reading a catalogue does. So whoever asks for one figure does not wait
// for the catalogue, and whoever asks for many waits at most twice as long.
class FirstLooks {
 public:
  // Both must outlive it.
  FirstLooks(Source& source, const Clock& clock)
      : source_(&source), clock_(&clock), file_(source.file().value_or(0)) {}

  // What a code stands for, as it is spelled.
  std::optional<ZoneHandle> zone(std::string_view code) {
    return handle<ZoneHandle>(Coded::zone, code);
  }
  std::optional<IndicatorHandle> indicator(std::string_view code) {
    return handle<IndicatorHandle>(Coded::indicator, code);
  }
  std::optional<GroupHandle> group(std::string_view code) {
    return handle<GroupHandle>(Coded::group, code);
  }
  // What stands in a cell: the published figure, which does so before any definition, or nothing where
  // no definition may give something.
  std::optional<Cell> cell(IndicatorHandle indicator, ZoneHandle zone, Year year);

 private:
  template <typename Handle>
  std::optional<Handle> handle(Coded what, std::string_view code) {
    const auto id = id_of(what, code);
    return id ? std::optional(Handle(file_, *id)) : std::nullopt;
  }
  std::optional<std::int32_t> id_of(Coded what, std::string_view code);
  // What `look` gives, and how long it took.
  template <typename Look>
  auto timed(Look look) -> decltype(look());
  [[nodiscard]] bool are_over() const;

  Source* source_;
  const Clock* clock_;
  std::uint64_t file_;
  std::chrono::nanoseconds spent_{0};
};

}  // namespace yearbook::book
