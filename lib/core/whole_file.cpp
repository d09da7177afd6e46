#include "core/whole_file.hpp"

#include <yearbook/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace yearbook::core {
namespace {

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// Whether a path leads to something that has no beginning to put a whole file at: a pipe, a terminal.
bool is_stream(const std::string& path) {
  std::error_code unknown;
  const auto there = std::filesystem::status(path, unknown);
  return std::filesystem::exists(there) && !std::filesystem::is_regular_file(there) &&
         !std::filesystem::is_directory(there);
}

// Where a link leads to, so that the file is replaced and not the link.
std::string behind_links(const std::string& path) {
  std::error_code broken;
  const auto target = std::filesystem::canonical(path, broken);
  return broken ? path : target.string();
}

// A file of the system's that goes away unless it is kept.
class Draft {
 public:
  explicit Draft(std::string path)
      : path_(std::move(path)), file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666)) {}
  ~Draft() {
    if (file_ < 0) return;  // what stands there is another's
    ::close(file_);
    if (!kept_) ::unlink(path_.c_str());
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  Draft(Draft&&) = delete;
  Draft& operator=(Draft&&) = delete;

  // Whether it was made, written, or renamed; errno says why not.
  [[nodiscard]] bool is_open() const noexcept { return file_ >= 0; }
  [[nodiscard]] bool write(std::string_view text) const {
    return write_all(file_, text) && ::fsync(file_) == 0;
  }
  bool keep_as(const std::string& path) {
    kept_ = std::rename(path_.c_str(), path.c_str()) == 0;
    return kept_;
  }

 private:
  std::string path_;
  int file_;
  bool kept_ = false;
};

}  // namespace

void write_whole_file(const std::string& path, std::string_view text) {
  const auto fail = [&](int why) {
    throw Error(ErrorCode::io, "cannot write \"" + path +
                                   "\": " + std::generic_category().message(why) +
                                   "; choose another place, or make room");
  };
  if (is_stream(path)) {
    const int stream = ::open(path.c_str(), O_WRONLY);
    if (stream < 0) fail(errno);
    const int why = write_all(stream, text) ? 0 : errno;
    ::close(stream);
    if (why != 0) fail(why);
    return;
  }
  const std::string target = behind_links(path);
  Draft draft(target + ".part-" + std::to_string(::getpid()));
  if (!draft.is_open()) fail(errno);
  if (!draft.write(text)) fail(errno);
  if (!draft.keep_as(target)) fail(errno);
}

}  // namespace yearbook::core
