import type { Interaction } from '../../behaviour/events.js';
import { rfm } from '../../behaviour/rfm.js';
import { historiesOfEvents } from './purchase-history.js';
import { type RfmScale, rfmScores } from './rfm-scale.js';
import { type Segment, segmentFor } from './segment-rules.js';

/** The kind of customer that the events of one up to `asOf` show, on the scale of all; undefined for who never bought. */
export function segmentOf(events: readonly Interaction[], scale: RfmScale, asOf: Date): Segment | undefined {
  const [history] = historiesOfEvents(events, asOf);
  return history && history.orders.length > 0 ? segmentFor(rfmScores(scale, rfm(history.orders, asOf))) : undefined;
}
