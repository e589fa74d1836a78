import { mulberry32 } from '../../platform/random.js';
import { intervalOf } from './evaluate-value.js';
import { fitValue } from './fit-value.js';
import type { DayOfPurchase, PurchaseSummary } from './purchase-summary.js';
import { aliveChance, discountedValue, type Expectation, expectation, futuresOf, type ValueModel } from './value-model.js';

/** What is expected of one customer from now on. */
export interface CustomerForecast {
  customer: PurchaseSummary;
  expected: Expectation;
  /** Ends of the intervals that nine in ten customers stay within. */
  purchases: readonly [number, number];
  value: readonly [number, number];
  /** The value as money of today. */
  discounted: number;
  /** That the customer buys again at all. */
  alive: number;
}

export interface Forecast {
  model: ValueModel;
  chosen: string;
  customers: CustomerForecast[];
}

export interface ForecastOptions {
  /** The last day that is known, in days since 1970. */
  asOf: number;
  horizonDays: number;
  seed: number;
  onProgress?(done: number, total: number): void;
}

const draws = 200;

/** What every customer is expected to buy and spend in the days after a day, from the purchases up to it; the most valuable come first. */
export function forecastValue(purchases: readonly DayOfPurchase[], { asOf, horizonDays, seed, onProgress }: ForecastOptions): Forecast {
  const { model, chosen, customers } = fitValue(purchases, asOf, horizonDays);
  const random = mulberry32(seed);
  const forecasts = customers.map((customer, k): CustomerForecast => {
    onProgress?.(k + 1, customers.length);
    const futures = futuresOf(model, customer, { days: horizonDays, draws, random });
    return {
      customer,
      expected: expectation(model, customer, horizonDays),
      purchases: intervalOf(futures.purchases),
      value: intervalOf(futures.value),
      discounted: discountedValue(model, customer, horizonDays),
      alive: aliveChance(model, customer),
    };
  });
  forecasts.sort((a, b) => b.expected.value - a.expected.value || (a.customer.customer < b.customer.customer ? -1 : 1));
  return { model, chosen, customers: forecasts };
}
