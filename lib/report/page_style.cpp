#include "report/page_style.hpp"

namespace yearbook::report {

std::string_view page_style() noexcept {
  return R"(:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1a1a1a; --faint: #595959; --rule: #d0d0d0; --shade: #f4f4f2;
  --link: #0b57a4; --up: #00694f; --down: #a33a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181b; --ink: #e8e6e3; --faint: #a9a9a9; --rule: #3c4046; --shade: #1f2226;
    --link: #8ab8f0; --up: #5fd0ab; --down: #f0a070;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 "Helvetica Neue", Arial, "Noto Sans", "Noto Sans CJK SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .75rem; border-bottom: 2px solid var(--rule);
  padding-bottom: .25rem; }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
a { color: var(--link); }
.subtitle, .note, figcaption, footer, caption { color: var(--faint); }
.note, figcaption, footer, caption, small { font-size: .875rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0;
  margin: 1rem 0 0; }
figure { margin: 1rem 0; }
.drawing { overflow-x: auto; }
.drawing svg { display: block; min-width: 41rem; max-width: 54rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
  gap: 0 2rem; }
.charts .drawing svg { min-width: 0; }
.cards svg { display: block; max-width: 100%; margin-top: .35rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem;
  padding: 0; margin: 1rem 0; list-style: none; }
.cards li { background: var(--shade); border: 1px solid var(--rule); border-radius: .4rem;
  padding: .75rem 1rem; }
.cards .name { margin: 0; font-size: .9rem; }
.cards .figure { margin: .1rem 0; font-size: 1.5rem; font-weight: 600; line-height: 1.25; }
.cards .fact { margin: 0; font-size: .875rem; color: var(--faint); }
.up { color: var(--up); } .down { color: var(--down); }
.scroll { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; min-width: 50%; font-size: .9rem; overflow-wrap: break-word; }
caption { text-align: left; padding: .25rem 0; }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); }
th { font-weight: 600; border-bottom-width: 2px; vertical-align: bottom; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
td:not(.number) { min-width: 9rem; }
th button { font: inherit; color: inherit; background: none; border: 0; padding: .2rem 0;
  cursor: pointer; min-height: 1.5rem; text-align: inherit; }
th button::after { content: " \2195"; color: var(--faint); }
th[aria-sort=ascending] button::after { content: " \2191"; }
th[aria-sort=descending] button::after { content: " \2193"; }
.meter { display: block; height: .35rem; margin-top: .15rem; background: var(--link);
  border-radius: .1rem; min-width: 1px; }
details > summary { cursor: pointer; padding: .35rem 0; }
.tree, .tree ul { list-style: none; padding-left: 1.1rem; }
.tree { padding-left: 0; }
.sources li { margin-bottom: .5rem; }
:target { background: var(--shade); outline: 2px solid var(--link); }
@media (max-width: 30rem) {
  h1 { font-size: 1.5rem; }
  .cards { grid-template-columns: 1fr; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  :root { --paper: #ffffff; --ink: #000000; --faint: #444444; --rule: #bbbbbb; --shade: #ffffff;
    --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, script { display: none; }
  figure, .cards li, tr, h2, h3 { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .scroll, .drawing { overflow: visible; }
  .drawing svg { min-width: 0; }
  .charts { grid-template-columns: 1fr 1fr; }
  th button::after { content: none; }
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
