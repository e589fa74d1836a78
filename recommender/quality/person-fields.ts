import type { TypedColumn } from '../tables/columns.js';
import { isGap } from '../tables/gaps.js';
import { mailbox, nameKey, subscriberNumber } from './contact-keys.js';
import { type PersonalRole, personalRole } from './personal.js';
import { matchKey } from './plain-text.js';

/** What the records of a table say of people in one respect. */
export interface PersonField {
  role: PersonalRole;
  /** Names of the columns it is made of. */
  column: string;
  /** One for each record, the same for values that mean the same; empty where nothing is said. */
  keys: string[];
  /** How often each key occurs. */
  counts: Map<string, number>;
}

const keyOf: Record<PersonalRole, (cell: string) => string> = {
  email: mailbox,
  phone: subscriberNumber,
  name: nameKey,
  birthday: matchKey,
  address: matchKey,
  postcode: matchKey,
};

/** Fields of people; first and last names are one. */
export function personFields(rows: readonly (readonly string[])[], columns: readonly TypedColumn[]): PersonField[] {
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
