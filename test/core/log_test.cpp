#include "core/log.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
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

TEST_F(Log, EachLevelIncludesThoseAfterIt) {
  const std::vector<LogLevel> levels{LogLevel::debug, LogLevel::info, LogLevel::warning};
  for (std::size_t from = 0; from < levels.size(); ++from) {
    lines_.clear();
    yearbook::set_log_sink(sink_, levels[from]);
    for (const LogLevel level : levels) yearbook::core::log(level, "line");
    ASSERT_EQ(lines_.size(), levels.size() - from);
    EXPECT_EQ(lines_.front().first, levels[from]);
  }
}

TEST_F(Log, ANewSinkTakesOverFromTheOld) {
  Lines later;
  yearbook::set_log_sink(sink_);
  yearbook::core::log(LogLevel::info, "first");
  yearbook::set_log_sink(
      [&](LogLevel level, std::string_view line) { later.emplace_back(level, line); });
  yearbook::core::log(LogLevel::info, "second");
  EXPECT_EQ(lines_, (Lines{{LogLevel::info, "first"}}));
  EXPECT_EQ(later, (Lines{{LogLevel::info, "second"}}));
}

TEST_F(Log, ASinkMaySilenceTheLogItself) {
  yearbook::set_log_sink([this](LogLevel level, std::string_view line) {
    lines_.emplace_back(level, line);
    yearbook::set_log_sink(nullptr);
  });
  yearbook::core::log(LogLevel::info, "first");
  yearbook::core::log(LogLevel::info, "lost");
  EXPECT_EQ(lines_, (Lines{{LogLevel::info, "first"}}));
}

TEST_F(Log, LinesOfManyThreadsComeOneAtATime) {
  constexpr std::size_t threads = 8;
  constexpr std::size_t each = 200;
  yearbook::set_log_sink(sink_);  // appends without a lock: two calls at once would lose lines
  std::vector<std::thread> running;
  running.reserve(threads);
  for (std::size_t t = 0; t < threads; ++t) {
    running.emplace_back([] {
      for (std::size_t i = 0; i < each; ++i) yearbook::core::log(LogLevel::warning, "line");
    });
  }
  for (std::thread& thread : running) thread.join();
  EXPECT_EQ(lines_.size(), threads * each);
}

}  // namespace
