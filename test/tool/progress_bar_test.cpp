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
    EXPECT_EQ(err.str(), "\rtorch [###############...............] 50 %");
    bar.show(0.6, begin + 1s + 1ms);  // too soon
    bar.show(1, begin + 2s);
  }
  EXPECT_EQ(err.str(),
            "\rtorch [###############...............] 50 %"
            "\rtorch [##############################] 100 %\r\033[K");
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
