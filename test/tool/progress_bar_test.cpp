#include "tool/progress_bar.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace {

using namespace std::chrono_literals;
using yearbook::tool::ProgressBar;

TEST(ProgressBar, IsDrawnWhenTheWorkIsLongAndWipedWhenItEnds) {
  std::ostringstream err;
  {
    ProgressBar bar(err, "torch");
    const auto begin = ProgressBar::Clock::now();
    bar.show(0, begin);
    EXPECT_EQ(err.str(), "");
    bar.show(0.5, begin + 1s);
    EXPECT_EQ(err.str(), "\rtorch [###############...............] 50 %, 0:01 left\033[K");
    bar.show(0.6, begin + 1s + 1ms);  // too soon
    bar.show(1, begin + 2s);
  }
  EXPECT_EQ(err.str(),
            "\rtorch [###############...............] 50 %, 0:01 left\033[K"
            "\rtorch [##############################] 100 %\033[K\r\033[K");
}

TEST(ProgressBar, TellsHowFastAndHowLong) {
  const auto drawn = [](double done, std::chrono::seconds after, std::size_t amount) {
    std::ostringstream err;
    ProgressBar bar(err, "x", "figures", amount);
    bar.show(done, ProgressBar::Clock::now() + after);
    const std::string text = err.str();
    return text.substr(text.find('%'), text.find("\033[K") - text.find('%'));
  };
  EXPECT_EQ(drawn(0.25, 10s, 4'000'000), "%, 100.0 thousand figures/s, 0:30 left");
  EXPECT_EQ(drawn(0.5, 10s, 48'000'000), "%, 2.4 million figures/s, 0:10 left");
  EXPECT_EQ(drawn(0.5, 100s, 1000), "%, 5 figures/s, 1:40 left");
  EXPECT_EQ(drawn(0.1, 1000s, 0), "%, 2:30:00 left");
  EXPECT_EQ(drawn(0, 10s, 1000), "%");
  EXPECT_EQ(drawn(7, 10s, 0), "%");  // never beyond the whole
}

TEST(ProgressBar, LeavesNothingOfShortWork) {
  std::ostringstream err;
  {
    ProgressBar bar(err, "torch");
    EXPECT_TRUE(bar.progress()(0.5));
  }
  EXPECT_EQ(err.str(), "");
}

}  // namespace
