import { type Html, html } from '../../report/html.js';
import { lineChart } from '../../report/line-chart.js';
import { page } from '../../report/page.js';
import { shareBar } from '../../report/share-bar.js';
import { table } from '../../report/table.js';
import { type Tile, tiles } from '../../report/tiles.js';
import type { Show } from '../quality/personal.js';
import { total } from './accuracy.js';
import type { Foretold, ValueEvaluation } from './evaluate-value.js';
import { amount, percent, shareOfValue, whole } from './value-pictures.js';

type Figures = ValueEvaluation['figures'];

const mostRepeats = 10;
const mostCustomers = 25;

/** How well value was foretold, as a page with pictures that needs nothing else. */
export function evaluationPage(
  { figures, foretold, tracked, notes }: ValueEvaluation,
  { show, madeAt }: { show: Show; madeAt: Date },
): string {
  return page({
    title: 'How well customer value was foretold',
    lead: `What was known up to ${figures.cutoff} foretold what ${whole(figures.customers)} customers bought in the ${figures.horizonDays} days after it. ${notes.join(' ')}`,
    madeAt,
    body: html`${tiles(tilesOf(figures))}
<div class="pair">${byRepeats(foretold)}${tracking(tracked)}</div>
<div class="pair">${shareOfValue([
      { name: 'foretold', colour: 'first', values: foretold.map(({ expected }) => expected.value) },
      { name: 'happened', colour: 'second', values: foretold.map(({ actual }) => actual.value) },
    ])}${panel(coverage(foretold, figures.interval.nominal))}</div>
${panel(comparison(figures))}
${panel(best(foretold, show))}`,
  });
}

function panel(content: Html): Html {
  return html`<div class="panel">${content}</div>\n`;
}

function tilesOf({ purchases, value, interval, chosen }: Figures): Tile[] {
  return [
    {
      name: 'Model',
      value: chosen.replace('bg-nbd', 'BG/NBD').replace('mBG', 'MBG'),
      meaning: 'foretold the last days before the cutoff best',
    },
    { name: 'Purchases', value: whole(purchases.predictedTotal), meaning: `foretold; ${whole(purchases.actualTotal)} were made` },
    { name: 'Value', value: whole(value.predictedTotal), meaning: `foretold; ${whole(value.actualTotal)} was spent` },
    { name: 'Error', value: purchases.mae.toFixed(2), meaning: 'purchases of a customer, on average' },
    { name: 'Correlation', value: purchases.correlation.toFixed(2), meaning: 'of foretold and made purchases' },
    { name: 'Intervals', value: percent(interval.coverage), meaning: `hold the value; ${percent(interval.nominal)} were meant to` },
  ];
}

function byRepeats(foretold: readonly Foretold[]): Html {
  const groups = Array.from({ length: mostRepeats + 1 }, () => [] as Foretold[]);
  for (const one of foretold) groups[Math.min(mostRepeats, one.customer.repeats)]!.push(one);
  const filled = groups.map((of, k) => ({ of, name: k === mostRepeats ? `${k}+` : String(k) })).filter(({ of }) => of.length > 0);
  const mean = (of: readonly Foretold[], read: (one: Foretold) => number) => total(of.map(read)) / of.length;
  return lineChart({
    id: 'by-repeats',
    title: 'By how often they had come again',
    caption: 'Mean number of purchases of a customer in the horizon. Where the lines lie on each other, the model is right on average.',
    description: `Foretold and made purchases for customers with ${filled.map(({ name }) => name).join(', ')} purchases after their first.`,
    axis: 'purchases after the first, before the cutoff',
    steps: filled.map(({ name }) => name),
    format: amount,
    lines: [
      { name: 'foretold', colour: 'first', values: filled.map(({ of }) => mean(of, ({ expected }) => expected.purchases)) },
      { name: 'made', colour: 'second', values: filled.map(({ of }) => mean(of, ({ actual }) => actual.purchases)) },
    ],
  });
}

function tracking(tracked: ValueEvaluation['tracked']): Html {
  return lineChart({
    id: 'tracking',
    title: 'As the days went by',
    caption:
      'Purchases of all customers since the cutoff. A gap that opens at once is a season; one that widens slowly is customers leaving.',
    description: `Foretold and made purchases after ${tracked.map(({ day }) => day).join(', ')} days.`,
    axis: 'days since the cutoff',
    steps: tracked.map(({ day }) => String(day)),
    format: whole,
    lines: [
      { name: 'foretold', colour: 'first', values: tracked.map(({ predicted }) => predicted) },
      { name: 'made', colour: 'second', values: tracked.map(({ actual }) => actual) },
    ],
  });
}

