import distance from 'natural/lib/natural/distance/index.js';
import type { TypedColumn } from '../tables/columns.js';
import type { CsvTable } from '../tables/csv-table.js';
import { isGap } from '../tables/gaps.js';
import { mailbox, nameKey, subscriberNumber } from './contact-keys.js';
import { type PersonalRole, personalRole } from './personal.js';
import { matchKey } from './plain-text.js';

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

/** How a field tells whether two records are of one person. */
interface Field {
  role: PersonalRole;
  column: string;
  keys: string[];
  /** How often each key occurs. */
  counts: Map<string, number>;
}

interface Trust {
  /** Chance that two records of one person agree. */
  match: number;
  /** How much rarer two people agree than its frequency says: nobody draws an address at random. */
  rarer: number;
}

const trust: Record<PersonalRole, Trust> = {
  email: { match: 0.6, rarer: 0.01 },
  phone: { match: 0.7, rarer: 0.1 },
  name: { match: 0.9, rarer: 1 },
  birthday: { match: 0.95, rarer: 1 },
  address: { match: 0.7, rarer: 0.5 },
  postcode: { match: 0.8, rarer: 1 },
};

const keyOf: Record<PersonalRole, (cell: string) => string> = {
  email: mailbox,
  phone: subscriberNumber,
  name: nameKey,
  birthday: matchKey,
  address: matchKey,
  postcode: matchKey,
};

/** Of all pairs of records, before any is looked at, so many times 1 / records are of one person. */
const prior = 0.1;
/**
 * Values that are nearly the same count this many bits less than the same value of a field that people share by chance only: many addresses
 * are made of names, so that people of one name have nearly the same.
 */
const nearness: Record<PersonalRole, number> = { email: 5, phone: 5, name: 3, birthday: 0, address: 3, postcode: 0 };
const largestBlock = 60;

/**
 * Groups rows that are likely the same person, by Fellegi and Sunter (1969), A Theory for Record Linkage: every field that agrees adds log2(m / u)
 * bits and every one that does not log2((1 - m) / (1 - u)), with m from a table and u by how often the value occurs (Winkler's frequency
 * weights). Only pairs that share a mailbox, its local part, a telephone number, a name, its beginnings or a postcode and an initial
 * are compared. Nothing is linked in a table without addresses, telephones or names.
 */
export function linkedRecords({ rows }: Pick<CsvTable, 'rows'>, columns: readonly TypedColumn[]): Linkage {
  const fields = fieldsOf(rows, columns);
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

/** Fields of people; first and last names are one. */
function fieldsOf(rows: readonly (readonly string[])[], columns: readonly TypedColumn[]): Field[] {
  const places = new Map<PersonalRole, number[]>();
  columns.forEach((column, k) => {
    const role = column.kind === 'empty' ? undefined : personalRole(column);
    if (role) places.set(role, [...(places.get(role) ?? []), k]);
  });
  return [...places].map(([role, of]) => {
    const used = role === 'name' || role === 'address' ? of : of.slice(0, 1);
    const keys = rows.map((row) => {
      const cells = used.map((k) => row[k]!).filter((cell) => !isGap(cell));
      return cells.length === 0 ? '' : keyOf[role](cells.join(' '));
    });
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return { role, column: used.map((k) => columns[k]!.name).join(' + '), keys, counts };
  });
}

/** For each row the later rows it is to be compared with. */
function candidatePairs(fields: readonly Field[], count: number): { pairs: Map<number, Set<number>>; skipped: number } {
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

/** Bits for and against, with the prior, as a probability. */
function sameProbability(fields: readonly Field[], a: number, b: number, records: number): number {
  const bits = fields.reduce((sum, field) => sum + bitsOf(field, field.keys[a]!, field.keys[b]!, records), Math.log2(prior / records));
  return 1 / (1 + 2 ** -bits);
}

function bitsOf({ role, counts }: Field, a: string, b: string, records: number): number {
  if (a === '' || b === '') return 0;
  const { match, rarer } = trust[role];
  const chance = (key: string) => Math.min(0.9, counts.get(key)! / records);
  if (a === b) return Math.log2(match / (rarer * chance(a)));
  if (areNear(role, a, b)) return Math.max(0, Math.log2(match / Math.max(chance(a), chance(b))) - nearness[role]);
  return Math.log2((1 - match) / (1 - Math.min(0.5, 1 / counts.size)));
}

/** One slip in short values and two in long ones; in a mailbox before the @ only. */
function areNear(role: PersonalRole, a: string, b: string): boolean {
  if (role === 'birthday' || role === 'postcode') return false;
  if (role === 'name' && haveSameInitials(a, b)) return true;
  const most = Math.min(a.length, b.length) >= 12 ? 2 : 1;
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > most) return false;
  if (role === 'email' && a.split('@')[1] !== b.split('@')[1]) return a.split('@')[0] === b.split('@')[0];
  // Of two numbers in an address the next one is somebody else's.
  if (role !== 'phone' && a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return distance.DamerauLevenshteinDistance(a, b, { restricted: true }) <= most;
}

/** "a lovelace" may be "ada lovelace". */
function haveSameInitials(a: string, b: string): boolean {
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.length !== y.length || x.length < 2) return false;
  const shortened = (p: string, q: string) => (p.length === 1 && q.startsWith(p)) || (q.length === 1 && p.startsWith(q));
  return x.every((part, k) => part === y[k] || shortened(part, y[k]!)) && x.some((part, k) => part === y[k] && part.length > 2);
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
