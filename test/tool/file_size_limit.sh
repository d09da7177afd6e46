#!/bin/sh
# A load that runs into a limit of file sizes ends with one error, and leaves the files as they were.
# Usage: file_size_limit.sh TOOL DIRECTORY
tool=$1
data=$2
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

fail() {
  echo "$1"
  exit 1
}

# So many blocks of 512 bytes: less than the file needs.
loads_and_fails() {
  (ulimit -f 200 && "$tool" load "$1" "$data" 2>"$folder/error")
  [ $? -eq 1 ] || fail "the load of $1 did not end with 1"
  [ "$(grep -c . "$folder/error")" -eq 1 ] || fail "not one line: $(cat "$folder/error")"
}

loads_and_fails "$folder/new.db"
[ "$(ls "$folder")" = error ] || fail "left behind: $(ls "$folder")"

"$tool" create "$folder/old.db" >/dev/null || fail "no file to load into"
before=$(cksum <"$folder/old.db")
loads_and_fails "$folder/old.db"
[ "$(cksum <"$folder/old.db")" = "$before" ] || fail "the file has changed"
[ "$("$tool" check "$folder/old.db" 2>&1 | grep -c sound)" -eq 1 ] || fail "the file is not sound"
