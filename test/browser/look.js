// Looks at pages as a reader does: node look.js FOLDER PAGE... Each page is opened in Chromium at 1280 pixels,
// light and dark, and at 390: nothing on the console, nothing loaded from elsewhere, no horizontal scroll,
// nothing that axe-core calls a violation, text in pictures that can be read; a click on a head sorts its
// table, up and then down; and it prints. Pictures and PDFs go to FOLDER. Exits 1 and says what is wrong.
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { statSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const [folder, ...files] = process.argv.slice(2);
const faults = [];

// In the page: whether every table sorts by every column, up and down.
function unsorted() {
  const wrong = [];
  for (const table of document.querySelectorAll('table.sortable')) {
    if (table.closest('details:not([open])')) continue;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const keys = () => [...table.tBodies[0].rows].map(
        (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent);
      const compare = (a, b) => {
        const numbers = [Number(a), Number(b)];
        return numbers.some(Number.isNaN) ? a.localeCompare(b) : numbers[0] - numbers[1];
      };
      const name = `${table.caption.textContent}: ${head.textContent}`;
      for (const [state, sign] of [['ascending', 1], ['descending', -1]]) {
        head.querySelector('button').click();
        if (head.getAttribute('aria-sort') !== state) wrong.push(`${name} is not ${state}`);
        const known = keys().filter((key) => key !== '');
        if (known.some((key, i) => i > 0 && sign * compare(known[i - 1], key) > 0))
          wrong.push(`${name} is not sorted`);
        const blanks = keys().findIndex((key) => key === '');
        if (blanks >= 0 && blanks !== known.length) wrong.push(`${name}: blanks are not last`);
      }
    });
  }
  return wrong;
}

// In the page: the smallest text of a picture, in pixels of the screen.
function smallestText() {
  let least = Infinity;
  for (const text of document.querySelectorAll('.drawing svg text')) {
    const svg = text.ownerSVGElement;
    const zoom = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    least = Math.min(least, parseFloat(getComputedStyle(text).fontSize) * zoom);
  }
  return least;
}

async function lookAt(browser, file, width, scheme) {
  const name = `${basename(file, '.html')}-${width}-${scheme}`;
  const say = (what) => faults.push(`${name}: ${what}`);
  const page = await browser.newPage();
  page.on('console', (message) => say(`console: ${message.text()}`));
  page.on('pageerror', (error) => say(`script: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('file://') && !request.url().startsWith('data:'))
      say(`loads ${request.url()}`);
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(pathToFileURL(resolve(file)).href);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) say(`is ${wide} pixels wide`);
  const least = await page.evaluate(smallestText);
  if (least < 9) say(`text in a picture is ${least.toFixed(1)} pixels high`);
  if (name === 'year-1280-light')  // the picture of README
    await page.screenshot({ path: join(folder, 'report.png'), clip: { x: 0, y: 0, width, height: 1290 } });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations)
    say(`axe: ${id}: ${help} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`);
  if (scheme === 'light' && width === 1280) {
    const pdf = join(folder, `${name}.pdf`);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    if (statSync(pdf).size < 10000) say('prints nothing');
  }
  for (const wrong of await page.evaluate(unsorted)) say(wrong);  // last, since it leaves them sorted
  await page.close();
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const file of files)
    for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [390, 'light']])
      await lookAt(browser, file, width, scheme);
} finally {
  await browser.close();
}
for (const fault of faults) console.log(fault);
console.log(`${files.length} pages, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