/** Whether intervals are as honest for those who buy much as for those who buy nothing. */
function coverage(foretold: readonly Foretold[], nominal: number): Html {
  const sorted = [...foretold].sort((a, b) => b.expected.value - a.expected.value);
  const parts = [
    { name: 'best tenth', from: 0, to: 0.1 },
    { name: 'second tenth', from: 0.1, to: 0.2 },
    { name: 'to the half', from: 0.2, to: 0.5 },
    { name: 'the other half', from: 0.5, to: 1 },
  ].map(({ name, from, to }) => ({ name, of: sorted.slice(Math.floor(from * sorted.length), Math.floor(to * sorted.length)) }));
  const rows = parts.filter(({ of }) => of.length > 0);
  const mean = (of: readonly Foretold[], read: (one: Foretold) => number) => total(of.map(read)) / of.length;
  return table({
    title: 'Whether the intervals are honest',
    note: `Each was made to hold what happens for ${percent(nominal)} of the customers. Numbers of purchases are whole, so theirs hold more.`,
    columns: [
      { name: 'customers by foretold value', cell: ({ name }) => name },
      { name: 'foretold', kind: 'number', cell: ({ of }) => amount(mean(of, ({ expected }) => expected.value)) },
      { name: 'happened', kind: 'number', cell: ({ of }) => amount(mean(of, ({ actual }) => actual.value)) },
      {
        name: 'value held',
        kind: 'share',
        cell: ({ of }) => shareBar(mean(of, ({ value: [low, high], actual }) => within(low, actual.value, high))),
      },
      {
        name: 'purchases held',
        kind: 'share',
        cell: ({ of }) => shareBar(mean(of, ({ purchases: [low, high], actual }) => within(low, actual.purchases, high))),
      },
    ],
    rows,
  });
}

function within(low: number, value: number, high: number): number {
  return value >= low && value <= high ? 1 : 0;
}

function comparison({ purchases, value, baselines, chosen }: Figures): Html {
  const names: Record<string, string> = {
    meanRate: 'everybody like the mean',
    ownRate: 'everybody at their own rate so far',
    carryForward: 'everybody as in the days before',
  };
  return table({
    title: 'Beside guesses without a model',
    note: 'Mean absolute error, root mean squared error and correlation by customer; the total of what was foretold.',
    columns: [
      { name: 'foretold by', cell: ({ name }) => name },
      { name: 'purchases: MAE', kind: 'number', cell: (row) => row.purchases.mae.toFixed(3) },
      { name: 'RMSE', kind: 'number', cell: (row) => row.purchases.rmse.toFixed(3) },
      { name: 'correlation', kind: 'number', cell: (row) => row.purchases.correlation.toFixed(3) },
      { name: 'total', kind: 'number', cell: (row) => whole(row.purchases.predictedTotal) },
      { name: 'value: MAE', kind: 'number', cell: (row) => amount(row.value.mae) },
      { name: 'RMSE', kind: 'number', cell: (row) => amount(row.value.rmse) },
      { name: 'correlation', kind: 'number', cell: (row) => row.value.correlation.toFixed(3) },
      { name: 'total', kind: 'number', cell: (row) => whole(row.value.predictedTotal) },
    ],
    rows: [{ name: chosen, purchases, value }, ...Object.entries(baselines).map(([key, of]) => ({ name: names[key] ?? key, ...of }))],
  });
}

function best(foretold: readonly Foretold[], show: Show): Html {
  return table({
    title: 'The most valuable, as foretold',
    columns: [
      { name: 'customer', cell: ({ customer }) => show('customer', customer.customer) },
      { name: 'purchases before', kind: 'number', cell: ({ customer }) => customer.repeats + 1 },
      { name: 'foretold', kind: 'number', cell: ({ expected }) => expected.purchases.toFixed(1) },
      { name: 'made', kind: 'number', cell: ({ actual }) => actual.purchases },
      { name: 'value', kind: 'number', cell: ({ expected }) => amount(expected.value) },
      { name: 'between', kind: 'number', cell: ({ value: [low, high] }) => `${amount(low)} – ${amount(high)}` },
      { name: 'spent', kind: 'number', cell: ({ actual }) => amount(actual.value) },
    ],
    rows: [...foretold].sort((a, b) => b.expected.value - a.expected.value).slice(0, mostCustomers),
  });
}
