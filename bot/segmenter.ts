import { daysBetween } from '../recommender/behaviour/events.js';
import { type RfmScale, rfmScale } from '../recommender/mining/segments/rfm-scale.js';
import { segmentOf } from '../recommender/mining/segments/segment-of.js';
import type { Segment } from '../recommender/mining/segments/segment-rules.js';
import { readBuyers } from '../store/buyers.js';
import { customerEvents } from '../store/events.js';
import type { Db } from '../store/schema.js';

/** A scale of so many customers divides them as well as one of all. */
const mostBuyers = 20_000;
const hourInMs = 3_600_000;

/** Says which kind of customer somebody is, on a scale of the shop's customers that is an hour old at most; undefined for who never bought. */
export function createSegmenter(now: () => Date): (db: Db, customerId: string) => Promise<Segment | undefined> {
  let kept: { until: number; asOf: Date; scale: Promise<RfmScale | undefined> } | undefined;

  const current = (db: Db) => {
    const asOf = now();
    if (kept && asOf.getTime() < kept.until) return kept;
    const scale = readScale(db, asOf);
    kept = { until: asOf.getTime() + hourInMs, asOf, scale };
    scale.catch(() => {
      kept = undefined;
    });
    return kept;
  };

  return async (db, customerId) => {
    const { asOf, scale } = current(db);
    const known = await scale;
    return known && segmentOf(await customerEvents(db, customerId), known, asOf);
  };
}

async function readScale(db: Db, asOf: Date): Promise<RfmScale | undefined> {
  const buyers = await readBuyers(db, { to: asOf, most: mostBuyers });
  return rfmScale(
    buyers.map(({ last, orders, spentCents }) => ({
      recency: daysBetween(last, asOf),
      frequency: orders,
      monetary: spentCents / 100 / orders,
    })),
  );
}
