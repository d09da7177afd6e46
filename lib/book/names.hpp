// Names that lead to things: codes first, then names and aliases with case and width folded.
// Floor 2.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
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
// Names are folded when the first of them is asked for: most programs ask by code. All texts outlive
// it, and are not copied.
class Names {
 public:
  // `count`: about how many positions there will be.
  explicit Names(std::string_view what, std::size_t count = 0);

  void add_code(std::string_view code, std::size_t position);
  void add_name(std::string_view name, std::size_t position);

  // Throws not_found with the nearest names, or conflict with the codes that an ambiguous name
  // leads to.
  [[nodiscard]] std::size_t find(std::string_view name, std::source_location where) const;

 private:
  std::string_view what_;                // such as "zone", for messages
  std::vector<std::string_view> codes_;  // by position
  using ByName = std::unordered_map<std::string, std::vector<std::size_t>>;
  struct Folded {
    std::once_flag once;
    ByName by_name;
  };

  std::unordered_map<std::string_view, std::size_t> by_code_;
  [[nodiscard]] const ByName& by_name() const;
  // The codes that lead by their own or another name nearest to one that is not known.
  [[nodiscard]] std::string nearest_codes(std::string_view name) const;

  struct Spelled {
    std::string_view name;  // as it was given
    std::size_t position;
  };
  std::vector<Spelled> spelled_;
  std::unique_ptr<Folded> folded_ = std::make_unique<Folded>();
};

}  // namespace yearbook::book
