// The manual page and the completion of bash, made of what --help is made of. Floor 7.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace yearbook::tool {

// A page for man(1), in roff.
std::string manual_page(const CLI::App& tool);

// A script for bash that completes verbs, options and their choices, files, and the codes of
// indicators, zones and releases of the file that the line names.
std::string bash_completion(const CLI::App& tool);

}  // namespace yearbook::tool
