/** Looks of a report: those of the web pages, in both colour schemes; on paper always the light one. */
export const style = `
:root {
  --page: #f2f5f5;
  --surface: #fff;
  --ink: #17201f;
  --muted: #566361;
  --line: #d8e0df;
  --accent: #0b6b60;
  --second: #7a4a00;
  --bad: #a82222;
  color-scheme: light dark;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0f1514;
    --surface: #172020;
    --ink: #e6eeec;
    --muted: #9db0ad;
    --line: #2b3938;
    --accent: #57c7b6;
    --second: #f2c477;
    --bad: #ff9d94;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 74rem; margin-inline: auto; padding: 2rem 1rem 4rem; }
h1, h2, h3, p, figure, dl, dd { margin: 0; }
h1 { font-size: 1.75rem; line-height: 1.25; text-wrap: balance; }
h2 { margin-block: 3rem 1rem; font-size: 1.25rem; line-height: 1.3; }
h3 { font-size: 1rem; line-height: 1.3; }
h1, h2, h3 { font-weight: 650; }
header p { max-width: 46rem; margin-top: 0.5rem; }
.muted, figcaption p, th { color: var(--muted); }
.panel {
  min-width: 0;
  margin-top: 1rem;
  overflow-x: auto;
  padding: 1rem 1.25rem;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
}
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(27rem, 100%), 1fr)); column-gap: 1rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.25rem, 1fr)); gap: 0.75rem; margin-top: 1rem; }
.tiles > div { display: flex; flex-direction: column; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); }
.tiles dt { font-size: 0.8125rem; }
.tiles dd { font-size: 1.5rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; }
.tiles dd + dd { font-size: 0.8125rem; font-weight: 400; color: var(--muted); }
figure > svg { display: block; width: 100%; height: auto; margin-top: 0.75rem; }
figcaption p { font-size: 0.875rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-top: 0.375rem; font-size: 0.8125rem; }
.legend svg { width: 0.75rem; height: 0.75rem; margin-inline-end: 0.375rem; }
.wide > svg { max-width: none; }
table { width: 100%; margin-top: 0.75rem; border-collapse: collapse; font-size: 0.875rem; }
caption { padding-bottom: 0.5rem; color: var(--ink); font-size: 1rem; font-weight: 650; text-align: start; }
caption span { display: block; color: var(--muted); font-size: 0.875rem; font-weight: 400; }
.panel > table { margin-top: 0; }
th, td { padding: 0.3125rem 0.75rem 0.3125rem 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { font-weight: 500; }
tbody th { color: inherit; font-weight: 400; }
th { overflow-wrap: break-word; }
td.number, th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td:last-child, th:last-child { padding-inline-end: 0; }
td.share { width: 16%; min-width: 6rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.share svg { width: calc(100% - 3.25rem); height: 0.625rem; margin-inline-end: 0.5rem; }
details { margin-top: 0.75rem; font-size: 0.875rem; }
summary { cursor: pointer; color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
svg text { fill: var(--muted); font-size: 11px; font-family: inherit; }
.axis { stroke: var(--line); stroke-width: 1; }
.guide { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 4 4; fill: none; }
.track { fill: var(--line); }
.first { fill: var(--accent); }
.second { fill: var(--second); }
.bad { fill: var(--bad); }
.see-through { fill-opacity: 0.55; }
.dot { stroke: var(--surface); stroke-width: 0.75; }
.dot:hover { fill-opacity: 1; stroke: var(--ink); }
.empty { fill: var(--line); fill-opacity: 0.35; }
svg .cell-value { fill: var(--ink); pointer-events: none; }
svg .strong { fill: var(--surface); pointer-events: none; }
svg .tile-name { font-size: 13px; font-weight: 600; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; }
.line { fill: none; stroke-width: 2; }
.first-line { stroke: var(--accent); }
.second-line { stroke: var(--second); }
.broken { stroke-dasharray: 5 4; stroke-width: 1.5; }
.hit { fill: transparent; }
g:hover > .hit { fill: var(--ink); fill-opacity: 0.06; }
@media print {
  :root { --page: #fff; color-scheme: light; }
  main { max-width: none; padding: 0; }
  body { font-size: 0.75rem; }
  .panel { overflow: visible; }
  .tiles > div, tr, svg { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  .wide > svg { max-width: 100%; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
