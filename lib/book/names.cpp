#include "book/names.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include <yearbook/error.hpp>

#include "core/nearest.hpp"

namespace yearbook::book {

std::string fold(std::string_view text) {
  utf8proc_uint8_t* folded = nullptr;
  const auto length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &folded,
      // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange): options are flags
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                     UTF8PROC_CASEFOLD));
  if (length < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(folded, &std::free);
  return {reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length)};
}

Names::Names(std::string_view what, std::size_t count) : what_(what) {
  constexpr std::size_t names_of_each = 3;
  codes_.reserve(count);
  by_code_.reserve(count);
  spelled_.reserve(names_of_each * count);
}

void Names::add_code(std::string_view code, std::size_t position) {
  if (codes_.size() <= position) codes_.resize(position + 1);
  codes_[position] = code;
  by_code_.emplace(code, position);
  add_name(code, position);
}

void Names::add_name(std::string_view name, std::size_t position) {
  if (!name.empty()) spelled_.push_back({name, position});
}

const Names::ByName& Names::by_name() const {
  std::call_once(folded_->once, [&] {
    for (const auto& [name, position] : spelled_) {
      auto& positions = folded_->by_name[fold(name)];
      if (std::ranges::find(positions, position) == positions.end()) positions.push_back(position);
    }
  });
  return folded_->by_name;
}

std::string Names::nearest_codes(std::string_view name) const {
  std::vector<std::string_view> known;
  known.reserve(spelled_.size());
  for (const Spelled& spelled : spelled_) known.push_back(spelled.name);
  std::vector<std::string_view> codes;
  for (const std::string_view near : core::nearest(name, known)) {
    for (const std::size_t position : by_name().at(fold(near))) {
      const std::string_view code = codes_[position];
      if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    }
  }
  if (codes.empty()) {
    return core::nearest_clause(name, codes_);
  }
  return (codes.size() == 1 ? "; the nearest is " : "; the nearest are ") + core::listed(codes);
}

std::size_t Names::find(std::string_view name, std::source_location where) const {
  if (const auto found = by_code_.find(name); found != by_code_.end()) {
    return found->second;
  }
  const auto found = by_name().find(fold(name));
  if (found == by_name().end()) {
    throw Error(ErrorCode::not_found,
                "no " + std::string(what_) + " is called \"" + std::string(name) + "\"" +
                    nearest_codes(name),
                where);
  }
  if (found->second.size() > 1) {
    std::vector<std::string_view> candidates;
    for (const std::size_t position : found->second) candidates.push_back(codes_[position]);
    throw Error(ErrorCode::conflict,
                "\"" + std::string(name) + "\" may be " + core::listed(candidates) + "; name the " +
                    std::string(what_) + " by its code",
                where);
  }
  return found->second.front();
}

}  // namespace yearbook::book
