#include "book/panel_memory.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <new>
#include <utility>

namespace yearbook::book {
namespace {

constexpr std::size_t line = 64;
constexpr std::size_t huge_page = std::size_t{2} << 20U;
constexpr std::size_t largest_piece = std::size_t{64} << 20U;

constexpr std::size_t round_up(std::size_t bytes, std::size_t to) {
  return (bytes + to - 1) / to * to;
}

}  // namespace

std::byte* PanelMemory::take(std::size_t bytes) {
  const std::size_t needed = round_up(bytes, line);
  const std::scoped_lock lock(guard_);
  if (needed > left_) add_piece(needed);
  left_ -= needed;
  taken_ += needed;
  return std::exchange(free_, free_ + needed);
}

// As much again as was taken: the first panel gets what it needs, and many get few pieces, the last of
// which is half empty at worst. What nobody has touched takes no memory.
void PanelMemory::add_piece(std::size_t bytes) {
  std::size_t size = std::max(bytes, std::min(taken_, largest_piece));
  const bool huge = size >= huge_page;
  size = round_up(size, huge ? huge_page : line);
  std::unique_ptr<std::byte, Free> piece(
      static_cast<std::byte*>(std::aligned_alloc(huge ? huge_page : line, size)));
  if (!piece) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  // A wish, which the system need not grant.
  if (huge) static_cast<void>(::madvise(piece.get(), size, MADV_HUGEPAGE));
#endif
  free_ = pieces_.emplace_back(std::move(piece)).get();
  left_ = size;
}

}  // namespace yearbook::book
