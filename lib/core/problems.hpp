// The mistakes found in input files, collected so that they are reported in one go. Floor 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <yearbook/error.hpp>

namespace yearbook::core {

// A place in a text file. Lines and columns count from 1, columns in characters; 0 is "not known".
struct Place {
  std::uint32_t file = 0;  // as Problems::file() numbered it
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// Mistakes by file, line and column. A file reports its first twenty, then "and N more".
class Problems {
 public:
  // Registers a file by the name that messages show; its number goes into Place.
  std::uint32_t file(std::string_view name);
  [[nodiscard]] const std::string& file_name(std::uint32_t file) const { return files_.at(file); }

  void add(Place place, std::string message, ErrorCode code = ErrorCode::invalid_argument);
  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
  // Whether so many were found that looking for more helps nobody.
  [[nodiscard]] bool plenty() const noexcept { return entries_.size() >= enough; }

  // All of them in order, a line each: "observations.csv:12:18: value "12,5" is no number; ...".
  [[nodiscard]] std::string text() const;
  // The code of the first; there must be one.
  [[nodiscard]] ErrorCode code() const { return sorted().front().code; }
  // Throws one Error with text() when there are any; its code is that of the first.
  void throw_if_any() const;

 private:
  static constexpr std::size_t shown_a_file = 20;
  static constexpr std::size_t enough = 100'000;
  struct Entry {
    Place place;
    std::string message;
    ErrorCode code;
  };
  [[nodiscard]] std::vector<Entry> sorted() const;

  std::vector<std::string> files_;
  std::vector<Entry> entries_;
};

}  // namespace yearbook::core
