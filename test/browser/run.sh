#!/bin/sh
# Looks at the pages of the report in a browser: sh test/browser/run.sh [TOOL MADE_UP_PANEL]. Writes them with
# the tool (default: of build/release), in English and Chinese, of a group, a zone and an index, and gives them to
# look.js; a page that is broken on purpose must not pass. Installs Chromium and Chinese letters from Debian, and
# puppeteer-core and axe-core from npm, into build/browser, where pictures and PDFs are left to be looked at. Of
# them report.png is README's: cp build/browser/report.png examples/report.png. Where the browser cannot be
# installed it says that it was not run.
set -eu
cd "$(dirname "$0")/../.."
. examples/packages.sh

tool=$(realpath "${1:-build/release/bin/yearbook}")
panel=$(realpath "${2:-build/release/bin/made_up_panel}")
torch=$PWD/examples/torch
work=$PWD/build/browser
mkdir -p "$work"
cp test/browser/package.json test/browser/look.js "$work"

not_run() {
  echo "browser: not run: $1"
  exit 0
}
(require_packages chromium fonts-noto-cjk) || not_run "no Chromium"
command -v npm >/dev/null || (require_packages nodejs npm) || not_run "no npm"
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts || not_run "npm has no puppeteer-core and axe-core"

rm -rf torch.db panel.db panel ./*.html ./*.png ./*.pdf
"$tool" load torch.db "$torch" >load.log 2>&1
"$panel" panel
"$tool" load panel.db panel >>load.log 2>&1
page() {  # page FILE OUT OPTION...
  file=$1
  out=$2
  shift 2
  "$tool" report "$file" "$@" -o "$out" 2>>load.log
}
page torch.db year.html --year 2016
page torch.db year-zh.html --year 2016 --language zh
page torch.db zone.html --zone zhongguancun
page panel.db index.html --index made_up
page panel.db index-zone-zh.html --index made_up --zone zhongguancun --language zh

# What looks must see what is wrong.
sed 's|</main>|<p style="width:3000px;color:#ccc">wide and pale</p></main><script>console.log("noise")</script>|' \
  year.html >broken.html
if node look.js . broken.html >broken.log; then
  echo "a broken page passes:"
  cat broken.log
  exit 1
fi
for fault in 'pixels wide' 'console: noise' 'color-contrast'; do
  grep -q "$fault" broken.log || { echo "nobody saw \"$fault\" in a broken page"; exit 1; }
done

node look.js . year.html year-zh.html zone.html index.html index-zone-zh.html
