// A text file being written. Floor 6.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace yearbook::exchange {

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
