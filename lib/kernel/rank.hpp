// The place that equal values share. Floor 1.
#pragma once

#include <cstddef>

#include <yearbook/rank.hpp>

namespace yearbook::kernel {

// Of the values at [begin, end) of a sorted list, which are equal; `dense` counts the different
// values down to them.
constexpr double shared_place(Ties ties, std::size_t begin, std::size_t end,
                              double dense) noexcept {
  const auto first = static_cast<double>(begin + 1);
  const auto last = static_cast<double>(end);
  switch (ties) {
    case Ties::min:
      break;
    case Ties::max:
      return last;
    case Ties::average:
      return (first + last) / 2;
    case Ties::dense:
      return dense;
  }
  return first;
}

}  // namespace yearbook::kernel
