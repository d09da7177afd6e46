#!/bin/sh
# Holds every source to .clang-format, with clang-format-19.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh
require_packages clang-format-19
find include lib test examples \( -name '*.hpp' -o -name '*.cpp' \) -print0 |
  xargs -0 clang-format-19 --dry-run --Werror
