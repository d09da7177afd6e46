// Where the cells of a book's panels lie: side by side, in pieces that grow with what they hold.
// Floor 2. From 2 MiB on a piece asks for huge pages, of which the processor keeps the addresses of
// some thousand times as many cells, and which are given at once instead of 4 KiB by 4 KiB.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <vector>

namespace yearbook::book {

class PanelMemory {
 public:
  // So many bytes, as they come, at the beginning of a line of the cache. They last as long as this.
  // Any thread may take.
  [[nodiscard]] std::byte* take(std::size_t bytes);

 private:
  struct Free {
    void operator()(std::byte* piece) const noexcept { std::free(piece); }
  };
  void add_piece(std::size_t bytes);

  std::mutex guard_;
  std::vector<std::unique_ptr<std::byte, Free>> pieces_;
  std::byte* free_ = nullptr;  // of the last piece
  std::size_t left_ = 0;
  std::size_t taken_ = 0;
};

}  // namespace yearbook::book
