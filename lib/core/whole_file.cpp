#include "core/whole_file.hpp"

#include <yearbook/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace yearbook::core {
namespace {

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
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file_) == 0;
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
  Draft draft(path + ".part-" + std::to_string(::getpid()));
  if (!draft.is_open()) fail(errno);
  if (!draft.write(text)) fail(errno);
  if (!draft.keep_as(path)) fail(errno);
}

}  // namespace yearbook::core
