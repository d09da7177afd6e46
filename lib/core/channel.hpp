// Hands pieces of work from one thread to another. Floor 0.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace yearbook::core {

// A queue of bounded length between threads: whoever is too fast waits.
template <typename Piece>
class Channel {
 public:
  // Closes a channel when its scope ends, however it ends, so that the other side does not wait.
  class Closing {
   public:
    explicit Closing(Channel& channel) : channel_(channel) {}
    ~Closing() { channel_.close(); }
    Closing(const Closing&) = delete;
    Closing& operator=(const Closing&) = delete;
    Closing(Closing&&) = delete;
    Closing& operator=(Closing&&) = delete;

   private:
    Channel& channel_;
  };

  explicit Channel(std::size_t room) : room_(room) {}

  // Waits for room; false once the channel is closed, and the piece is then lost.
  bool push(Piece piece) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || pieces_.size() < room_; });
    if (closed_) return false;
    pieces_.push_back(std::move(piece));
    changed_.notify_all();
    return true;
  }

  // Waits for a piece; empty once the channel is closed and all of them were taken.
  std::optional<Piece> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !pieces_.empty(); });
    if (pieces_.empty()) return std::nullopt;
    std::optional<Piece> piece(std::move(pieces_.front()));
    pieces_.pop_front();
    changed_.notify_all();
    return piece;
  }

  void close() {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Piece> pieces_;
  std::size_t room_;
  bool closed_ = false;
};

}  // namespace yearbook::core
