#include "exchange/text_file.hpp"

#include <yearbook/error.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace yearbook::exchange {

TextFileReader::TextFileReader(std::filesystem::path path)
    : path_(std::move(path)), file_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (file_ < 0) fail(errno);
}

TextFileReader::~TextFileReader() {
  ::close(file_);
}

void TextFileReader::fail(int why) const {
  throw Error(ErrorCode::io,
              "cannot read \"" + path_.string() + "\": " + std::generic_category().message(why));
}

std::size_t TextFileReader::read(std::span<char> to) {
  while (true) {
    const ::ssize_t got = ::read(file_, to.data(), to.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) fail(errno);
  }
}

std::string TextFileReader::read_all() {
  constexpr std::size_t piece = 1U << 16U;
  std::string text;
  while (true) {
    const std::size_t size = text.size();
    text.resize(size + piece);
    text.resize(size + read(std::span(text).subspan(size)));
    if (text.size() == size) return text;
  }
}

TextFileWriter::TextFileWriter(std::filesystem::path path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
  if (file_ < 0) fail();
  text_.reserve(piece + piece / 8);
}

TextFileWriter::~TextFileWriter() {
  if (file_ >= 0) ::close(file_);
}

void TextFileWriter::fail() const {
  throw Error(ErrorCode::io,
              "cannot write \"" + path_.string() + "\": " + std::generic_category().message(errno));
}

void TextFileWriter::flush() {
  std::string_view left = text_;
  while (!left.empty()) {
    const ::ssize_t written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  text_.clear();
}

void TextFileWriter::finish() {
  flush();
  if (::fsync(file_) != 0) fail();
  const int closed = ::close(std::exchange(file_, -1));
  if (closed != 0) fail();
}

}  // namespace yearbook::exchange
