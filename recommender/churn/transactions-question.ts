import { StewardError } from '../../platform/errors.js';
import { matrixOf, takeRows } from '../learners/matrix.js';
import { dateNotation, readDate } from '../tables/dates.js';
import type { Transaction, Transactions } from '../tables/transactions.js';
import type { ChurnQuestion } from './evaluate-churn.js';
import { rowOrder } from './row-order.js';
import { isPurchase, transactionFeatures } from './transaction-features.js';

export interface ChurnHorizon {
  /** Features come from this day and before, labels from after it, in milliseconds since 1970. */
  cutoff: number;
  /** Who buys nothing on so many days after the cutoff has left. */
  horizonDays: number;
  seed: number;
}

const dayInMs = 86_400_000;

/**
 * The cutoff as it was written: a day, all of which counts, or a moment of it.
 * @throws StewardError `date_unreadable`
 */
export function readCutoff(text: string): number {
  const at = readDate(text, dateNotation([text]).dayFirst);
  if (!Number.isNaN(at)) return at;
  throw new StewardError('invalid', 'date_unreadable', `The cutoff "${text}" is no date; write it as 2026-03-31.`);
}

/**
 * Customers with a purchase up to the cutoff, with what they did until then, and whether they bought nothing after it within the
 * horizon. Nothing after the cutoff reaches the features.
 * @throws StewardError `cutoff_invalid` where no purchase lies before the cutoff or none after it.
 */
export function transactionsQuestion({ byCustomer, notes }: Transactions, { cutoff, horizonDays, seed }: ChurnHorizon): ChurnQuestion {
  // A cutoff at midnight is a day that counts as a whole.
  const end = cutoff % dayInMs === 0 ? cutoff + dayInMs : cutoff + 1;
  const horizonEnd = end + horizonDays * dayInMs;
  mustCut(byCustomer, end, horizonDays);
  const last = newestOf(byCustomer);
  const known: { customer: string; features: number[]; left: number }[] = [];
  let names: string[] = [];
  for (const [customer, lines] of byCustomer) {
    const features = transactionFeatures(
      lines.filter(({ at }) => at < end),
      end,
    );
    if (!features) continue;
    names = Object.keys(features);
    const stayed = lines.some((line) => line.at >= end && line.at < horizonEnd && isPurchase(line));
    known.push({ customer, features: Object.values(features), left: stayed ? 0 : 1 });
  }
  const order = rowOrder(
    known.map(({ customer }) => customer),
    seed,
  );
  const matrix = matrixOf(Array.from(order, (k) => known[k]!.features));
  const early = horizonEnd - dayInMs > last + dayInMs;
  return {
    labels: Uint8Array.from(order, (k) => known[k]!.left),
    names,
    encoder: () => ({ encode: (rows) => takeRows(matrix, rows), sources: names.map((_, k) => k) }),
    copies: [],
    places: order,
    leftOut: [],
    leakage: [],
    notes: early
      ? [
          ...notes,
          `The last transaction is of ${dayOf(last)}, before the horizon ends on ${dayOf(horizonEnd - 1)}: who would have bought after it counts as gone.`,
        ]
      : notes,
  };
}

function mustCut(byCustomer: ReadonlyMap<string, readonly Transaction[]>, end: number, horizonDays: number): void {
  const all = [...byCustomer.values()].flat();
  const invalid = (why: string) => new StewardError('invalid', 'cutoff_invalid', why);
  if (all.length === 0) throw invalid('There are no transactions of customers.');
  const [first, last] = [all.reduce((least, { at }) => Math.min(least, at), all[0]!.at), newestOf(byCustomer)];
  const span = `the transactions are from ${dayOf(first)} to ${dayOf(last)}`;
  if (first >= end) throw invalid(`No transaction lies before the cutoff ${dayOf(end - 1)}: ${span}.`);
  if (last < end)
    throw invalid(`Nothing is known of the ${horizonDays} days after the cutoff ${dayOf(end - 1)}: ${span}. Choose an earlier cutoff.`);
}

function newestOf(byCustomer: ReadonlyMap<string, readonly Transaction[]>): number {
  let newest = Number.NEGATIVE_INFINITY;
  for (const lines of byCustomer.values()) newest = Math.max(newest, lines.at(-1)?.at ?? newest);
  return newest;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
