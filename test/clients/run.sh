#!/bin/sh
# Asks the clients that analysts use the same five questions of the views of torch.db, and loads the module
# into those that load modules: sh test/clients/run.sh. Builds what it needs; installs clients from Debian and
# npm into build/clients. A client that cannot be installed here is named as not run; one that answers
# differently fails the script.
set -eu
cd "$(dirname "$0")/../.."
. examples/packages.sh

# shellcheck disable=SC2086  # a list of names
require_packages $core_packages
clients=$PWD/build/clients
here=$PWD/test/clients
mkdir -p "$clients"
log=$clients/install.log
: >"$log"
failed=0

install() {  # install PACKAGE...: whether the Debian packages are there, after trying to get them
  (require_packages "$@") >>"$log" 2>&1
}

say() { printf '%-34s %s\n' "$1" "$2"; }

not_run() { say "$1" "not run: $2"; }

check() {  # check CLIENT COMMAND...: compares what the command prints with the answers
  name=$1
  shift
  if verdict=$("$@" 2>>"$log" | python3 "$here/compare.py" "$here/answers.txt"); then
    say "$name" "$verdict"
  else
    say "$name" "$verdict"
    failed=1
  fi
}

# --- What is asked: the report's figures, published as a compact file, and its views as CSV.
{
  cmake --preset release
  cmake --build build/release --target yearbook_tool yearbook_module
} >>"$log" 2>&1 || { tail -n 30 "$log" >&2; exit 1; }
rm -f "$clients/torch.db"
build/release/bin/yearbook load "$clients/torch.db" examples/torch >>"$log" 2>&1
file=$clients/torch.db
module=$PWD/build/release/lib/yearbook

install sqlite3 python3
questions() { grep -v '^--' "$here/questions.sql"; }

# --- Views, without anything of ours
sqlite3_answers() { sqlite3 -readonly "$file" <"$here/questions.sql"; }
check "sqlite3 $(sqlite3 --version | cut -d' ' -f1)" sqlite3_answers
check "Python $(/usr/bin/python3 -c 'import sqlite3; print("sqlite3", sqlite3.sqlite_version)')" \
  /usr/bin/python3 "$here/python.py" "$file" "$here/questions.sql"

if install sqlite-utils; then
  sqlite_utils_answers() {
    questions | while read -r question; do sqlite-utils query "$file" "$question" --raw; echo; done
  }
  check "$(sqlite-utils --version | tr -d ,)" sqlite_utils_answers
else
  not_run sqlite-utils "Debian's package cannot be installed"
fi

if install r-cran-rsqlite; then
  check "R $(Rscript -e 'cat("RSQLite", format(packageVersion("RSQLite")))')" \
    Rscript "$here/rsqlite.R" "$file" "$here/questions.sql"
else
  not_run "R RSQLite" "Debian's package cannot be installed"
fi

if install gdal-bin; then
  ogr_answers() {
    questions | while read -r question; do
      ogrinfo -ro -q "$file" -sql "${question%;}" | sed -n 's/.*value (.*) = //p'
    done
  }
  check "$(ogrinfo --version | cut -d, -f1) ogrinfo" ogr_answers
else
  not_run ogrinfo "Debian's package cannot be installed"
fi

if command -v npm >/dev/null 2>&1 || install nodejs npm; then
  cp "$here"/*.js "$here/package.json" "$clients"
  (cd "$clients" && npm install --no-audit --no-fund) >>"$log" 2>&1 || true
  npm_client() {  # npm_client NAME MODULE COMMAND...
    name=$1
    module_name=$2
    shift 2
    if (cd "$clients" && node -e "require('$module_name')") >>"$log" 2>&1; then
      check "$name" "$@"
    else
      not_run "$name" "npm cannot install it; see $log"
    fi
  }
  npm_client "better-sqlite3" better-sqlite3 node "$clients/better_sqlite3.js" "$file" "$here/questions.sql"
  npm_client "ClickHouse (chdb)" chdb node "$clients/chdb.js" "$file" "$here/questions.sql"
  for view in $(questions | sed 's/.*FROM \([a-z]*\).*/\1/'); do
    sqlite3 -readonly -csv -header "$file" "SELECT * FROM $view" >"$clients/$view.csv"
  done
  npm_client "DuckDB" @duckdb/node-api node "$clients/duckdb.js" "$clients" "$here/questions.sql"
else
  not_run "better-sqlite3, ClickHouse, DuckDB" "there is no npm"
fi

# --- The module, loaded by programs that are not ours
expect() {  # expect CLIENT COMMAND...: the command prints what the library's query gives
  name=$1
  shift
  if [ "$("$@" 2>>"$log")" = "zhongguancun 9177249574000" ]; then
    say "$name" "the same"
  else
    say "$name" "DIFFERENT: $("$@" 2>&1 | tail -n 1)"
    failed=1
  fi
}
first="SELECT zone || ' ' || CAST(value AS INTEGER) FROM yb_ranking('revenue', 2023, 'national', 1)"
expect "module in the sqlite3 shell" sqlite3 -readonly "$file" ".load $module" "$first"
load_in_python="
import sqlite3, sys
book = sqlite3.connect(sys.argv[1])
book.enable_load_extension(True)
book.load_extension(sys.argv[2])
print(book.execute(sys.argv[3]).fetchone()[0])"
expect "module in Python" /usr/bin/python3 -c "$load_in_python" "$file" "$module" "$first"
if [ -d "$clients/node_modules/better-sqlite3/build" ]; then
  expect "module in better-sqlite3" node -e "
const Database = require('$clients/node_modules/better-sqlite3');
const book = new Database(process.argv[1], { readonly: true });
book.loadExtension(process.argv[2]);
console.log(book.prepare(process.argv[3]).pluck().get());" "$file" "$module.so" "$first"
else
  not_run "module in better-sqlite3" "npm cannot install it"
fi

# --- The oldest SQLite that yearbook promises to work with. better-sqlite3 7.4.6 comes with its source.
oldest_version=3.37.0
oldest=$clients/sqlite-$oldest_version
build_oldest() {
  [ -f "$oldest/libsqlite3.so.0" ] && return 0
  rm -rf "$oldest"
  mkdir -p "$oldest"
  (cd "$oldest" && npm pack better-sqlite3@7.4.6 && tar xzf better-sqlite3-7.4.6.tgz &&
    tar xzf package/deps/sqlite3.tar.gz &&
    cc -O1 -shared -fPIC -Wl,-soname,libsqlite3.so.0 -o libsqlite3.so.0 sqlite3.c -lm -lpthread -ldl)
}
oldest_python() { LD_LIBRARY_PATH=$oldest /usr/bin/python3 "$@"; }
if build_oldest >>"$log" 2>&1; then
  check "SQLite $oldest_version" oldest_python "$here/python.py" "$file" "$here/questions.sql"
  /usr/bin/python3 "$here/every_view.py" "$file" >"$clients/views.json"
  verdict=$(oldest_python "$here/every_view.py" "$file" "$oldest_version" <"$clients/views.json" 2>>"$log") || failed=1
  say "SQLite $oldest_version, every view" "${verdict:-it fails; see $log}"
  expect "module in SQLite $oldest_version" oldest_python -c "$load_in_python" "$file" "$module" "$first"
else
  not_run "SQLite $oldest_version" "its source cannot be had from npm"
fi
exit $failed
