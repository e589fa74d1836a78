import { quantile } from '../../platform/quantile.js';
import { histogram } from '../../report/histogram.js';
import { type Html, html } from '../../report/html.js';
import { page } from '../../report/page.js';
import { table } from '../../report/table.js';
import { roundEdges } from '../../report/ticks.js';
import { type Tile, tiles } from '../../report/tiles.js';
import type { Show } from '../quality/personal.js';
import { total } from './accuracy.js';
import type { CustomerForecast, Forecast } from './forecast.js';
import { amount, percent, shareOfValue, whole } from './value-pictures.js';

export interface ForecastPageOptions {
  asOf: string;
  horizonDays: number;
  show: Show;
  madeAt: Date;
}

const mostCustomers = 50;

/** What customers are expected to be worth, as a page with pictures that needs nothing else. */
export function forecastPage({ customers, chosen }: Forecast, { asOf, horizonDays, show, madeAt }: ForecastPageOptions): string {
  const values = customers.map(({ expected }) => expected.value);
  return page({
    title: 'What customers will be worth',
    lead: `Purchases and value of ${whole(customers.length)} customers in the ${horizonDays} days after ${asOf}, by ${chosen}.`,
    madeAt,
    body: html`${tiles(tilesOf(customers))}
<div class="pair">${shareOfValue([{ name: 'value', colour: 'first', values }])}${distribution(values)}</div>
<div class="panel">${best(customers, show)}</div>`,
  });
}

function tilesOf(customers: readonly CustomerForecast[]): Tile[] {
  const sum = (read: (one: CustomerForecast) => number) => total(customers.map(read));
  return [
    { name: 'Customers', value: whole(customers.length), meaning: 'bought at least once' },
    { name: 'Purchases', value: whole(sum(({ expected }) => expected.purchases)), meaning: 'expected of all together' },
    { name: 'Value', value: whole(sum(({ expected }) => expected.value)), meaning: 'expected of all together' },
    { name: 'Discounted', value: whole(sum(({ discounted }) => discounted)), meaning: 'the same as money of today, at 10 % a year' },
    {
      name: 'Likely to buy',
      value: whole(customers.filter(({ expected }) => expected.purchases >= 0.5).length),
      meaning: 'customers of whom half a purchase or more is expected',
    },
  ];
}

function distribution(values: readonly number[]): Html {
  const high = Math.max(quantile(values, 0.98), 1e-9);
  return histogram({
    id: 'values',
    title: 'How value is spread',
    caption: 'Customers by what they are expected to spend. Those beyond the right end count in the last bar.',
    unit: 'customers',
    axis: 'expected value',
    edges: roundEdges(0, high, 20),
    format: amount,
    labels: 6,
    layout: 'stacked',
    series: [{ name: 'customers', colour: 'first', values }],
  });
}

function best(customers: readonly CustomerForecast[], show: Show): Html {
  return table({
    title: 'The most valuable',
    note: 'Nine in ten customers stay within their interval. The chance to come again says nothing of those who bought once: see the guide.',
    columns: [
      { name: 'customer', cell: ({ customer }) => show('customer', customer.customer) },
      { name: 'purchases so far', kind: 'number', cell: ({ customer }) => customer.repeats + 1 },
      { name: 'silent for days', kind: 'number', cell: ({ customer }) => customer.age - customer.lastAt },
      { name: 'mean spend', kind: 'number', cell: ({ customer }) => amount(customer.meanSpend) },
      {
        name: 'purchases expected',
        kind: 'number',
        cell: ({ expected, purchases: [low, high] }) => `${expected.purchases.toFixed(1)} (${low} – ${high})`,
      },
      { name: 'value expected', kind: 'number', cell: ({ expected }) => amount(expected.value) },
      { name: 'between', kind: 'number', cell: ({ value: [low, high] }) => `${amount(low)} – ${amount(high)}` },
      { name: 'comes again', kind: 'number', cell: ({ alive }) => percent(alive) },
    ],
    rows: customers.slice(0, mostCustomers),
  });
}
