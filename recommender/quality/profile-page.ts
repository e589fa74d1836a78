import { grid } from '../../report/grid.js';
import { histogram } from '../../report/histogram.js';
import { type Content, type Html, html } from '../../report/html.js';
import { page } from '../../report/page.js';
import { shareBar } from '../../report/share-bar.js';
import { table } from '../../report/table.js';
import { tiles } from '../../report/tiles.js';
import type { TypedColumn } from '../tables/columns.js';
import type { ColumnProfile, Found, Spread } from './column-profile.js';
import type { Duplicates, Profile } from './profile.js';

const mostCells = 12;

/** A profile as a page with pictures that needs nothing else. `columns` are those it was made of. */
export function profilePage(profile: Profile, columns: readonly TypedColumn[], madeAt: Date): string {
  const { file, rows, warnings, correlations } = profile;
  return page({
    title: `What ${file} holds`,
    lead: 'Every column by what it holds, and what deserves a look. Nothing was changed in the file.',
    madeAt,
    body: html`${tiles(figures(profile))}
<section><h2>Worth knowing</h2>${warnings.length > 0 ? html`<div class="panel"><ul>${warnings.map((sentence) => html`<li>${sentence}</li>\n`)}</ul></div>` : html`<p>Nothing stands out.</p>`}</section>
<section><h2>Columns</h2><div class="panel">${overview(profile)}</div>
<div class="pair">${profile.columns.map((column, k) => picture(column, columns[k]!, k, rows))}</div></section>
${correlations.columns.length > 1 ? html`<section><h2>What goes together</h2>${correlationMap(correlations)}</section>` : ''}
${duplicateSection(profile)}
${outlierSection(profile)}
${cleaningSection(profile)}`,
  });
}

function figures({ rows, columns, duplicates: { exact, spelling, person }, rules }: Profile) {
  const missing = columns.reduce((sum, column) => sum + column.missing, 0);
  const changed = rules.reduce((sum, { count }) => sum + count, 0);
  return [
    { name: 'Rows', value: whole(rows), meaning: 'below the header' },
    { name: 'Columns', value: whole(columns.length), meaning: kindsOf(columns) },
    { name: 'Gaps', value: percent(missing / Math.max(1, rows * columns.length)), meaning: `${whole(missing)} cells say nothing` },
    { name: 'Repeated rows', value: whole(exact.rows), meaning: 'the same in every cell' },
    { name: 'Nearly repeated', value: whole(spelling.rows + person.rows), meaning: 'but for spelling, or likely the same person' },
    { name: 'To clean', value: whole(changed), meaning: 'cells that a rule would write in another way' },
  ];
}

