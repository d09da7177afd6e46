// How far long work is, on a terminal. Floor 7.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

#include <yearbook/progress.hpp>

namespace yearbook::tool {

// One line that is drawn over and over, from the moment on when the work shows to be long; it is
// wiped when the bar goes away. It tells the part that is done, how fast it goes and how long it
// will take if it goes on like that.
class ProgressBar {
 public:
  using Clock = std::chrono::steady_clock;

  // The whole is `amount` of a unit, such as 1,000,000 of "figures"; no rate when it is 0.
  ProgressBar(std::ostream& err, std::string what, std::string unit = {}, std::size_t amount = 0);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;
  ProgressBar(ProgressBar&&) = delete;
  ProgressBar& operator=(ProgressBar&&) = delete;

  // What to give to the work; the bar must outlive it.
  [[nodiscard]] Progress progress();
  // Draws the part that is done, when it is time to.
  void show(double done, Clock::time_point now);

 private:
  static constexpr std::chrono::milliseconds patience{400};
  static constexpr std::chrono::milliseconds between{100};

  [[nodiscard]] std::string pace(double done, Clock::time_point now) const;

  std::ostream& err_;
  std::string what_;
  std::string unit_;
  std::size_t amount_;
  Clock::time_point begin_;
  Clock::time_point next_;
  bool drawn_ = false;
};

}  // namespace yearbook::tool
