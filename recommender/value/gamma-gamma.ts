import { logGamma } from './log-gamma.js';
import { minimise } from './minimise.js';
import type { PurchaseSummary } from './purchase-summary.js';

/**
 * What customers spend on a day of purchase (Fader and Hardie 2013, The Gamma-Gamma Model of Monetary Value): Gamma(p, ν) for a customer, whose ν
 * is Gamma(q, γ) among customers. It holds what is spent for independent of how often.
 */
export interface SpendModel {
  p: number;
  q: number;
  gamma: number;
}

type Spending = Pick<PurchaseSummary, 'paidDays' | 'meanSpend'>;

/** The parameters under which the mean spends are likeliest, with a weak prior as in the purchase model; undefined where nobody paid. */
export function fitSpendModel(customers: readonly Spending[]): SpendModel | undefined {
  const paying = customers.filter(({ paidDays, meanSpend }) => paidDays > 0 && meanSpend > 0);
  if (paying.length === 0) return undefined;
  // In units of the mean spend, so that the currency does not matter.
  const unit = paying.reduce((sum, { meanSpend }) => sum + meanSpend / paying.length, 0);
  const order = (a: Spending, b: Spending) => a.paidDays - b.paidDays || a.meanSpend - b.meanSpend;
  const scaled = paying.map(({ paidDays, meanSpend }) => ({ paidDays, meanSpend: meanSpend / unit })).sort(order);
  const centre = [1, 1, 1];
  const loss = (at: readonly number[]) => {
    if (at.some((x) => Math.abs(x) > 10)) return Number.POSITIVE_INFINITY;
    const [p, extra, gamma] = at.map(Math.exp) as [number, number, number];
    const prior = at.reduce((sum, x, k) => sum + (x - centre[k]!) ** 2, 0) / 50;
    return prior - logLikelihood({ p, q: 1 + extra, gamma }, scaled);
  };
  const starts = [centre, [2, 0, 0], [0, 2, 2]];
  const found = starts.map((start) => minimise(loss, start)).reduce((best, next) => (next.value < best.value ? next : best));
  const [p, extra, gamma] = found.at.map(Math.exp) as [number, number, number];
  return { p, q: 1 + extra, gamma: gamma * unit };
}

/** What a customer will spend on a day of purchase on average: between the own mean and that of all, nearer to the own the more there is. */
export function expectedSpend({ p, q, gamma }: SpendModel, { paidDays, meanSpend }: Spending): number {
  return (p * (gamma + paidDays * meanSpend)) / (p * paidDays + q - 1);
}

function logLikelihood({ p, q, gamma }: SpendModel, customers: readonly Spending[]): number {
  const shared = q * Math.log(gamma) - logGamma(q);
  const byDays = new Map<number, number>();
  let sum = 0;
  for (const { paidDays: n, meanSpend } of customers) {
    let known = byDays.get(n);
    if (known === undefined) {
      known = logGamma(p * n + q) - logGamma(p * n) + shared + p * n * Math.log(n);
      byDays.set(n, known);
    }
    sum += known + (p * n - 1) * Math.log(meanSpend) - (p * n + q) * Math.log(gamma + n * meanSpend);
  }
  return sum;
}