function kindsOf(columns: readonly ColumnProfile[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of columns) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

function overview({ columns, rows }: Profile): Html {
  return table({
    title: 'At a glance',
    columns: [
      { name: 'column', cell: ({ name }) => name },
      { name: 'kind', cell: ({ kind }) => kind },
      { name: 'filled in', kind: 'share', cell: ({ missingShare }) => shareBar(1 - missingShare) },
      { name: 'different', kind: 'number', cell: ({ distinct }) => whole(distinct) },
      { name: 'smallest', kind: 'number', cell: ({ spread }) => written(spread?.min) },
      { name: 'middle', kind: 'number', cell: ({ spread }) => written(spread?.median) },
      { name: 'largest', kind: 'number', cell: ({ spread }) => written(spread?.max) },
      { name: 'commonest', cell: ({ top }) => (top?.[0] ? `${short(top[0].value)} (${percent(top[0].count / Math.max(1, rows))})` : '') },
    ],
    rows: columns,
  });
}

function picture(profile: ColumnProfile, column: TypedColumn, k: number, rows: number): Html {
  const { name, kind, spread, histogram: bars } = profile;
  if ('values' in column && spread && bars) {
    return histogram({
      id: `column-${k}`,
      title: name,
      caption: kind === 'date' ? `From ${spread.min} to ${spread.max}.` : spreadSentence(spread),
      unit: 'rows',
      axis: bars.counts.length > 1 ? `${name}; the outer bars also hold what lies beyond` : name,
      edges: bars.edges,
      format: kind === 'date' ? (edge) => new Date(edge).toISOString().slice(0, 10) : (edge) => compact(edge),
      layout: 'stacked',
      series: [{ name: 'rows', colour: 'first', values: Array.from(column.values.filter((value) => !Number.isNaN(value))) }],
      labels: kind === 'date' ? 5 : 8,
    });
  }
  const top = profile.top ?? [];
  // Of keys there is nothing to see: each is there once.
  if (top.length === 0 || top[0]!.count === 1) return html``;
  return html`<div class="panel">${table({
    title: name,
    note: `${kind}, ${whole(profile.distinct)} different${profile.distinct > top.length ? `; the commonest ${top.length}` : ''}.`,
    columns: [
      { name: 'value', cell: ({ value }) => short(value) },
      { name: 'rows', kind: 'number', cell: ({ count }) => whole(count) },
      { name: 'share', kind: 'share', cell: ({ count }) => shareBar(count / Math.max(1, rows)) },
    ],
    rows: top,
  })}</div>`;
}

function spreadSentence({ mean, sd, q05, q95 }: Spread): string {
  return `Mean ${written(mean)}, standard deviation ${written(sd)}; nine in ten lie between ${written(q05)} and ${written(q95)}.`;
}

function correlationMap({ columns, values }: Profile['correlations']): Html {
  return grid({
    id: 'correlations',
    title: 'Correlations of the numbers',
    caption: 'Pearson’s: 1 where one column grows with the other, −1 where it falls, 0 where a straight line says nothing.',
    description: `Correlations of ${columns.join(', ')}.`,
    rows: columns,
    columns,
    cells: columns.flatMap((row, r) =>
      columns.map((column, k) => {
        const text = values[r]![k]!.toFixed(2)
          .replace(/^-(?=0\.00)/, '')
          .replace('-', '−');
        return { row, column, weight: values[r]![k]!, text: columns.length > 14 ? undefined : text, meaning: `${row}, ${column}: ${text}` };
      }),
    ),
    legend: [
      { name: 'together', mark: html`<rect class="first" width="12" height="12" rx="2"/>` },
      { name: 'against each other', mark: html`<rect class="second" width="12" height="12" rx="2"/>` },
    ],
  });
}

function duplicateSection({ duplicates: { exact, spelling, person }, columns }: Profile): Content {
  const all: [string, Duplicates][] = [
    ['The same in every cell', exact],
    ['The same but for spelling', spelling],
    ['Likely the same person', person],
  ];
  const some = all.filter(([, { groups }]) => groups > 0);
  if (some.length === 0) return '';
  const shown = columns.slice(0, mostCells);
  const parts = some.map(([title, { rows, groups, samples }]) => {
    const flat = samples.flatMap(({ lines, rows, probability }) => rows.map((cells, k) => ({ line: lines[k]!, cells, probability })));
    return html`<div class="panel">${table({
      title,
      note: `${whole(rows)} rows beyond the first in ${whole(groups)} groups; some of them:`,
      columns: [
        { name: 'line', kind: 'number', cell: ({ line }) => line },
        ...(title.startsWith('Likely')
          ? [{ name: 'likely', kind: 'number' as const, cell: (row: (typeof flat)[number]) => percent(row.probability) }]
          : []),
        ...shown.map(({ name }, k) => ({ name, cell: ({ cells }: (typeof flat)[number]) => short(cells[k]!) })),
      ],
      rows: flat,
    })}</div>`;
  });
  return html`<section><h2>Rows that are there twice</h2>${parts}</section>`;
}

function outlierSection({ columns }: Profile): Content {
  const some = columns.filter(({ outliers }) => (outliers?.count ?? 0) > 0);
  if (some.length === 0) return '';
  return html`<section><h2>Far from the others</h2><div class="panel">${table({
    title: 'Outliers',
    note: 'By the median and the median deviation from it; money and other lopsided numbers by their logarithms. They are not wrong for that.',
    columns: [
      { name: 'column', cell: ({ name }) => name },
      { name: 'rows', kind: 'number', cell: ({ outliers }) => whole(outliers!.count) },
      { name: 'held against', cell: ({ outliers }) => outliers!.method },
      { name: 'below', kind: 'number', cell: ({ outliers }) => written(outliers!.low) },
      { name: 'above', kind: 'number', cell: ({ outliers }) => written(outliers!.high) },
      { name: 'farthest', cell: ({ outliers }) => samplesOf(outliers!) },
    ],
    rows: some,
  })}</div></section>`;
}

function samplesOf({ samples }: Found): string {
  return samples.map(({ line, value }) => `${value} (line ${line})`).join(', ');
}

function cleaningSection({ rules }: Profile): Content {
  if (rules.length === 0) return '';
  return html`<section><h2>What cleaning would change</h2><div class="panel">${table({
    title: 'Rules',
    note: 'With --clean FILE the cleaned table is written, and beside it a list of every change.',
    columns: [
      { name: 'column', cell: ({ column }) => column },
      { name: 'rule', cell: ({ sentence }) => sentence },
      { name: 'cells', kind: 'number', cell: ({ count }) => whole(count) },
      {
        name: 'such as',
        cell: ({ samples }) =>
          samples
            .slice(0, 3)
            .map(
              ({ line, before, after }) =>
                html`<code>${visible(before)}</code> → <code>${visible(after)}</code> <span class="muted">(line ${line})</span><br>`,
            ),
      },
    ],
    rows: rules,
  })}</div></section>`;
}

/** Spaces at the ends can be seen. */
function visible(text: string): string {
  return short(text).replace(/^\s+|\s+$|\s{2,}/g, (spaces) => '␣'.repeat(spaces.length)) || '(empty)';
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function whole(number: number): string {
  return number.toLocaleString('en');
}

function written(value: number | string | undefined): string {
  return typeof value === 'number' ? compact(value) : (value ?? '');
}

function compact(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: Math.abs(value) >= 1000 ? 6 : 4 });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}
