#include "tool/progress_bar.hpp"

#include <cmath>
#include <ostream>
#include <utility>

namespace yearbook::tool {

ProgressBar::ProgressBar(std::ostream& err, std::string what)
    : err_(err), what_(std::move(what)), next_(Clock::now() + patience) {}

ProgressBar::~ProgressBar() {
  if (drawn_) err_ << "\r\033[K" << std::flush;  // to the line's beginning, and clear it
}

Progress ProgressBar::progress() {
  return [this](double done) {
    show(done, Clock::now());
    return true;
  };
}

void ProgressBar::show(double done, Clock::time_point now) {
  if (now < next_) return;
  next_ = now + between;
  drawn_ = true;
  constexpr int width = 30;
  constexpr int all = 100;
  const auto full = static_cast<std::size_t>(std::lround(done * width));
  err_ << '\r' << what_ << " [" << std::string(full, '#') << std::string(width - full, '.') << "] "
       << std::lround(done * all) << " %" << std::flush;
}

}  // namespace yearbook::tool
