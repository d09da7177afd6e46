#include "tool/progress_bar.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <utility>

namespace yearbook::tool {

namespace {

// "0:07", "1:02:03"
std::string duration(double seconds) {
  constexpr long in_minute = 60;
  constexpr long in_hour = 3600;
  const long whole = std::lround(seconds);
  std::ostringstream text;
  text << std::setfill('0');
  if (whole >= in_hour) text << whole / in_hour << ':' << std::setw(2);
  text << whole % in_hour / in_minute << ':' << std::setw(2) << whole % in_minute;
  return text.str();
}

// "850", "12.5 thousand", "2.4 million"
std::string rounded(double number) {
  constexpr double thousand = 1e3;
  constexpr double million = 1e6;
  std::ostringstream text;
  text << std::fixed << std::setprecision(number < thousand ? 0 : 1);
  if (number < thousand) {
    text << number;
  } else if (number < million) {
    text << number / thousand << " thousand";
  } else {
    text << number / million << " million";
  }
  return text.str();
}

}  // namespace

ProgressBar::ProgressBar(std::ostream& err, std::string what, std::string unit, std::size_t amount)
    : err_(err),
      what_(std::move(what)),
      unit_(std::move(unit)),
      amount_(amount),
      begin_(Clock::now()),
      next_(begin_ + patience) {}

ProgressBar::~ProgressBar() {
  if (drawn_) err_ << "\r\033[K" << std::flush;  // to the line's beginning, and clear it
}

Progress ProgressBar::progress() {
  return [this](double done) {
    show(done, Clock::now());
    return true;
  };
}

std::string ProgressBar::pace(double done, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  if (done <= 0 || seconds <= 0) return {};
  std::string result;
  if (amount_ > 0) {
    result += ", " + rounded(done * static_cast<double>(amount_) / seconds) + " " + unit_ + "/s";
  }
  if (done < 1) result += ", " + duration(seconds / done * (1 - done)) + " left";
  return result;
}

void ProgressBar::show(double done, Clock::time_point now) {
  if (now < next_) return;
  next_ = now + between;
  drawn_ = true;
  done = std::clamp(done, 0.0, 1.0);
  constexpr int width = 30;
  constexpr int all = 100;
  const auto full = static_cast<std::size_t>(std::lround(done * width));
  err_ << '\r' << what_ << " [" << std::string(full, '#') << std::string(width - full, '.') << "] "
       << std::lround(done * all) << " %" << pace(done, now) << "\033[K" << std::flush;
}

}  // namespace yearbook::tool
