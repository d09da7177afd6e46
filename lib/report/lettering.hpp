// Text in pictures: safe, measured, shortened, wrapped. Floor 6.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yearbook::report {

// As text or attribute of XML: markup escaped, line ends and tabs as spaces; what is no UTF-8, or a
// character that XML does not know, as U+FFFD.
std::string escaped(std::string_view text);

// How wide a text is at a font size, in the units of the size. An estimate that is rather too wide
// than too narrow: wide characters are as wide as they are high, Latin ones three kinds.
double text_width(std::string_view text, double size) noexcept;

// The text, or as much of its beginning as fits into the width with "…" behind it.
std::string shortened(std::string_view text, double size, double width);

// The text in at most `most` lines that fit into the width, broken at spaces and around wide
// characters; the last one is shortened when there is more.
std::vector<std::string> wrapped(std::string_view text, double size, double width,
                                 std::size_t most);

}  // namespace yearbook::report
