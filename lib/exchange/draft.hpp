// What is built beside its name, and leaves nothing behind unless it is published. Floor 6.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "exchange/text_file.hpp"

namespace yearbook::exchange {

// Until publish() nothing stands under the name, afterwards all of it does. Every member throws
// conflict for a name that is taken, and io with the path and the reason.
class Draft {
 public:
  explicit Draft(std::filesystem::path path);
  ~Draft();
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  Draft(Draft&&) = delete;
  Draft& operator=(Draft&&) = delete;

  // Makes a directory, in place of none or an empty one.
  const std::filesystem::path& make_directory();
  // Makes a text file, which finish() of the writer completes.
  std::unique_ptr<TextFileWriter> make_file();
  // The path of a file that the caller makes, and completes.
  const std::filesystem::path& reserve_file();

  void publish();

 private:
  void refuse_what_is_there(const std::string& what) const;

  std::filesystem::path path_;
  std::filesystem::path draft_;
  bool made_ = false;
};

}  // namespace yearbook::exchange
