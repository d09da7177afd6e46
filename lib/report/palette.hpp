// The colours of charts, by class. Floor 6.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yearbook::report {

// Colours that are told apart; the last is that of text.
inline constexpr std::size_t colours = 8;
// Steps of a heat map's scale.
inline constexpr std::size_t shades = 9;

// "KIND sN": the class of a line, dot, area or word in colour `number`, from 0 on.
std::string coloured(std::string_view kind, std::size_t number);
// "cell qN" or "cell dN": a cell of a heat map in shade `number`, sequential or diverging.
std::string shaded(bool diverging, std::size_t number);
// The class of a text on such a cell.
std::string_view ink_on(bool diverging, std::size_t number);

// The style sheet: rules of `.yearbook-chart`.
const std::string& style_sheet();

}  // namespace yearbook::report
