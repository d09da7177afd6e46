#include "core/log.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

namespace yearbook {
namespace {

spdlog::level::level_enum as_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::off:
      return spdlog::level::off;
  }
  return spdlog::level::off;
}

LogLevel from_spdlog(spdlog::level::level_enum level) {
  if (level <= spdlog::level::debug) return LogLevel::debug;
  return level == spdlog::level::info ? LogLevel::info : LogLevel::warning;
}

// Hands each line to the program's sink, one at a time.
class SinkOfProgram final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit SinkOfProgram(LogSink program) : program_(std::move(program)) {}

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    program_(from_spdlog(message.level),
             std::string_view(message.payload.data(), message.payload.size()));
  }
  void flush_() override {}

  LogSink program_;
};

// The logger of the moment. Its level is kept beside it so that a silent library pays one atomic
// read a message and no lock.
struct Current {
  std::mutex guard;
  std::shared_ptr<spdlog::logger> logger;
  std::atomic<LogLevel> level{LogLevel::off};
};

Current& current() {
  static Current instance;
  return instance;
}

}  // namespace

void set_log_sink(LogSink sink, LogLevel level) {
  Current& now = current();
  const std::scoped_lock lock(now.guard);
  if (!sink || level == LogLevel::off) {
    now.level = LogLevel::off;
    now.logger.reset();
    return;
  }
  now.logger = std::make_shared<spdlog::logger>("yearbook",
                                                std::make_shared<SinkOfProgram>(std::move(sink)));
  now.logger->set_level(as_spdlog(level));
  now.level = level;
}

namespace core {

void log(LogLevel level, std::string_view line) {
  Current& now = current();
  if (level < now.level.load(std::memory_order_relaxed)) return;
  std::shared_ptr<spdlog::logger> logger;
  {
    const std::scoped_lock lock(now.guard);
    logger = now.logger;
  }
  if (logger) logger->log(as_spdlog(level), "{}", line);
}

}  // namespace core
}  // namespace yearbook
