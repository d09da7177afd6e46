// Codes to ids, for the tables of a file. Floor 5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/problems.hpp"
#include "sqlite/connection.hpp"
#include "store/table.hpp"

namespace yearbook::store {

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};

// The codes of one table. A code that is not there is reported once a place, with the nearest ones.
class Codes {
 public:
  // Reads `SELECT code, ID FROM table`, such as ("zone", "zone_id", "zone"); `what` and an s name
  // the catalogue file that adds one.
  Codes(sqlite::Connection& connection, const std::string& table, const std::string& id,
        std::string what);

  [[nodiscard]] std::optional<std::int64_t> find(std::string_view code) const;
  // As find; when there is none, adds a problem at `at`.
  std::optional<std::int64_t> require(std::string_view code, core::Place at,
                                      core::Problems& problems) const;
  std::optional<std::int64_t> require(const Field& field, core::Problems& problems) const {
    return require(field.text, field.at, problems);
  }

 private:
  std::string what_;
  std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>> ids_;
};

// Finds codes in a column that mostly repeats the one before.
class RepeatedCodes {
 public:
  explicit RepeatedCodes(const Codes& codes) : codes_(codes) {}

  std::optional<std::int64_t> find(std::string_view code) {
    if (id_ && code == last_) return id_;
    id_ = codes_.find(code);
    last_ = code;
    return id_;
  }
  [[nodiscard]] const Codes& codes() const noexcept { return codes_; }

 private:
  const Codes& codes_;
  std::string last_;
  std::optional<std::int64_t> id_;
};

}  // namespace yearbook::store
