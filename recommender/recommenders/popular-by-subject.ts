import { z } from 'zod';
import { areStarts, type Evidence, type Part, StoredScores, type Subjects } from './part.js';
import { type PopularParameters, popularity } from './popular.js';
import type { Trail } from './trail.js';

export interface PopularBySubjectParameters extends PopularParameters {
  /** What a touch counts of the one after it; in (0, 1]. */
  decay: number;
}

interface PopularBySubject extends Subjects {
  /** Float64Array [items]; see `popularity`. */
  popular: Float64Array;
}

/**
 * What everybody likes on the subjects that the customer has turned to: the popularity of an item, times what the customer's touches
 * say for its subjects, each touch parted among its own. One touch is enough to tell something.
 */
export const popularBySubject: Part<PopularBySubjectParameters, PopularBySubject> = {
  name: 'popular-by-subject',
  starts: [{ halfLifeDays: 60, decay: 0.9 }],
  grid: [
    ['halfLifeDays', [15, 3_650]],
    ['decay', [0.7, 1]],
  ],
  listening: new Set(['decay']),
  appliesTo: ({ described }) => described !== undefined && described.subjects.entries.length > 0,
  fit: (evidence, parameters) => ({ popular: popularity(evidence, parameters), ...subjectsIn(evidence) }),
  open({ popular, starts, entries }, { decay }) {
    const subjectCount = entries.reduce((most, subject) => Math.max(most, subject + 1), 0);
    const subjectsOf = (item: number) => entries.subarray(starts[item], starts[item + 1]);
    const share = ({ items, interest }: Trail, k: number) =>
      (interest[k]! * decay ** (items.length - 1 - k)) / Math.max(1, subjectsOf(items[k]!).length);
    return {
      score(trail) {
        const wanted = new Float64Array(subjectCount);
        trail.items.forEach((item, k) => {
          for (const subject of subjectsOf(item)) wanted[subject]! += share(trail, k);
        });
        const score = new Float64Array(popular.length);
        for (let item = 0; item < score.length; item++) {
          let sum = 0;
          for (let n = starts[item]!; n < starts[item + 1]!; n++) sum += wanted[entries[n]!]!;
          score[item] = popular[item]! * sum;
        }
        return score;
      },
      explain(trail, item) {
        const own = new Set(subjectsOf(item));
        return Float64Array.from(trail.items, (touched, k) => {
          const common = subjectsOf(touched).filter((subject) => own.has(subject)).length;
          return popular[item]! * common * share(trail, k);
        });
      },
    };
  },
  stored: (itemCount) =>
    z
      .object({ popular: StoredScores(itemCount), starts: z.instanceof(Int32Array), entries: z.instanceof(Int32Array) })
      .refine(
        ({ starts, entries }) =>
          areStarts(starts, itemCount, entries.length) && entries.every((subject) => subject >= 0 && subject < entries.length),
      ),
};

function subjectsIn({ described, itemCount }: Evidence): Subjects {
  return described?.subjects ?? { starts: new Int32Array(itemCount + 1), entries: new Int32Array() };
}
