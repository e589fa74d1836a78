import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Interaction } from '../recommender/behaviour/events.js';
import type { OfferedItem } from '../recommender/serving/request.js';

export interface LastOut {
  events: Interaction[];
  items: OfferedItem[];
  /** The one item that each customer got next. */
  hidden: Map<string, string>;
}

/**
 * Reads `train.csv` and `test.csv` (`user,item[,rating][,timestamp]`, seconds). Every row counts as a purchase, whatever the
 * rating, as published figures do; rows of the same second, or without one, follow each other as they stand in the file.
 */
export function readLastOut(folder: string): LastOut {
  const train = readCsv(join(folder, 'train.csv'));
  const test = readCsv(join(folder, 'test.csv'));
  const events = train.map(
    ({ user, item, timestamp }, k): Interaction => ({
      customer: user!,
      item: item!,
      type: 'purchase',
      at: new Date(timestamp === undefined ? k : 1000 * Number(timestamp) + (k % 1000)),
    }),
  );
  const ids = new Set([...train, ...test].map(({ item }) => item!));
  const unsaid = { title: '', description: '', language: 'en', creators: [], subjects: [], prerequisites: [] };
  const goods = { kind: 'goods' as const, price_cents: 0, currency: 'EUR', in_stock: true, consumable: false };
  const items = Array.from(ids, (id) => ({ id, ...unsaid, ...goods }));
  return { events, items, hidden: new Map(test.map(({ user, item }) => [user!, item!])) };
}

/** Reads `transactions.csv` (`customer,date,quantity,amount`) as purchases. */
export function readTransactions(folder: string): Interaction[] {
  return readCsv(join(folder, 'transactions.csv')).map(({ customer, date, amount }) => ({
    customer: customer!,
    item: null,
    type: 'purchase',
    value: Math.round(100 * Number(amount)),
    at: new Date(`${date}T12:00:00Z`),
  }));
}

function readCsv(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { columns: true });
}
