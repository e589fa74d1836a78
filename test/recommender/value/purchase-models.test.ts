import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import {
  expectedPurchases,
  fitPurchaseModel,
  logLikelihood,
  type PurchaseModel,
  probabilityAlive,
} from '../../../recommender/value/bg-nbd.js';
import { drawFutures } from '../../../recommender/value/futures.js';
import { expectedSpend, fitSpendModel } from '../../../recommender/value/gamma-gamma.js';
import { hypergeometric } from '../../../recommender/value/hypergeometric.js';
import { logBeta, logGamma } from '../../../recommender/value/log-gamma.js';
import { purchaseSummaries } from '../../../recommender/value/purchase-summary.js';
import { simulatedShop } from './simulated-shop.js';

/** Of the CDNOW sample, in weeks: Fader, Hardie and Lee (2005), table 2. */
const published: PurchaseModel = { kind: 'bg-nbd', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spend = { p: 6.25, q: 3.74, gamma: 15.44 };

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });
const anyModel = fc.record({
  kind: fc.constantFrom('bg-nbd' as const, 'mbg-nbd' as const),
  r: parameter,
  alpha: parameter,
  a: parameter,
  b: parameter,
});
const anyTiming = fc
  .tuple(fc.nat(300), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1000, noNaN: true }))
  .map(([repeats, share, age]) => ({ repeats, lastAt: repeats > 0 ? share * age : 0, age }));

describe('the functions the models are made of', () => {
  it('agree with their closed forms', () => {
    for (const n of [1, 2, 5, 10, 20]) {
      const factorial = Array.from({ length: n - 1 }, (_, k) => Math.log(k + 1)).reduce((sum, x) => sum + x, 0);
      expect(logGamma(n)).toBeCloseTo(factorial, 10);
    }
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(Math.exp(logBeta(2, 3))).toBeCloseTo(1 / 12, 12);
    expect(hypergeometric(1, 1, 2, 0.5)).toBeCloseTo(-Math.log(0.5) / 0.5, 12);
    expect(hypergeometric(0.3, 4, 4, 0.9)).toBeCloseTo(0.1 ** -0.3, 10);
  });
});

describe('the purchase model', () => {
  it('expects what its authors expect of their customer: 1.226 purchases in 39 weeks', () => {
    expect(expectedPurchases(published, { repeats: 2, lastAt: 30.43, age: 38.86 }, 39)).toBeCloseTo(1.226, 3);
  });

  it('is where no parameter can be moved to make the purchases likelier, and recovers those that made them', () => {
    const model: PurchaseModel = { kind: 'bg-nbd', r: 0.6, alpha: 40, a: 0.8, b: 2.5 };
    const shop = simulatedShop(4000, { model, spend, days: 500, entryDays: 100, seed: 1 });
    const customers = purchaseSummaries(shop, 499);
    const fitted = fitPurchaseModel('bg-nbd', customers);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      expect(Math.abs(Math.log(fitted[name] / model[name]))).toBeLessThan(0.2);
      const moved = (by: number) => logLikelihood({ ...fitted, [name]: fitted[name] * Math.exp(by) }, customers);
      // The prior that keeps parameters finite pulls by less than a fifth of a customer.
      expect(Math.abs((moved(1e-3) - moved(-1e-3)) / 2e-3)).toBeLessThan(0.2);
    }
    expect(logLikelihood(fitted, customers)).toBeGreaterThanOrEqual(logLikelihood(model, customers) - 0.1);
  });

  it.each(['bg-nbd', 'mbg-nbd'] as const)('expects as %s what its own futures bring on average', (kind) => {
    const random = mulberry32(2);
    const model: PurchaseModel = { kind, r: 0.9, alpha: 30, a: 0.7, b: 1.8 };
    for (const [repeats, lastAt, age] of [
      [0, 0, 50],
      [3, 60, 80],
      [12, 200, 210],
    ] as const) {
      const customer = { customer: 'c', repeats, lastAt, age, paidDays: repeats + 1, meanSpend: 30, recent: { in28Days: 0, in91Days: 0 } };
      const { purchases, value } = drawFutures(model, spend, customer, { days: 200, draws: 40_000, random });
      const expected = expectedPurchases(model, customer, 200);
      const mean = (of: Float64Array) => of.reduce((sum, x) => sum + x / of.length, 0);
      expect(mean(purchases) / expected).toBeCloseTo(1, 1);
      expect(mean(value) / (expected * expectedSpend(spend, customer))).toBeCloseTo(1, 1);
    }
  });

  it('holds everybody for alive who bought once, unless leaving after the first purchase is allowed', () => {
    const once = { repeats: 0, lastAt: 0, age: 500 };
    expect(probabilityAlive(published, once)).toBe(1);
    expect(probabilityAlive({ ...published, kind: 'mbg-nbd' }, once)).toBeLessThan(0.8);
  });

  it('never leaves [0, 1] with a chance, nor expects less in a longer time, nor anything that is no number', () => {
    fc.assert(
      fc.property(anyModel, anyTiming, fc.double({ min: 0.5, max: 500, noNaN: true }), (model, timing, days) => {
        const alive = probabilityAlive(model, timing);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        const [sooner, later] = [expectedPurchases(model, timing, days), expectedPurchases(model, timing, 2 * days)];
        expect(Number.isFinite(later)).toBe(true);
        expect(later).toBeGreaterThanOrEqual(sooner * (1 - 1e-6) - 1e-9);
      }),
    );
  });
});

describe('the spend model', () => {
  it('lies between the own mean and that of all, nearer to the own the more there is', () => {
    const all = expectedSpend(spend, { paidDays: 0, meanSpend: 0 });
    expect(all).toBeCloseTo((15.44 * 6.25) / 2.74, 10);
    const [few, many] = [1, 50].map((paidDays) => expectedSpend(spend, { paidDays, meanSpend: 100 }));
    expect(few).toBeGreaterThan(all);
    expect(many).toBeGreaterThan(few!);
    expect(many).toBeLessThan(100);
  });

  it('recovers the mean and the spread that made the amounts, in whatever currency', () => {
    const model: PurchaseModel = { kind: 'bg-nbd', r: 2, alpha: 40, a: 0.2, b: 4 };
    const customers = purchaseSummaries(simulatedShop(3000, { model, spend, days: 400, entryDays: 50, seed: 4 }), 399);
    const fitted = fitSpendModel(customers)!;
    expect((fitted.gamma * fitted.p) / (fitted.q - 1) / ((15.44 * 6.25) / 2.74)).toBeCloseTo(1, 1);
    expect(fitted.q).toBeGreaterThan(3);
    expect(fitted.q).toBeLessThan(4.6);
    const inYen = fitSpendModel(customers.map((customer) => ({ ...customer, meanSpend: 160 * customer.meanSpend })))!;
    expect(inYen.gamma / fitted.gamma).toBeCloseTo(160, 0);
  });

  it('says nothing where nobody paid, and the amount where all is the same', () => {
    expect(fitSpendModel([{ paidDays: 0, meanSpend: 0 }])).toBeUndefined();
    const same = Array.from({ length: 100 }, (_, k) => ({ paidDays: 1 + (k % 4), meanSpend: 20 }));
    expect(expectedSpend(fitSpendModel(same)!, { paidDays: 2, meanSpend: 20 })).toBeCloseTo(20, 0);
  });
});
