# Sourced by examples/run.sh and test/run.sh: the Debian 12 packages that yearbook is built with.

core_packages="g++ cmake ninja-build pkg-config
  libsqlite3-dev libsqlitecpp-dev libspdlog-dev libeigen3-dev libgtest-dev libgmock-dev
  libcli11-dev nlohmann-json3-dev libtomlplusplus-dev libutf8proc-dev libssl-dev
  libexpat1-dev libxlsxwriter-dev zlib1g-dev"
analysis_packages="clang-19 clang-tidy-19 clang-format-19 libclang-rt-19-dev groff-base python3-openpyxl"

# missing_packages NAME...: those that are not installed.
missing_packages() {
  for package in "$@"; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
    [ "$state" = installed ] || printf '%s ' "$package"
  done
}

# require_packages NAME...: installs what is missing, or names it and stops with exit 1.
require_packages() {
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "These packages are missing: $missing" >&2
    echo "Install them as root, such as: apt-get install $missing" >&2
    exit 1
  fi
  echo "installing $missing" >&2
  log=$(mktemp)
  # shellcheck disable=SC2086  # a list of names
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    echo "apt-get could not install: $missing" >&2
    exit 1
  fi
  rm -f "$log"
}
