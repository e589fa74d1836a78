import distance from 'natural/lib/natural/distance/index.js';
import type { PersonField } from './person-fields.js';
import type { PersonalRole } from './personal.js';

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

/** Of all pairs of records, before any is looked at, so many times 1 / records are of one person. */
const prior = 0.1;
/**
 * Values that are nearly the same count this many bits less than the same value of a field that people share by chance only: many addresses
 * are made of names, so that people of one name have nearly the same.
 */
const nearness: Record<PersonalRole, number> = { email: 5, phone: 5, name: 3, birthday: 0, address: 3, postcode: 0 };

/**
 * The chance that two of so many records are of one person, by Fellegi and Sunter (1969), A Theory for Record Linkage: every field that agrees adds
 * log2(m / u) bits and every one that does not log2((1 - m) / (1 - u)), with m from a table and u by how often the value occurs (Winkler's
 * frequency weights).
 */
export function sameProbability(fields: readonly PersonField[], a: number, b: number, records: number): number {
  const bits = fields.reduce((sum, field) => sum + bitsOf(field, field.keys[a]!, field.keys[b]!, records), Math.log2(prior / records));
  return 1 / (1 + 2 ** -bits);
}

function bitsOf({ role, counts }: PersonField, a: string, b: string, records: number): number {
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
  if (role === 'email' && a.split('@')[1] !== b.split('@')[1]) return a.split('@')[0] === b.split('@')[0];
  const most = Math.min(a.length, b.length) >= 12 ? 2 : 1;
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > most) return false;
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
