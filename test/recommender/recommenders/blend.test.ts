import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blend } from '../../../recommender/recommenders/blend.js';
import { partNamed, parts } from '../../../recommender/recommenders/parts.js';
import type { Recommender } from '../../../recommender/recommenders/recommender.js';
import type { Trail } from '../../../recommender/recommenders/trail.js';
import { trail, twoTastes } from './some-trails.js';

const evidence = twoTastes(40, 12);
const opened = parts.map((part) => part.open(part.fit(evidence, part.starts[0]), part.starts[0]));
const blended = blend(
  opened.map((recommender, p) => ({ recommender, weight: p + 1 })),
  12,
);

const anyTrail = fc
  .uniqueArray(fc.nat(11), { maxLength: 8 })
  .chain((items) =>
    fc.tuple(
      fc.constant(items),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: items.length, maxLength: items.length }),
    ),
  )
  .map(([items, interest]) => trail(items, interest));

describe('recommenders and their blend', () => {
  it('give finite numbers for whatever trail, and leave it as it is', () => {
    fc.assert(
      fc.property(anyTrail, fc.nat(11), (asked, item) => {
        const before = structuredClone(asked);
        for (const { score, explain } of [...opened, blended]) {
          expect([...score(asked)].every(Number.isFinite)).toBe(true);
          expect(explain(asked, item)).toHaveLength(asked.items.length);
          expect([...explain(asked, item)].every(Number.isFinite)).toBe(true);
        }
        expect(asked).toEqual(before);
      }),
    );
  });

  it('know nothing of somebody without a history but what is popular', () => {
    for (const [p, { score }] of opened.entries()) {
      const knows = [...score(trail([]))].some((value) => value !== 0);
      expect(knows).toBe(parts[p]!.name === 'popular');
    }
  });

  it('explain a score by the touches, popularity aside', () => {
    const asked = trail([1, 2, 9]);
    const popular = blended.score(trail([]));
    const shares = blended.explain(asked, 4);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(blended.score(asked)[4]! - popular[4]!, 4);
  });

  it('listen to each part in its own units, so that a louder one is no stronger', () => {
    const [popular, itemToItem] = [opened[0]!, opened[1]!];
    const loud: Recommender = {
      ...itemToItem,
      score: (asked: Trail) => itemToItem.score(asked).map((value) => 1_000 * value),
    };
    const scoresWith = (other: Recommender) =>
      blend(
        [
          { recommender: popular, weight: 0.5 },
          { recommender: other, weight: 0.5 },
        ],
        12,
      ).score(trail([1, 2]));
    expect([...scoresWith(loud)]).toEqual([...scoresWith(itemToItem)].map((value) => expect.closeTo(value, 6)));
  });
});

describe('the sequential part', () => {
  it('foretells what comes next, not what came before', () => {
    const inOrder = { trails: Array.from({ length: 30 }, () => trail([0, 1, 2, 3])), itemCount: 4, asOf: new Date(0) };
    const part = partNamed('sequential')!;
    const { score } = part.open(part.fit(inOrder, part.starts[0]), part.starts[0]);
    const next = score(trail([1]));
    expect(next[2]).toBeGreaterThan(Math.abs(next[0]!) + 0.1);
    expect(next[2]).toBeGreaterThan(next[3]!);
  });
});
