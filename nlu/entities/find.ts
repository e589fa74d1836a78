import type { CatalogueIndex, Entity, EntityType } from '../understanding.js';
import { findDates } from './date.js';
import { findEmails } from './email.js';
import { readEnglish } from './english.js';
import { findMoney } from './money.js';
import { findOrderNumbers } from './order-number.js';
import { findProducts, indexTitles } from './product.js';
import { findSubjects, indexSubjects } from './subject.js';

/** Which of two readings of the same words holds. */
const rank: Record<EntityType, number> = { email: 0, order_number: 1, money: 2, date: 3, subject: 4, product: 5 };

/** Entities of a text in the order they stand, none overlapping another: of two that do, the longer one holds. */
export function findEntities(text: string, catalogue: CatalogueIndex, now: Date): Entity[] {
  const { titles, subjects } = prepared(catalogue);
  const english = readEnglish(text);
  const found = [
    ...findEmails(text),
    ...findOrderNumbers(text),
    ...findProducts(text, titles),
    ...findSubjects(text, subjects),
    ...(english ? [...findMoney(text, english), ...findDates(text, english, now)] : []),
  ];
  const length = ({ start, end }: Entity) => end - start;
  const kept: Entity[] = [];
  for (const entity of found.sort((a, b) => length(b) - length(a) || rank[a.type] - rank[b.type])) {
    if (kept.every((other) => entity.end <= other.start || other.end <= entity.start)) kept.push(entity);
  }
  return kept.sort((a, b) => a.start - b.start);
}

interface Prepared {
  titles: ReturnType<typeof indexTitles>;
  subjects: ReturnType<typeof indexSubjects>;
}

/** A catalogue is prepared once, not for every message, and forgotten together with it. */
const memory = new WeakMap<CatalogueIndex, Prepared>();

function prepared(catalogue: CatalogueIndex): Prepared {
  const known = memory.get(catalogue);
  if (known) return known;
  const fresh = { titles: indexTitles(catalogue.items), subjects: indexSubjects(catalogue.subjects) };
  memory.set(catalogue, fresh);
  return fresh;
}
