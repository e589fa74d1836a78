import type { Transaction } from '../tables/transactions.js';

const dayInMs = 86_400_000;
/** Windows before the cutoff, in days. */
const windows = [30, 60, 90, 180, 365] as const;
/** Recency in gaps of the customer is cut here: more says no more. */
const mostGaps = 12;

/** All lines of one customer at one moment. */
interface Basket {
  at: number;
  amount: number;
  quantity: number;
  lines: number;
}

/** What purchases up to a day say of a customer, each a finite number by its name. */
export type TransactionFeatures = Record<string, number>;

/**
 * Features of one customer from transactions in the order of time, all of them up to `end`, the first moment after the
 * cutoff; undefined where none of them is a purchase. Money and counts as logarithms, as their effects are relative.
 */
export function transactionFeatures(transactions: readonly Transaction[], end: number): TransactionFeatures | undefined {
  const bought = basketsOf(transactions.filter(isPurchase));
  const [first, last] = [bought[0], bought.at(-1)];
  if (!first || !last) return undefined;
  const returned = transactions.filter((line) => !isPurchase(line));
  const age = (at: number) => (end - at) / dayInMs;
  const recency = age(last.at);
  const tenure = age(first.at);
  const gaps = bought.slice(1).map((basket, k) => (basket.at - bought[k]!.at) / dayInMs);
  const gap = gaps.length > 0 ? mean(gaps) : tenure;
  const spent = sum(bought, ({ amount }) => amount);
  const sentBack = -sum(returned, ({ amount }) => Math.min(0, amount));
  const days = new Set(bought.map(({ at }) => Math.floor(at / dayInMs))).size;
  const counts = windows.map((window) => bought.filter(({ at }) => age(at) <= window).length);
  const sums = windows.map((window) =>
    sum(
      bought.filter(({ at }) => age(at) <= window),
      ({ amount }) => amount,
    ),
  );
  const half = bought.filter(({ at }) => age(at) <= tenure / 2).length;
  const lastYear = bought.filter(({ at }) => age(at) > 365 - 90 && age(at) <= 365).length;
  return {
    recency,
    tenure,
    'recency in own gaps': Math.min(mostGaps, recency / (gap + 1)),
    'recency in longest gaps': Math.min(mostGaps, recency / (Math.max(gap, ...gaps) + 1)),
    'recency of tenure': recency / (tenure + 1),
    baskets: Math.log1p(bought.length),
    'days with a purchase': Math.log1p(days),
    'baskets a month': Math.log1p((30 * bought.length) / (tenure + 30)),
    'mean gap': Math.log1p(gap),
    'last gap': Math.log1p(gaps.at(-1) ?? tenure),
    'evenness of gaps': gaps.length > 1 ? deviation(gaps) / (gap + 1) : 1,
    spent: Math.log1p(spent),
    'mean basket': Math.log1p(spent / bought.length),
    'largest basket': Math.log1p(bought.reduce((most, { amount }) => Math.max(most, amount), 0)),
    'first basket': Math.log1p(first.amount),
    'last basket': Math.log1p(last.amount),
    'last basket against the mean': Math.log1p(last.amount) - Math.log1p(spent / bought.length),
    pieces: Math.log1p(
      Math.max(
        0,
        sum(bought, ({ quantity }) => quantity),
      ),
    ),
    'pieces in a basket': Math.log1p(
      Math.max(
        0,
        sum(bought, ({ quantity }) => quantity),
      ) / bought.length,
    ),
    lines: Math.log1p(sum(bought, ({ lines }) => lines)),
    'lines in a basket': Math.log1p(sum(bought, ({ lines }) => lines) / bought.length),
    'lines in the last basket': Math.log1p(last.lines),
    'lines sent back': Math.log1p(returned.length),
    'money sent back of spent': sentBack / (spent + sentBack + 1),
    'baskets of the second half': half / bought.length,
    'baskets a year ago': Math.log1p(lastYear),
    'month of the first purchase': monthsInto(first.at),
    ...Object.fromEntries(windows.map((window, w) => [`baskets of ${window} days`, Math.log1p(counts[w]!)])),
    ...Object.fromEntries(windows.map((window, w) => [`spent in ${window} days`, Math.log1p(sums[w]!)])),
    'trend of a quarter': Math.log((counts[2]! + 0.5) / (counts[3]! - counts[2]! + 0.5)),
  };
}

export function isPurchase({ amount, quantity }: Transaction): boolean {
  return amount >= 0 && quantity >= 0;
}

function basketsOf(lines: readonly Transaction[]): Basket[] {
  const baskets: Basket[] = [];
  for (const { at, amount, quantity } of lines) {
    const last = baskets.at(-1);
    if (last?.at === at) {
      last.amount += amount;
      last.quantity += quantity;
      last.lines++;
    } else baskets.push({ at, amount, quantity, lines: 1 });
  }
  return baskets;
}

/** Months of the year that have passed, with their fraction. */
function monthsInto(at: number): number {
  const date = new Date(at);
  return date.getUTCMonth() + date.getUTCDate() / 31;
}

function sum<T>(all: readonly T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}

function mean(values: readonly number[]): number {
  return sum(values, (value) => value) / values.length;
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
}
