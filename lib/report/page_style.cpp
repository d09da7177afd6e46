#include "report/page_style.hpp"

namespace yearbook::report {

std::string_view page_style() noexcept {
  return R"(:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1c1e21; --faint: #5a6068; --rule: #dcdfe3; --shade: #f5f7f9;
  --accent: #0b4f8a; --link: #0b57a4; --meter: #8fb8dc; --up: #00694f; --down: #a33a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --ink: #e8eaed; --faint: #a9b0b8; --rule: #343a41; --shade: #1d2126;
    --accent: #7db3e6; --link: #8ab8f0; --meter: #3f6f9c; --up: #5fd0ab; --down: #f0a070;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5rem; }
body {
  margin: 0 auto; max-width: 70rem; padding: 0 1rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 "Helvetica Neue", Arial, "Noto Sans", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere;
}
header { border-top: .4rem solid var(--accent); padding-top: 2rem; }
h1 { font-size: 2.4rem; line-height: 1.15; letter-spacing: -.015em; margin: 0 0 .4rem;
  text-wrap: balance; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 3.25rem 0 1rem; padding-top: .8rem;
  border-top: 1px solid var(--rule); }
h2::before { content: ""; display: block; width: 3rem; height: .25rem; margin: -1rem 0 .75rem;
  background: var(--accent); }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .35rem; }
a { color: var(--link); }
p { max-width: 46rem; }
.subtitle { font-size: 1.1rem; margin: 0; }
.subtitle, .note, figcaption, footer, caption { color: var(--faint); }
.note, figcaption, footer, caption, small { font-size: .8125rem; }
.note { margin: .25rem 0; }
.note + figure, .note + .charts { margin-top: .75rem; }
nav { position: sticky; top: 0; z-index: 1; margin-top: 1.25rem; background: var(--paper);
  border-bottom: 1px solid var(--rule); }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; padding: .6rem 0;
  margin: 0; font-size: .9rem; }
nav a { text-decoration: none; white-space: nowrap; }
nav a:hover, nav a:focus { text-decoration: underline; }
figure { margin: 0 0 1.25rem; padding: .35rem .35rem .6rem; border: 1px solid var(--rule);
  border-radius: .4rem; }
figcaption { padding: 0 .9rem; }
figcaption a, .note a, .fact a, td a { text-decoration-thickness: 1px;
  text-underline-offset: .15em; }
.drawing { overflow-x: auto; }
.drawing svg { display: block; min-width: 41rem; max-width: 62rem; margin: 0 auto; }
.charts, .columns { display: grid; gap: 0 1.25rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); }
.columns { gap: 0 2.5rem; }
.columns > div { min-width: 0; }
.charts .drawing svg { min-width: 0; }
.cards svg { display: block; width: 100%; margin-top: auto; }
.cards .fact:last-of-type { margin-bottom: .5rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr));
  gap: 1rem; padding: 0; margin: 1rem 0; list-style: none; }
.cards li { display: flex; flex-direction: column; background: var(--shade);
  border-top: .2rem solid var(--accent); border-radius: .25rem; padding: .75rem 1rem .9rem; }
.cards .name { margin: 0; font-size: .875rem; line-height: 1.35; }
.cards .figure { margin: .25rem 0; font-size: 1.45rem; font-weight: 700; line-height: 1.2;
  letter-spacing: -.01em; font-variant-numeric: tabular-nums; }
.cards .fact { margin: 0; font-size: .8125rem; color: var(--faint); }
.up { color: var(--up); } .down { color: var(--down); }
.up, .down { white-space: nowrap; }
.scroll { overflow-x: auto; margin: .25rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; overflow-wrap: break-word; }
caption { text-align: left; padding: 0 0 .35rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-left: .35rem; }
th { font-weight: 600; border-bottom: 2px solid var(--accent); vertical-align: bottom; }
tbody tr:hover { background: var(--shade); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
td:not(.number) { min-width: 8rem; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: .2rem 0;
  cursor: pointer; min-height: 1.5rem; text-align: inherit; }
th button::after { content: "\a0\2195"; color: var(--faint); font-weight: 400; }
th[aria-sort=ascending] button::after { content: "\a0\2191"; }
th[aria-sort=descending] button::after { content: "\a0\2193"; }
.meter { display: block; height: .3rem; margin-top: .1rem; background: var(--meter);
  border-radius: .1rem; min-width: 1px; }
details > summary { cursor: pointer; padding: .35rem 0; color: var(--link); }
.steps { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; }
.steps li { background: var(--shade); border: 1px solid var(--rule); border-radius: 1rem;
  padding: .15rem .8rem; font-size: .9rem; }
.steps li + li::before { content: "\2192"; color: var(--faint); margin: 0 .6rem 0 -.2rem; }
.tree, .tree ul { list-style: none; padding-left: 1.1rem; }
.tree { padding-left: 0; }
.tree ul { border-left: 2px solid var(--rule); }
.tree li { margin: .3rem 0; }
.sources { font-size: .9rem; padding-left: 2rem; }
.sources li { margin-bottom: .5rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); }
:target { background: var(--shade); outline: 2px solid var(--link); }
section:target { background: none; outline: none; }
@media (max-width: 48rem) {
  html { scroll-padding-top: 0; }
  nav { position: static; }
  h1 { font-size: 1.75rem; }
  h2 { font-size: 1.3rem; margin-top: 2.5rem; }
}
@media (max-width: 30rem) {
  .cards { grid-template-columns: 1fr; }
  .words, .words caption, .words tbody, .words tr, .words td { display: block; }
  .words thead { display: none; }
  .words tr { padding: .4rem 0; border-bottom: 1px solid var(--rule); }
  .words td { padding: 0; border: 0; }
  .words td:first-child { padding: 0; font-weight: 600; }
}
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  :root { --paper: #ffffff; --ink: #000000; --faint: #444444; --rule: #cccccc; --shade: #ffffff;
    --accent: #0b4f8a; --link: #000000; --meter: #8fb8dc; }
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  header { padding-top: 6mm; }
  nav, script, details:not([open]) { display: none; }
  h1 { font-size: 22pt; }
  h2 { font-size: 14pt; margin: 8mm 0 3mm; }
  h2, figure, .cards li, thead, tr, li { break-inside: avoid; }
  h2, h3, caption, thead { break-after: avoid; }
  tbody tr:first-child { break-before: avoid; }
  .scroll, .drawing { overflow: visible; }
  .drawing svg { min-width: 0; max-width: 100%; }
  .charts, .columns { grid-template-columns: 1fr 1fr; }
  .cards { grid-template-columns: 1fr 1fr 1fr; gap: 3mm; }
  .cards li { border: 1px solid var(--rule); border-top: .2rem solid var(--accent); }
  td:not(.number) { min-width: 0; }
  th button::after, th[aria-sort] button::after { content: none; }
  .meter { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";
}

std::string_view page_script() noexcept {
  return R"(const hint = document.currentScript.dataset.hint;
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = hint;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending';
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent;
      const rows = [...body.rows].sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        const [n, m] = [Number(x), Number(y)];
        if (x === '' || y === '') return (x === '') - (y === '');
        const order = Number.isNaN(n) || Number.isNaN(m) ? x.localeCompare(y) : n - m;
        return down ? -order : order;
      });
      body.append(...rows);
    });
  });
}
)";
}

}  // namespace yearbook::report
