import { z } from 'zod';
import { key, money, must, quantity, splitList } from './cells.js';
import { cell } from './records.js';

export interface OrderedLine {
  item: string;
  quantity: number;
  /** In cents. */
  unit_price: number;
}

const line = z.object({ item: key, quantity, unit_price: money }, { error: 'must have an item, a quantity and a unit_price' });

/**
 * The lines of an order: an array of objects, or in CSV `item:quantity:unit price;…`, where the item may hold colons.
 * An item that comes twice at one price is one line.
 */
export const orderLines = z
  .preprocess(readLines, z.array(line, must('lines such as "B-100:2:12.50; B-200:1:8.00"')).min(1, { error: 'is empty' }))
  .transform((lines, context) => {
    const merged = new Map<string, OrderedLine>();
    for (const next of lines) {
      const before = merged.get(next.item);
      if (before && before.unit_price !== next.unit_price) {
        context.addIssue({ code: 'custom', message: `names the item "${next.item}" at two prices` });
      }
      merged.set(next.item, before ? { ...before, quantity: before.quantity + next.quantity } : next);
    }
    return [...merged.values()];
  });

export function totalOf(lines: readonly OrderedLine[]): number {
  return lines.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0);
}

function readLines(content: unknown): unknown {
  const entries = typeof content === 'string' ? splitList(content) : content;
  return Array.isArray(entries) ? entries.filter((entry) => cell(entry) !== undefined).map(readLine) : entries;
}

function readLine(entry: unknown): unknown {
  if (typeof entry === 'string') {
    const [, item, count, price] = /^(.+):([^:]*):([^:]*)$/s.exec(entry) ?? [];
    return item === undefined ? entry : { item: cell(item), quantity: cell(count), unit_price: cell(price) };
  }
  if (typeof entry !== 'object' || entry === null) return entry;
  const { item, quantity, unit_price } = entry as Record<string, unknown>;
  return { item: cell(item), quantity: cell(quantity), unit_price: cell(unit_price) };
}
