import type { Kysely } from 'kysely';
import { z } from 'zod';
import { StewardError } from '../../platform/errors.js';
import type { Schema } from '../../store/schema.js';
import { type Route, route } from '../http/route.js';
import { takeEvents } from '../take-events.js';

const mostEvents = 10_000;
/** Bytes; some 400 an event. */
const largestBody = 4 * 1_024 * 1_024;

const batch = z.object({ events: z.array(z.unknown(), { error: 'is an array of events' }).min(1, { error: 'holds no event' }) });

/** What customers did, from the shop's server. It is stored when the reply comes, and counts for the next recommendation. */
export function eventRoutes({ db, now }: { db: Kysely<Schema>; now(): Date }): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/events',
      callers: ['api'],
      body: batch,
      largestBody,
      handle({ body: { events } }) {
        if (events.length > mostEvents) {
          throw new StewardError('too_large', 'too_many_events', `Send at most ${mostEvents} events at once; these are ${events.length}.`);
        }
        return takeEvents(db, events, now());
      },
    }),
  ];
}
