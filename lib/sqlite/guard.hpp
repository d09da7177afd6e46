// A connection on which strangers' SQL may run: it reads, and it ends. Floor 4.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "sqlite/bounded_functions.hpp"
#include "sqlite/connection.hpp"

namespace yearbook::sqlite {

// What bounds the work of one statement.
struct GuardLimits {
  std::chrono::nanoseconds time{};    // of SQLite at work; 0: none
  std::function<bool()> cancelled{};  // true stops the work
};

// How a statement was stopped.
enum class Stop { none, time, memory, cancelled };

// Puts a connection under guard for as long as it lives: an authorizer that lets nothing through but
// reading, SQLite's own limits on lengths and depths, a look at clock, memory and `cancelled` every
// hundred steps of SQLite's machine, and bounded_functions.hpp for steps that are long. Temporary
// results are kept in memory, which is bounded.
class Guard {
 public:
  Guard(Connection& connection, GuardLimits limits);
  ~Guard();
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
  Guard(Guard&&) = delete;
  Guard& operator=(Guard&&) = delete;

  // SQLite at work: the clock runs while one of these lives.
  class Work {
   public:
    explicit Work(Guard& guard) : guard_(guard) {
      guard_.since_ = std::chrono::steady_clock::now();
    }
    ~Work() { guard_.used_ += std::chrono::steady_clock::now() - guard_.since_; }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    Work(Work&&) = delete;
    Work& operator=(Work&&) = delete;

   private:
    Guard& guard_;
  };

  [[nodiscard]] Stop stopped() const noexcept { return stopped_; }
  // What the authorizer refused last, such as "ATTACH"; empty: nothing.
  [[nodiscard]] const std::string& refused() const noexcept { return refused_; }

 private:
  static int authorize(void* self, int action, const char* first, const char* second,
                       const char* database, const char* by) noexcept;
  static int progress(void* self) noexcept;
  [[nodiscard]] bool allows(int action, const char* first, const char* second);
  [[nodiscard]] Stop look();
  // Whether nothing speaks against going on; else stopped() says what does.
  bool goes_on() noexcept;

  Connection& connection_;
  GuardLimits limits_;
  std::int64_t memory_at_start_;
  std::chrono::steady_clock::time_point since_;
  std::chrono::nanoseconds used_{};
  Stop stopped_ = Stop::none;
  std::string refused_;
  BoundedFunctions functions_;
};

// The longest statement and the longest text or blob that a guarded connection takes or makes, and
// the memory that its work may take.
constexpr std::size_t longest_sql = 1'000'000;
constexpr std::size_t longest_value = 1U << 20U;
constexpr int longest_pattern = 1000;  // of LIKE and GLOB
constexpr std::int64_t most_memory = std::int64_t{256} << 20U;

}  // namespace yearbook::sqlite
