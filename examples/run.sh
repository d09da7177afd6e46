#!/bin/sh
# The main job: builds yearbook, makes build/torch.db of examples/torch, and prints the page of the 2017
# report from it. On a fresh Debian 12 it installs what is missing; run twice, it changes nothing.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

# shellcheck disable=SC2086  # a list of names
require_packages $core_packages

mkdir -p build
echo "building (build/run.log has the details)" >&2
if ! { cmake --preset release &&
       cmake --build build/release --target yearbook_tool example_08_report_2017; } >build/run.log 2>&1; then
  tail -n 30 build/run.log >&2
  exit 1
fi

build/release/bin/yearbook load build/torch.db examples/torch
echo >&2
build/release/bin/08_report_2017 build/torch.db
