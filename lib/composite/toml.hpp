// toml++ without exceptions: a parse gives a result or an error with its place. Floor 3.
#pragma once

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
