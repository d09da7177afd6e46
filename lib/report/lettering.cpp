#include "report/lettering.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace yearbook::report {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view ellipsis = "\xE2\x80\xA6";     // "…"

// A character and its bytes; code -1 for a byte that is no UTF-8.
struct Character {
  utf8proc_int32_t code = -1;
  std::string_view bytes;
};

Character first_character(std::string_view text) noexcept {
  utf8proc_int32_t code = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &code);
  if (length <= 0) return {-1, text.substr(0, 1)};
  return {code, text.substr(0, static_cast<std::size_t>(length))};
}

template <typename Use>
void for_each_character(std::string_view text, Use use) {
  while (!text.empty()) {
    const Character character = first_character(text);
    use(character);
    text.remove_prefix(character.bytes.size());
  }
}

bool xml_knows(utf8proc_int32_t code) noexcept {
  constexpr utf8proc_int32_t first_printed = 0x20;
  constexpr utf8proc_int32_t first_after_controls = 0xA0;
  const bool control = code < first_printed || (code >= 0x7F && code < first_after_controls);
  return !control && code != 0xFFFE && code != 0xFFFF;
}

bool is_wide(utf8proc_int32_t code) noexcept {
  return code >= 0 && utf8proc_charwidth(code) == 2;
}

// In parts of the font size.
double width_of(utf8proc_int32_t code) noexcept {
  constexpr double wide = 1;
  constexpr double capital = 0.74;
  constexpr double normal = 0.58;
  constexpr double narrow = 0.36;
  constexpr std::string_view broad_letters = "mwMW@%";
  constexpr std::string_view narrow_letters = "iljftrI.,:;'|!()[] -/";
  if (code < 0) return wide;
  const int columns = utf8proc_charwidth(code);
  if (columns == 0 && xml_knows(code)) return 0;
  if (columns == 2 || !xml_knows(code)) return wide;
  if (code >= 0x80) return capital;
  const char letter = static_cast<char>(code);
  if (broad_letters.find(letter) != std::string_view::npos) return 0.9;
  if (narrow_letters.find(letter) != std::string_view::npos) return narrow;
  return letter >= 'A' && letter <= 'Z' ? capital : normal;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string result;
  for_each_character(text, [&](const Character& character) {
    switch (character.code) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':
        result += ' ';
        break;
      default:
        result += character.code >= 0 && xml_knows(character.code) ? character.bytes : replacement;
    }
  });
  return result;
}

double text_width(std::string_view text, double size) noexcept {
  double width = 0;
  for_each_character(text, [&](const Character& character) { width += width_of(character.code); });
  return width * size;
}

std::string shortened(std::string_view text, double size, double width) {
  if (text_width(text, size) <= width) return std::string(text);
  double left = width - text_width(ellipsis, size);
  std::size_t kept = 0;
  bool full = false;
  for_each_character(text, [&](const Character& character) {
    left -= width_of(character.code) * size;
    full = full || left < 0;
    if (!full) kept += character.bytes.size();
  });
  std::string result(text.substr(0, kept));
  result.erase(result.find_last_not_of(' ') + 1);
  return result.append(ellipsis);
}

std::vector<std::string> wrapped(std::string_view text, double size, double width,
                                 std::size_t most) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < most) {
    if (lines.size() + 1 == most || text_width(text, size) <= width) {
      lines.push_back(shortened(text, size, width));
      break;
    }
    std::size_t fits = 0;      // bytes that fit
    std::size_t break_at = 0;  // the last place among them where a line may end
    double used = 0;
    bool full = false;
    for_each_character(text, [&](const Character& character) {
      if (full) return;
      if (character.code == ' ' || is_wide(character.code)) break_at = fits;
      used += width_of(character.code) * size;
      full = used > width;
      if (full) return;
      fits += character.bytes.size();
      if (is_wide(character.code)) break_at = fits;
    });
    const std::size_t end = break_at > 0 ? break_at : std::max<std::size_t>(fits, 1);
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  }
  return lines;
}

}  // namespace yearbook::report
