// Rows on their way from a source to whoever takes them: some at a time, since a call for each costs
// as much as reading it. Floor 2.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "book/source.hpp"

namespace yearbook::book {

// Gathers rows and hands them on when it is full; flush() hands on the rest. A block that goes away
// without it, as when reading fails, loses what it holds.
class RowBlock {
 public:
  explicit RowBlock(const RowSink& sink) noexcept : sink_(sink) {}

  void add(const ObservationRow& row) {
    if (size_ == rows_.size()) flush();
    rows_[size_++] = row;
  }
  void flush() {
    if (size_ > 0) sink_(std::span(rows_).first(std::exchange(size_, 0)));
  }

 private:
  static constexpr std::size_t room = 64;
  const RowSink& sink_;
  std::array<ObservationRow, room> rows_;
  std::size_t size_ = 0;
};

}  // namespace yearbook::book
