#include "core/problems.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace yearbook::core {

std::uint32_t Problems::file(std::string_view name) {
  files_.emplace_back(name);
  return static_cast<std::uint32_t>(files_.size() - 1);
}

void Problems::add(Place place, std::string message, ErrorCode code) {
  if (!plenty()) entries_.push_back({place, std::move(message), code});
}

std::vector<Problems::Entry> Problems::sorted() const {
  std::vector<Entry> result = entries_;
  std::ranges::stable_sort(result, {}, [](const Entry& entry) {
    return std::tuple(entry.place.file, entry.place.line, entry.place.column);
  });
  return result;
}

std::string Problems::text() const {
  std::string result;
  std::size_t in_file = 0;
  const auto entries = sorted();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& [place, message, code] = entries[i];
    in_file = i > 0 && entries[i - 1].place.file == place.file ? in_file + 1 : 1;
    const bool last_of_file = i + 1 == entries.size() || entries[i + 1].place.file != place.file;
    if (in_file <= shown_a_file) {
      result += files_.at(place.file);
      if (place.line > 0) result += ":" + std::to_string(place.line);
      if (place.column > 0) result += ":" + std::to_string(place.column);
      result += ": " + message + "\n";
    } else if (last_of_file) {
      result += files_.at(place.file) + (plenty() ? ": and at least " : ": and ") +
                std::to_string(in_file - shown_a_file) + " more\n";
    }
  }
  if (!result.empty()) result.pop_back();
  return result;
}

void Problems::throw_if_any() const {
  if (!empty()) throw Error(code(), text());
}

}  // namespace yearbook::core
