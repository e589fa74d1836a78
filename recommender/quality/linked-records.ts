import type { TypedColumn } from '../tables/columns.js';
import type { CsvTable } from '../tables/csv-table.js';
import { type PersonField, personFields } from './person-fields.js';
import type { PersonalRole } from './personal.js';
import { sameProbability } from './same-person.js';

/** Rows that are likely the same person. */
export interface LinkedGroup {
  rows: number[];
  /** Of the weakest link that holds the group together, in [0, 1]. */
  probability: number;
}

export interface Linkage {
  groups: LinkedGroup[];
  /** Columns that were compared. */
  compared: string[];
  /** Keys that so many rows share that their pairs were not compared. */
  skippedBlocks: number;
}

/** Pairs of rows that share a key with more than this many others are too many to be compared. */
const largestBlock = 60;

/**
 * Groups rows that are likely the same person: pairs for which `sameProbability` is at least even, and what they connect. Only pairs that share a
 * mailbox, its local part, a telephone number, a name, its beginnings or a postcode and an initial are compared. Nothing is linked in a
 * table without addresses, telephones or names.
 */
export function linkedRecords({ rows }: Pick<CsvTable, 'rows'>, columns: readonly TypedColumn[]): Linkage {
  const fields = personFields(rows, columns);
  const none = { groups: [], compared: [], skippedBlocks: 0 };
  if (!fields.some(({ role }) => role === 'email' || role === 'phone') && fields.length < 2) return none;
  const { pairs, skipped } = candidatePairs(fields, rows.length);
  const links: { a: number; b: number; probability: number }[] = [];
  for (const [a, others] of pairs) {
    for (const b of others) {
      const probability = sameProbability(fields, a, b, rows.length);
      if (probability >= 0.5) links.push({ a, b, probability });
    }
  }
  return { groups: connected(links), compared: fields.map(({ column }) => column), skippedBlocks: skipped };
}

/** For each row the later rows it is to be compared with. */
function candidatePairs(fields: readonly PersonField[], count: number): { pairs: Map<number, Set<number>>; skipped: number } {
  const blocks = new Map<string, number[]>();
  const into = (key: string, row: number) => {
    if (blocks.has(key)) blocks.get(key)!.push(row);
    else blocks.set(key, [row]);
  };
  const postcodes = fields.find(({ role }) => role === 'postcode');
  for (let row = 0; row < count; row++) {
    for (const { role, keys } of fields) {
      for (const key of blockKeys(role, keys[row]!, postcodes?.keys[row] ?? '')) into(`${role} ${key}`, row);
    }
  }
  const pairs = new Map<number, Set<number>>();
  let skipped = 0;
  for (const block of blocks.values()) {
    if (block.length > largestBlock) skipped++;
    else {
      block.forEach((a, k) => {
        if (k === block.length - 1) return;
        if (!pairs.has(a)) pairs.set(a, new Set());
        for (const b of block.slice(k + 1)) pairs.get(a)!.add(b);
      });
    }
  }
  return { pairs, skipped };
}

function blockKeys(role: PersonalRole, key: string, postcode: string): string[] {
  if (key === '') return [];
  if (role === 'email') return [key, key.split('@')[0]!.replace(/[\d._-]+/g, '')];
  if (role === 'phone' || role === 'address') return [key];
  if (role !== 'name') return [];
  const parts = key.split(' ');
  const beginnings = parts.map((part) => part.slice(0, 3)).join(' ');
  return [key, beginnings, ...(postcode ? parts.map((part) => `${postcode} ${part[0]}`) : [])];
}

/** Rows that are linked, directly or through others. */
function connected(links: readonly { a: number; b: number; probability: number }[]): LinkedGroup[] {
  const parent = new Map<number, number>();
  const rootOf = (row: number): number => {
    const up = parent.get(row) ?? row;
    return up === row ? row : rootOf(up);
  };
  const weakest = new Map<number, number>();
  for (const { a, b, probability } of [...links].sort((x, y) => y.probability - x.probability || x.a - y.a || x.b - y.b)) {
    const [ra, rb] = [rootOf(a), rootOf(b)];
    if (ra === rb) continue;
    const root = Math.min(ra, rb);
    parent.set(ra, root).set(rb, root);
    weakest.set(root, probability);
  }
  const groups = new Map<number, number[]>();
  for (const row of [...new Set(links.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y)) {
    const root = rootOf(row);
    groups.set(root, [...(groups.get(root) ?? []), row]);
  }
  return [...groups].map(([root, rows]) => ({ rows, probability: weakest.get(root)! }));
}
