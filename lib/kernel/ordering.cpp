#include "kernel/ordering.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace yearbook::kernel {
namespace {

// Of fewer numbers than this a comparing sort is done sooner.
constexpr std::size_t few = 128;

constexpr std::size_t digits = sizeof(double);
constexpr std::size_t digit_bits = 8;
constexpr std::size_t digit_values = 256;

// A whole number whose order is that of the value: the bits of a double are its sign and size.
std::uint64_t key_of(double value) noexcept {
  constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // -0 becomes 0
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

std::size_t digit_of(double value, std::size_t digit) noexcept {
  return (key_of(value) >> (digit * digit_bits)) & (digit_values - 1);
}

using Counts = std::array<std::uint32_t, digit_values>;

// Where the numbers of each digit begin, from how many there are.
void begin_after_each_other(Counts& counts) noexcept {
  std::uint32_t begin = 0;
  for (std::uint32_t& count : counts) {
    const std::uint32_t mine = count;
    count = begin;
    begin += mine;
  }
}

}  // namespace

// A radix sort, digit by digit from the lowest: no comparison whose outcome a processor could guess
// wrong.
void sort_by_value(std::vector<Placed>& numbers, std::vector<Placed>& scratch) {
  if (numbers.size() < few) {
    std::ranges::stable_sort(numbers, {}, &Placed::value);
    return;
  }
  std::array<Counts, digits> counts{};
  for (const Placed& each : numbers) {
    const std::uint64_t key = key_of(each.value);
    for (std::size_t digit = 0; digit < digits; ++digit) {
      ++counts[digit][(key >> (digit * digit_bits)) & (digit_values - 1)];
    }
  }
  scratch.resize(numbers.size());
  for (std::size_t digit = 0; digit < digits; ++digit) {
    // A digit that all share puts them in no other order.
    if (counts[digit][digit_of(numbers.front().value, digit)] == numbers.size()) continue;
    begin_after_each_other(counts[digit]);
    for (const Placed& each : numbers) {
      scratch[counts[digit][digit_of(each.value, digit)]++] = each;
    }
    numbers.swap(scratch);
  }
}

}  // namespace yearbook::kernel
