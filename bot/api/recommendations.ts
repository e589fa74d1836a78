import { z } from 'zod';
import { firstServed } from '../../dialogs/language.js';
import { firstLanguage, textsFor } from '../../dialogs/texts.js';
import { StewardError } from '../../platform/errors.js';
import { findCustomerByName } from '../../store/customers.js';
import { findItems } from '../../store/items.js';
import type { Db, Item } from '../../store/schema.js';
import { type Route, route } from '../http/route.js';
import { storable } from '../http/storable.js';
import type { Personal } from '../personal.js';

const mostItems = 50;
const fromOne = `is a whole number from 1 to ${mostItems}`;

const mostNamed = 200;
/** A parameter that may be there several times. */
const several = z
  .union([storable(200), z.array(storable(200)).max(mostNamed)])
  .transform((named) => [named].flat())
  .default([]);

const asked = z.object({
  /** Id or e-mail address; without one, what is popular. */
  customer: storable(320).optional(),
  count: z.coerce.number(fromOne).int(fromOne).min(1, fromOne).max(mostItems, fromOne).default(10),
  kind: z.enum(['book', 'course', 'goods'], 'is book, course or goods').optional(),
  /** Subjects, any of these. */
  subject: several,
  /** Ids of items that those wanted should be like: what goes with the one that a page shows. */
  like: several,
  /** Ids of items that the page shows already. */
  exclude: several,
  /** A wish in words. */
  words: storable(500).optional(),
  language: z.string().optional(),
});

export interface RecommendationParts {
  db: Db;
  recommendTo: Personal['recommendTo'];
}

/** Recommendations for the shop's own pages, from what was recorded up to this moment. */
export function recommendationRoutes({ db, recommendTo }: RecommendationParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/recommendations',
      callers: ['api'],
      async handle({ query }) {
        const { customer: name, subject, language, ...wishes } = read(query);
        const customer = name === undefined ? undefined : await findCustomerByName(db, name);
        if (name !== undefined && !customer) {
          throw new StewardError('not_found', 'customer_not_found', 'The shop has no customer with this id or e-mail address.');
        }
        const known = new Set((await findItems(db, wishes.like)).map(({ id }) => id));
        const unknown = wishes.like.find((id) => !known.has(id));
        if (unknown !== undefined) {
          throw new StewardError('not_found', 'item_not_found', `The shop has no item with the id ${JSON.stringify(unknown)}.`);
        }
        const subjects = subject.map((name) => name.toLowerCase());
        const found = await recommendTo(db, customer, { ...wishes, subjects, ...(language && { reads: [language] }) });
        const { because } = textsFor(firstServed([language, customer?.language]) ?? firstLanguage);
        return { recommendations: found.map(({ item, reason }) => describe(item, because(reason))) };
      },
    }),
  ];
}

/** @throws StewardError `query_invalid`, naming the first parameter that is wrong */
function read(query: Record<string, string>): z.infer<typeof asked> {
  const { data, error } = asked.safeParse(query);
  if (data) return data;
  const { path, message } = error.issues[0]!;
  throw new StewardError('invalid', 'query_invalid', `"${path.join('.')}" ${message}.`);
}

function describe({ id, title, kind, url, price_cents: priceCents, currency }: Item, reason: string) {
  return { id, title, kind, url, priceCents, currency, reason };
}
