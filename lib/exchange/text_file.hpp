// Text files being read and written, piece by piece. Floor 6.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace yearbook::exchange {

// Reads a file from its beginning to its end. Every member throws io, with the path and the reason.
class TextFileReader {
 public:
  explicit TextFileReader(std::filesystem::path path);
  ~TextFileReader();
  TextFileReader(const TextFileReader&) = delete;
  TextFileReader& operator=(const TextFileReader&) = delete;
  TextFileReader(TextFileReader&&) = delete;
  TextFileReader& operator=(TextFileReader&&) = delete;

  // Puts the next bytes into `to` and gives their number; 0 at the end.
  std::size_t read(std::span<char> to);
  // All that is left.
  std::string read_all();

 private:
  [[noreturn]] void fail(int why) const;

  std::filesystem::path path_;
  int file_;
};

// Gathers text and writes it in large pieces. Every member throws io, with the path and the reason.
class TextFileWriter {
 public:
  // Throws io when the file exists or cannot be made.
  explicit TextFileWriter(std::filesystem::path path);
  ~TextFileWriter();
  TextFileWriter(const TextFileWriter&) = delete;
  TextFileWriter& operator=(const TextFileWriter&) = delete;
  TextFileWriter(TextFileWriter&&) = delete;
  TextFileWriter& operator=(TextFileWriter&&) = delete;

  // Where text is appended; call flush_if_full() now and then.
  [[nodiscard]] std::string& text() noexcept { return text_; }
  void flush_if_full() {
    if (text_.size() >= piece) flush();
  }
  // Writes what is left and waits until the disk has it.
  void finish();

 private:
  static constexpr std::size_t piece = 1U << 20U;
  void flush();
  [[noreturn]] void fail() const;

  std::filesystem::path path_;
  int file_;
  std::string text_;
};

}  // namespace yearbook::exchange
