import { mulberry32 } from '../../platform/random.js';
import { unitOf } from './blend.js';
import type { HeldOutCase } from './hold-out.js';
import type { Recommender } from './recommender.js';
import { topPositions } from './top.js';

/** What the recommenders say of some items for one case, the hidden item first. */
export interface Question {
  /** Float64Array [items × recommenders], in units of each one's standard deviation. */
  said: Float64Array;
  /** Float64Array [items]: how many items each stands for. */
  standsFor: Float64Array;
}

/** Of each recommender the best so many are among the items, and of the others as many as in `others` by chance. */
const best = 50;
const others = 150;

/** What the recommenders say of each case's hidden item, of all that any of them puts far up, and of a sample of the rest. */
export function askAll(recommenders: readonly Recommender[], cases: readonly HeldOutCase[]): Question[] {
  const random = mulberry32(1);
  return cases.map((held) => ask(recommenders, held, random)).filter((question) => question !== undefined);
}

function ask(recommenders: readonly Recommender[], { before, target }: HeldOutCase, random: () => number): Question | undefined {
  const scores = recommenders.map(({ score }) => score(before));
  const units = scores.map(unitOf);
  const itemCount = scores[0]!.length;
  const touched = new Set(before.items);
  if (touched.has(target)) return undefined;
  const chosen = new Set([target]);
  for (const score of scores) {
    const open = score.slice();
    for (const item of before.items) open[item] = Number.NEGATIVE_INFINITY;
    for (const item of topPositions(open, best)) chosen.add(item);
  }
  const far = chosen.size;
  const rest = itemCount - touched.size - far;
  for (let draw = 0; draw < others && chosen.size < far + rest; draw++) {
    const item = Math.floor(random() * itemCount);
    if (!touched.has(item)) chosen.add(item);
  }
  const drawn = chosen.size - far;
  const items = [...chosen];
  return {
    said: Float64Array.from({ length: items.length * scores.length }, (_, k) => {
      const p = k % scores.length;
      return scores[p]![items[(k - p) / scores.length]!]! * units[p]!;
    }),
    standsFor: Float64Array.from(items, (_, k) => (k < far ? 1 : rest / drawn)),
  };
}
