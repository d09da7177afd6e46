// How far long work is, on a terminal. Floor 7.
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>

#include <yearbook/progress.hpp>

namespace yearbook::tool {

// One line that is drawn over and over, from the moment on when the work shows to be long; it is
// wiped when the bar goes away.
class ProgressBar {
 public:
  using Clock = std::chrono::steady_clock;

  ProgressBar(std::ostream& err, std::string what);
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

  std::ostream& err_;
  std::string what_;
  Clock::time_point next_;
  bool drawn_ = false;
};

}  // namespace yearbook::tool
