import { expect, it } from 'vitest';
import { inPlaces } from '../../../recommender/recommenders/in-places.js';
import { rowsRecommender } from '../../../recommender/recommenders/item-rows.js';
import { trail } from './some-trails.js';

/** Of three items the first speaks for the second and the second for the third. */
const rows = { starts: Int32Array.of(0, 1, 2, 2), others: Int32Array.of(1, 2), weights: Float32Array.of(0.5, 0.25) };
/** The same items the other way round, around one that came later. */
const moved = inPlaces(rowsRecommender(rows, { decay: 1, floor: 1 }), Int32Array.of(2, -1, 1, 0));

it('answers in other positions, and says nothing of what is not known', () => {
  expect([...moved.score(trail([3, 1, 2]))]).toEqual([0.25, 0, 0.5, 0]);
  expect([...moved.explain(trail([3, 1, 2]), 0)]).toEqual([0, 0, 0.25]);
  expect([...moved.explain(trail([3, 1, 2]), 1)]).toEqual([0, 0, 0]);
});
