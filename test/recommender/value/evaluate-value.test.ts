import { describe, expect, it } from 'vitest';
import { sortedQuantile } from '../../../platform/quantile.js';
import { mulberry32 } from '../../../platform/random.js';
import { daysOfPurchase } from '../../../recommender/value/days-of-purchase.js';
import { evaluateValue, intervalOf } from '../../../recommender/value/evaluate-value.js';
import { fitValue } from '../../../recommender/value/fit-value.js';
import { forecastValue } from '../../../recommender/value/forecast.js';
import { expectation, futuresOf } from '../../../recommender/value/value-model.js';
import { simulatedShop } from './simulated-shop.js';

const spend = { p: 6, q: 4, gamma: 15 };
const shop = simulatedShop(800, {
  model: { kind: 'bg-nbd', r: 0.8, alpha: 40, a: 0.6, b: 2.5 },
  spend,
  days: 360,
  entryDays: 120,
  seed: 7,
});
const options = { cutoff: 239, horizonDays: 120, seed: 1 };
const evaluation = evaluateValue(shop, options);
const { figures, foretold } = evaluation;

describe('foretelling what customers are worth', () => {
  it('is nearer to what happens than guesses without a model', () => {
    for (const baseline of Object.values(figures.baselines)) {
      expect(figures.purchases.rmse).toBeLessThan(baseline.purchases.rmse);
      expect(figures.purchases.correlation).toBeGreaterThan(baseline.purchases.correlation);
      expect(figures.value.mae).toBeLessThan(baseline.value.mae);
    }
    expect(figures.purchases.predictedTotal / figures.purchases.actualTotal).toBeCloseTo(1, 0);
  });

  it('holds the value of as many customers in its intervals as it says, or a few more', () => {
    expect(figures.interval.coverage).toBeGreaterThan(0.87);
    expect(figures.interval.coverage).toBeLessThan(0.97);
    expect(figures.interval.purchasesCoverage).toBeGreaterThanOrEqual(0.9);
    for (const { value, purchases } of foretold) {
      expect(value[0]).toBeLessThanOrEqual(value[1]);
      expect(purchases[0]).toBeLessThanOrEqual(purchases[1]);
    }
  });

  it('has the median of the futures in the interval', () => {
    const { model, customers } = fitValue(shop, 239, 120);
    const random = mulberry32(3);
    for (const customer of customers.slice(0, 50)) {
      const { value } = futuresOf(model, customer, { days: 120, draws: 101, random });
      const [low, high] = intervalOf(value);
      const median = sortedQuantile(value, 0.5);
      expect(median >= low && median <= high).toBe(true);
    }
  });

  it('is the same for the rows in any order, and whatever happens after the cutoff', () => {
    const { figures: shuffled } = evaluateValue([...shop].reverse(), options);
    expect({ ...shuffled, trainSeconds: 0 }).toEqual({ ...figures, trainSeconds: 0 });
    const other = fitValue([...shop.filter(({ day }) => day <= 239), { customer: 'c0', day: 240, amount: 1e6 }], 239, 120);
    expect(other.customers.map((customer) => expectation(other.model, customer, 120))).toEqual(foretold.map(({ expected }) => expected));
  });

  it.each([
    ['one customer who bought once', [{ customer: 'a', day: 10, amount: 5 }]],
    ['one purchase each', Array.from({ length: 60 }, (_, k) => ({ customer: `c${k}`, day: k, amount: 5 }))],
    ['nothing but free items', Array.from({ length: 60 }, (_, k) => ({ customer: `c${k % 9}`, day: k, amount: 0 }))],
    ['the same amount every day', Array.from({ length: 60 }, (_, k) => ({ customer: 'a', day: k, amount: 5 }))],
    ['a purchase of a billion', [...shop.slice(0, 200), { customer: 'c1', day: 100, amount: 1e9 }]],
  ])('expects something finite of a shop with %s', (_, purchases) => {
    const { customers } = forecastValue(purchases, { asOf: 359, horizonDays: 365, seed: 1 });
    for (const { expected, value, purchases, discounted, alive } of customers) {
      const numbers = [expected.purchases, expected.value, ...value, ...purchases, discounted, alive];
      expect(numbers.every((number) => Number.isFinite(number) && number >= 0)).toBe(true);
      expect(alive).toBeLessThanOrEqual(1);
      expect(discounted).toBeLessThanOrEqual(expected.value * (1 + 1e-9));
    }
  });

  it('says why it cannot where the cutoff leaves nothing before or after it', () => {
    const asking = (purchases: typeof shop, cutoff: number) => () => evaluateValue(purchases, { ...options, cutoff });
    expect(asking([], 10)).toThrow('Nothing was bought yet: there is no value to tell.');
    expect(asking(shop, -5)).toThrow(
      /^Nothing was bought up to the cutoff 1969-12-27: the purchases are from 1970-01-01 to 1970-12-\d\d\.$/,
    );
    expect(asking(shop, 400)).toThrow(/^Nothing is known of the 120 days after the cutoff 1971-02-05/);
  });
});

describe('a day of purchase', () => {
  const at = (day: number, hour: number) => (24 * day + hour) * 3_600_000;
  const line = (day: number, hour: number, amount: number) => ({ at: at(day, hour), amount, quantity: 1 });

  it('is all that was bought on it, less what was sent back on it; days of returns are told and left out', () => {
    const byCustomer = new Map([['a', [line(1, 9, 10), line(1, 17, 5), line(2, 9, 8), line(2, 10, -3), line(3, 9, -20)]]]);
    const { days, returnDays, notes } = daysOfPurchase({ byCustomer, notes: [] }, new Date(at(9, 0)));
    expect(days).toEqual([
      { customer: 'a', day: 1, amount: 15 },
      { customer: 'a', day: 2, amount: 5 },
    ]);
    expect(returnDays).toEqual({ count: 1, amount: 20 });
    expect(notes).toEqual([expect.stringContaining('sent back as much as was bought')]);
  });
});
