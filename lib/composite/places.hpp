// Where the parts of a definition stand in its text. Floor 3.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/problems.hpp"

namespace yearbook::composite {

// Places by path, such as "normalise.low" or "node.3.weight"; a definition that a program made has
// none.
class Places {
 public:
  void set(std::string path, core::Place place) { by_path_.emplace(std::move(path), place); }
  // The number of the file, as Problems::file() gave it.
  void in_file(std::uint32_t file) { file_ = file; }

  // Of the path itself, or of the nearest part above it that has one.
  [[nodiscard]] core::Place of(std::string_view path) const {
    for (;;) {
      if (const auto found = by_path_.find(path); found != by_path_.end()) {
        core::Place place = found->second;
        place.file = file_;
        return place;
      }
      const std::size_t dot = path.rfind('.');
      if (dot == std::string_view::npos) return {.file = file_};
      path = path.substr(0, dot);
    }
  }

 private:
  std::map<std::string, core::Place, std::less<>> by_path_;
  std::uint32_t file_ = 0;
};

}  // namespace yearbook::composite
