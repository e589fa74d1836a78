import { StewardError } from '../../../platform/errors.js';
import { quantile } from '../../../platform/quantile.js';
import { type Rfm, rfm } from '../../behaviour/rfm.js';
import type { PurchaseHistory } from './purchase-history.js';
import { type RfmScale, type RfmScores, rfmScale, rfmScores, spentOf } from './rfm-scale.js';
import { scoresInWords, segmentFor, segments, valueScore } from './segment-rules.js';

export interface RfmSegments {
  method: 'rfm';
  asOf: Date;
  /** Who has bought. */
  customers: number;
  /** Who has not, and is of no kind. */
  withoutOrders: number;
  scale: RfmScale;
  /** Kinds that somebody is of, best first. */
  segments: SegmentSummary[];
  /** Customers by recency and value score. */
  grid: { recency: number; value: number; customers: number; spent: number }[];
  assignments: Assignment[];
}

export interface SegmentSummary {
  name: string;
  /** The rule in words, and in scores. */
  rule: string;
  scores: string;
  advice: string;
  customers: number;
  share: number;
  spent: number;
  shareOfSpent: number;
  /** Medians of the customers. */
  recency: number;
  orders: number;
  spentEach: number;
}

interface Assignment {
  id: string;
  segment: string;
  /** Days since the last order. */
  recency: number;
  orders: number;
  spent: number;
  scores: RfmScores;
}

/**
 * Divides customers by how lately, how often and for how much they bought (Hughes, "Strategic Database Marketing", 1994).
 * @throws StewardError `nothing_bought`
 */
export function rfmSegments(histories: readonly PurchaseHistory[], asOf: Date): RfmSegments {
  const buyers = histories.flatMap(({ customer, orders }) => (orders.length > 0 ? [{ id: customer, facts: rfm(orders, asOf) }] : []));
  const scale = rfmScale(buyers.map(({ facts }) => facts));
  if (!scale) throw new StewardError('invalid', 'nothing_bought', 'Nobody has bought anything: there is no order to divide customers by.');
  const assignments = buyers.map(({ id, facts }) => assign(id, facts, scale));
  const total = sumOf(assignments);
  return {
    method: 'rfm',
    asOf,
    customers: buyers.length,
    withoutOrders: histories.length - buyers.length,
    scale,
    segments: segments.flatMap((segment) => {
      const own = assignments.filter((assignment) => assignment.segment === segment.name);
      if (own.length === 0) return [];
      const median = (of: (assignment: Assignment) => number) => quantile(own.map(of), 0.5);
      return [
        {
          name: segment.name,
          rule: segment.rule,
          scores: scoresInWords(segment),
          advice: segment.advice,
          customers: own.length,
          share: own.length / buyers.length,
          spent: sumOf(own),
          shareOfSpent: total > 0 ? sumOf(own) / total : 0,
          recency: median(({ recency }) => recency),
          orders: median(({ orders }) => orders),
          spentEach: median(({ spent }) => spent),
        },
      ];
    }),
    grid: gridOf(assignments),
    assignments,
  };
}

function assign(id: string, facts: Rfm, scale: RfmScale): Assignment {
  const scores = rfmScores(scale, facts);
  return { id, segment: segmentFor(scores).name, recency: facts.recency, orders: facts.frequency, spent: spentOf(facts), scores };
}

function gridOf(assignments: readonly Assignment[]): RfmSegments['grid'] {
  const scores = [1, 2, 3, 4, 5];
  return scores.flatMap((recency) =>
    scores.map((value) => {
      const own = assignments.filter(({ scores }) => scores.recency === recency && valueScore(scores) === value);
      return { recency, value, customers: own.length, spent: sumOf(own) };
    }),
  );
}

function sumOf(assignments: readonly Assignment[]): number {
  return assignments.reduce((sum, { spent }) => sum + spent, 0);
}
