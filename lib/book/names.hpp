// Names that lead to things: codes first, then names and aliases with case and width folded.
// Floor 2.
#pragma once

#include <cstddef>
#include <source_location>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yearbook::book {

// Unicode NFKC with case folded: "Ｗuhan" and "wuhan" are one name. Bytes that are no UTF-8 stay as
// they are.
std::string fold(std::string_view text);

// Leads names to positions in a list. A code wins over names; a name may lead to several positions.
class Names {
 public:
  explicit Names(std::string_view what) : what_(what) {}

  void add_code(std::string_view code, std::size_t position);
  void add_name(std::string_view name, std::size_t position);

  // Throws not_found with the nearest names, or conflict with the codes that an ambiguous name
  // leads to.
  [[nodiscard]] std::size_t find(std::string_view name, std::source_location where) const;

 private:
  std::string what_;                // such as "zone", for messages
  std::vector<std::string> codes_;  // by position
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
  // The codes that lead by their own or another name nearest to one that is not known.
  [[nodiscard]] std::string nearest_codes(std::string_view name) const;

  std::vector<std::string> spelled_;  // the names as they were given
};

}  // namespace yearbook::book
