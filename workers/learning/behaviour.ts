import type { Interaction } from '../../recommender/behaviour/events.js';
import type { DescribedItem } from '../../recommender/content/item-text.js';
import { newestEventAt, streamEvents } from '../../store/events.js';
import { allItems } from '../../store/items.js';
import type { LearnParts } from './learn.js';

/** What the shop's customers did, and with what. */
export interface Behaviour {
  events: Interaction[];
  items: DescribedItem[];
  /** When the newest event happened: a shop whose data ends a month ago was not left by everybody a month ago. */
  asOf: Date;
}

const windowDays = 730;
const dayInMs = 86_400_000;

/** The shop's events of two years up to the newest; undefined, with a word in the log, where there are none. */
export async function readBehaviour({ db, log, now }: Pick<LearnParts, 'db' | 'log' | 'now'>): Promise<Behaviour | undefined> {
  const asOf = await newestEventAt(db, now());
  if (!asOf) {
    log.info('there are no behaviour events to learn from yet');
    return undefined;
  }
  const events: Interaction[] = [];
  for await (const event of streamEvents(db, { from: new Date(asOf.getTime() - windowDays * dayInMs), to: asOf })) events.push(event);
  return { events, items: await allItems(db), asOf };
}

/** For the registry: what a model saw. */
export function dataWindow({ events, items, asOf }: Behaviour): object {
  const from = events.reduce((earliest, { at }) => (at < earliest ? at : earliest), asOf);
  return { events: events.length, items: items.length, from, to: asOf };
}
