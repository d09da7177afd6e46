// The style sheet and the script of the page. Floor 6.
#pragma once

#include <string_view>

namespace yearbook::report {

std::string_view page_style() noexcept;
// Makes heads of tables into buttons that sort. The page loses nothing without it.
std::string_view page_script() noexcept;

}  // namespace yearbook::report
