#!/bin/sh
# Builds yearbook and passes its tests: optimised, and under the address and undefined behaviour
# sanitizers; builds the benchmark, and does not run it. On a fresh Debian 12 it installs what is missing.
# With --all it also checks the format, runs clang-tidy, and passes the tests under the thread sanitizer and
# with a shared library.
set -eu
cd "$(dirname "$0")/.."
. examples/packages.sh

# shellcheck disable=SC2086  # lists of names
require_packages $core_packages libbenchmark-dev mold
# Tests make thousands of small files, and wait for a disk more than for anything else.
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(df -k --output=avail /dev/shm | tail -n 1)" -gt 4000000 ]; then
  TMPDIR=/dev/shm
  export TMPDIR
fi
if [ "${1:-}" = --all ]; then
  # shellcheck disable=SC2086
  require_packages $analysis_packages
  echo "== format"
  sh test/format.sh
  for preset in tidy tsan shared; do
    echo "== $preset"
    cmake --workflow --preset "$preset"
  done
fi
for preset in release asan; do
  echo "== $preset"
  cmake --workflow --preset "$preset"
done
echo "== benchmark"
cmake --build --preset release --target yearbook_bench
