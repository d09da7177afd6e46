#include "core/log.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using yearbook::LogLevel;
using Lines = std::vector<std::pair<LogLevel, std::string>>;

class Log : public ::testing::Test {
 protected:
  void TearDown() override { yearbook::set_log_sink(nullptr); }
  Lines lines_;
  yearbook::LogSink sink_ = [this](LogLevel level, std::string_view line) {
    lines_.emplace_back(level, line);
  };
};

TEST_F(Log, IsSilentUnlessAsked) {
  yearbook::core::log(LogLevel::warning, "lost");
  yearbook::set_log_sink(sink_, LogLevel::off);
  yearbook::core::log(LogLevel::warning, "lost too");
  EXPECT_TRUE(lines_.empty());
}

TEST_F(Log, SendsLinesFromItsLevelOn) {
  yearbook::set_log_sink(sink_, LogLevel::info);
  yearbook::core::log(LogLevel::debug, "too fine");
  yearbook::core::log(LogLevel::info, "told {as it is}");
  yearbook::core::log(LogLevel::warning, "warned");
  EXPECT_EQ(lines_, (Lines{{LogLevel::info, "told {as it is}"}, {LogLevel::warning, "warned"}}));
}

TEST_F(Log, FallsSilentAgain) {
  yearbook::set_log_sink(sink_, LogLevel::debug);
  yearbook::set_log_sink(nullptr);
  yearbook::core::log(LogLevel::warning, "lost");
  EXPECT_TRUE(lines_.empty());
}

}  // namespace
