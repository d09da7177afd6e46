#!/bin/sh
# Looks at the pages of the report in a browser: sh test/browser/run.sh [TOOL MADE_UP_PANEL]. Writes them with
# the tool (default: of build/release), in English and Chinese, of a group, a zone and an index, and gives them to
# look.js. Installs Chromium and Chinese letters from Debian, and puppeteer-core and axe-core from npm, into
# build/browser, where pictures and PDFs are left to be looked at.
set -eu
cd "$(dirname "$0")/../.."
. examples/packages.sh
require_packages chromium fonts-noto-cjk
command -v npm >/dev/null || require_packages nodejs npm

tool=$(realpath "${1:-build/release/bin/yearbook}")
panel=$(realpath "${2:-build/release/bin/made_up_panel}")
work=$PWD/build/browser
mkdir -p "$work"
cp test/browser/package.json test/browser/look.js "$work"
torch=$PWD/examples/torch
cd "$work"
npm install --silent --no-audit --no-fund

rm -rf torch.db panel.db panel
"$tool" load torch.db "$torch" >load.log
"$panel" panel
"$tool" load panel.db panel >>load.log
"$tool" report torch.db --year 2016 -o year.html
"$tool" report torch.db --year 2016 --language zh -o year-zh.html
"$tool" report torch.db --zone zhongguancun -o zone.html
"$tool" report panel.db --index made_up -o index.html
"$tool" report panel.db --index made_up --zone zhongguancun --language zh -o index-zone-zh.html
node look.js . year.html year-zh.html zone.html index.html index-zone-zh.html
