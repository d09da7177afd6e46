// Files that are written whole or not at all. Floor 0.
#pragma once

#include <string>
#include <string_view>

namespace yearbook::core {

// Makes the file hold the text: written beside it, flushed to the disk, and renamed over it. Throws
// io with the system's reason; the file is then as it was, and nothing is left beside it.
// A link stays a link; a pipe or a device is written into.
void write_whole_file(const std::string& path, std::string_view text);

}  // namespace yearbook::core
