import { hash } from 'node:crypto';
import { z } from 'zod';
import { type ImportedEvent, upsertEvents } from '../../store/imports.js';
import { type EventType, eventTypes } from '../../store/schema.js';
import { instantUntil, key, money, must, number } from './cells.js';
import { countWritten, type ImportKind } from './kind.js';
import { createReferences } from './references.js';

const stars = number.refine((value) => value >= 1 && value <= 5, must('1 to 5 stars'));
const type = z.enum(eventTypes, must(new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(eventTypes)));

/** What `value` means, by type: stars of a rating, money of a purchase or a return (stored in cents), any number else. */
const values: Record<EventType, z.ZodType<number, string>> = {
  view: number,
  search: number,
  cart: number,
  purchase: money,
  rating: stars,
  return: money,
  like: number,
  dislike: number,
  dismissed: number,
  asked: number,
};

function eventSchema(latest: Date) {
  const cells = z.object({
    id: key.optional(),
    customer: key,
    item: key.optional(),
    type,
    value: z.string().optional(),
    at: instantUntil(latest),
  });
  return cells.transform(({ id, customer, item, type, value: written, at }, context) => {
    if (item === undefined && type !== 'search') {
      context.addIssue({ code: 'custom', path: ['item'], message: 'is missing; only a search may do without' });
    }
    if (written === undefined && type !== 'rating') return { id, customer, item, type, value: undefined, at };
    const { data: value, error } = values[type].safeParse(written);
    for (const { message } of error?.issues ?? []) context.addIssue({ code: 'custom', path: ['value'], message });
    return { id, customer, item, type, value, at };
  });
}

type ParsedEvent = z.infer<ReturnType<typeof eventSchema>>;

/** What customers did, up to the latest moment that is taken. */
export const events = (latest: Date): ImportKind<ParsedEvent, ImportedEvent> => {
  const resolveReferences = createReferences();
  return {
    columns: { needed: [['customer'], ['item'], ['type'], ['at']], optional: ['id', 'value'] },
    schema: eventSchema(latest),
    async resolve(db, rows) {
      const named = rows.map(({ customer, item }) => ({ customer, items: item === undefined ? [] : [item] }));
      const outcomes = await resolveReferences(db, named);
      return outcomes.map((outcome, at) => ('problem' in outcome ? outcome : { row: eventOf(rows[at]!, outcome.row) }));
    },
    write: async (db, rows) => countWritten(await upsertEvents(db, rows)),
  };
};

/** An event without an id gets one that is the same for the same event, so that a second import finds it again. */
function eventOf({ id, item: item_id, type, value, at }: ParsedEvent, customer_id: string): ImportedEvent {
  const same = () => hash('sha256', JSON.stringify([customer_id, item_id, type, at.getTime()]), 'base64url');
  return { id: id ?? `import:${same()}`, customer_id, item_id, type, value, at };
}
