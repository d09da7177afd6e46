// What the rooms of the library say to the log (yearbook/log.hpp). Floor 0.
#pragma once

#include <yearbook/log.hpp>

namespace yearbook::core {

void log(LogLevel level, std::string_view line);

}  // namespace yearbook::core
