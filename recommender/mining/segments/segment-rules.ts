import type { RfmScores } from './rfm-scale.js';

/** A kind of customer, by how lately, how often and for how much they bought. */
export interface Segment {
  name: string;
  /** Recency scores from and to. */
  recency: readonly [number, number];
  /** Scores of frequency and spending together, from and to. */
  value: readonly [number, number];
  /** The rule, in words. */
  rule: string;
  /** What to do. */
  advice: string;
}

/**
 * The kinds, with the names that people use, best first. They cover every pair of scores once, so that every customer is of one kind.
 */
export const segments: readonly Segment[] = [
  {
    name: 'Champions',
    recency: [5, 5],
    value: [4, 5],
    rule: 'bought very lately, often and for much',
    advice: 'Reward them, and ask them to tell others.',
  },
  {
    name: 'Loyal',
    recency: [3, 4],
    value: [4, 5],
    rule: 'buy often and for much, and did so not long ago',
    advice: 'Offer what goes with what they have.',
  },
  {
    name: 'Potential loyalists',
    recency: [4, 5],
    value: [2, 3],
    rule: 'bought lately, and more than once or for more than a little',
    advice: 'Recommend more, and offer membership.',
  },
  {
    name: 'New',
    recency: [5, 5],
    value: [1, 1],
    rule: 'bought very lately, little as yet',
    advice: 'Help them to begin well.',
  },
  {
    name: 'Promising',
    recency: [4, 4],
    value: [1, 1],
    rule: 'bought lately, little as yet',
    advice: 'Remind them of the shop with a small offer.',
  },
  {
    name: 'Need attention',
    recency: [3, 3],
    value: [3, 3],
    rule: 'are in the middle in everything',
    advice: 'Make an offer for a limited time.',
  },
  {
    name: 'About to sleep',
    recency: [3, 3],
    value: [1, 2],
    rule: 'bought little, a while ago',
    advice: 'Show them what is popular and what is new.',
  },
  {
    name: "Can't lose them",
    recency: [1, 2],
    value: [5, 5],
    rule: 'bought most often and for most, but long ago',
    advice: 'Write to them in person, and find out what went wrong.',
  },
  {
    name: 'At risk',
    recency: [1, 2],
    value: [3, 4],
    rule: 'bought often and for much, but long ago',
    advice: 'Win them back with an offer that is their own.',
  },
  {
    name: 'Hibernating',
    recency: [2, 2],
    value: [1, 2],
    rule: 'bought little, long ago',
    advice: 'Offer something inexpensive that fits what they bought.',
  },
  {
    name: 'Lost',
    recency: [1, 1],
    value: [1, 2],
    rule: 'bought little, and longest ago',
    advice: 'Spend nothing on them but a last letter.',
  },
];

/** How often and for how much, in one score from 1 to 5: the mean of both, rounded down. */
export function valueScore({ frequency, spent }: RfmScores): number {
  return Math.floor((frequency + spent) / 2);
}

export function segmentFor(scores: RfmScores): Segment {
  const value = valueScore(scores);
  return segments.find((segment) => lies(scores.recency, segment.recency) && lies(value, segment.value))!;
}

/** "recency 1–2, value 5": the scores of a segment. */
export function scoresInWords({ recency, value }: Segment): string {
  const range = ([from, to]: readonly [number, number]) => (from === to ? String(from) : `${from}–${to}`);
  return `recency ${range(recency)}, value ${range(value)}`;
}

function lies(score: number, [from, to]: readonly [number, number]): boolean {
  return score >= from && score <= to;
}
