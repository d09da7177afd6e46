#include "book/panel_memory.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <thread>
#include <utility>
#include <vector>

namespace {

using yearbook::book::PanelMemory;

struct Piece {
  std::byte* at;
  std::size_t size;
  int mark;
};

void fill(Piece& piece) {
  std::memset(piece.at, piece.mark, piece.size);
}
bool is_whole(const Piece& piece) {
  for (std::size_t i = 0; i < piece.size; ++i) {
    if (piece.at[i] != static_cast<std::byte>(piece.mark)) return false;
  }
  return true;
}

TEST(PanelMemory, GivesWhatNobodyElseHas) {
  PanelMemory memory;
  std::vector<Piece> pieces;
  // From nothing to more than a huge page, small beside large.
  for (const std::size_t size : {1UL, 64UL, 65UL, 0UL, 100'000UL, 7UL, 3'000'000UL, 170'240UL, 1UL,
                                 70'000'000UL, 5'000'000UL}) {
    pieces.push_back({memory.take(size), size, static_cast<int>(pieces.size()) + 1});
    fill(pieces.back());
  }
  for (const Piece& piece : pieces) {
    EXPECT_TRUE(is_whole(piece)) << piece.size;
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(piece.at) % 64, 0U);
  }
}

TEST(PanelMemory, PanelsLieSideBySide) {
  PanelMemory memory;
  constexpr std::size_t size = 170'240;
  std::byte* last = memory.take(size);
  int gaps = 0;
  for (int i = 0; i < 600; ++i) {
    std::byte* const next = memory.take(size);
    if (next != last + size) ++gaps;
    last = next;
  }
  EXPECT_LT(gaps, 12);  // of 100 MiB
}

TEST(PanelMemory, ThreadsMayTakeAtOnce) {
  PanelMemory memory;
  std::vector<std::vector<Piece>> taken(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < taken.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 300; ++i) {
        taken[t].push_back({memory.take(100 + i * 7), 100 + i * 7, static_cast<int>(t) + 1});
        fill(taken[t].back());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& pieces : taken) {
    for (const Piece& piece : pieces) ASSERT_TRUE(is_whole(piece));
  }
}

}  // namespace
