import { writeFile } from 'node:fs/promises';
import { csvLine } from '../../../platform/csv-line.js';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { dayName } from '../../../recommender/value/evaluate-value.js';
import { type CustomerForecast, type Forecast, forecastValue } from '../../../recommender/value/forecast.js';
import { withProgress } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { type PurchaseSource, readPurchases } from './purchases.js';

export interface ReportValueOptions extends PurchaseSource {
  horizonDays: number;
  seed: number;
  /** A CSV file with a customer a row is written here. */
  out?: string;
  /** A page with pictures is written into this file. */
  html?: string;
  json?: true;
}

/** Customers that are shown on a terminal. */
const shown = 10;

/**
 * `steward value report`: what every customer is expected to buy and spend from the last purchase of all on.
 * @throws StewardError `file_unwritable` before any work is done, and what reading purchases throws.
 */
export async function report(settings: Settings, log: Log, options: ReportValueOptions, terminal: Terminal = process): Promise<void> {
  const { horizonDays, seed, out, html, json } = options;
  for (const file of [out, html]) if (file) await mustBeWritable(file);
  const { days, show } = await readPurchases(settings, log, options, terminal);
  const asOf = days.reduce((last, { day }) => Math.max(last, day), 0);
  const forecast = withProgress(terminal.stderr, (update) =>
    forecastValue(days, { asOf, horizonDays, seed, onProgress: (done, total) => update('foretelling', done, total) }),
  );
  if (out) await writeFile(out, csvOf(forecast.customers));
  if (html) {
    const { forecastPage } = await import('../../../recommender/value/forecast-page.js');
    await writeFile(html, forecastPage(forecast, { asOf: dayName(asOf), horizonDays, show, madeAt: new Date() }));
    terminal.stderr.write(`The page is in ${html}.\n`);
  }
  const { customers, chosen } = forecast;
  const summary = {
    asOf: dayName(asOf),
    horizonDays,
    chosen,
    customers: customers.length,
    purchases: sum(customers, ({ expected }) => expected.purchases),
    value: sum(customers, ({ expected }) => expected.value),
    discounted: sum(customers, ({ discounted }) => discounted),
    top: customers.slice(0, shown).map((one) => rowOf(one, show('customer', one.customer.customer))),
  };
  await print(terminal.stdout, json ? `${JSON.stringify(summary)}\n` : lines(summary));
}

type Summary = Omit<Forecast, 'model' | 'customers'> & {
  asOf: string;
  horizonDays: number;
  customers: number;
  purchases: number;
  value: number;
  discounted: number;
  top: ReturnType<typeof rowOf>[];
};

function sum(customers: readonly CustomerForecast[], read: (one: CustomerForecast) => number): number {
  return customers.reduce((all, one) => all + read(one), 0);
}

function rowOf({ customer, expected, purchases, value, discounted, alive }: CustomerForecast, name: string) {
  return {
    customer: name,
    purchasesSoFar: customer.repeats + 1,
    purchases: expected.purchases,
    purchasesInterval: purchases,
    value: expected.value,
    valueInterval: value,
    discounted,
    alive,
  };
}

/** Customers as they are named in the data: the file is for programs that know them. */
function csvOf(customers: readonly CustomerForecast[]): string {
  const intervals = ['purchases_low', 'purchases_high', 'value', 'value_low', 'value_high'];
  const header = ['customer', 'purchases_so_far', 'purchases', ...intervals, 'discounted', 'alive'];
  const rows = customers.map(({ customer, expected, purchases, value, discounted, alive }) => {
    const numbers = [expected.purchases, ...purchases, expected.value, ...value, discounted, alive];
    return [customer.customer, customer.repeats + 1, ...numbers.map((number) => Number(number.toPrecision(6)))];
  });
  return [header, ...rows].map(csvLine).join('');
}

function lines({ asOf, horizonDays, chosen, customers, purchases, value, discounted, top }: Summary): string {
  return [
    `${customers} customers in the ${horizonDays} days after ${asOf}, by ${chosen}`,
    `  ${purchases.toFixed(0)} purchases and ${value.toFixed(2)} are expected; ${discounted.toFixed(2)} as money of today`,
    '  the most valuable:',
    ...top.map(
      ({ customer, purchases, value, valueInterval: [low, high] }) =>
        `    ${customer}: ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) in ${purchases.toFixed(1)} purchases`,
    ),
    '',
  ].join('\n');
}
