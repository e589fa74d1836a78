import { mulberry32, normal } from '../../../../platform/random.js';
import type { Points } from '../../../../recommender/mining/segments/points.js';

export function pointsOf(rows: readonly (readonly number[])[]): Points {
  return { values: Float64Array.from(rows.flat()), count: rows.length, width: rows[0]?.length ?? 0 };
}

/** Three round clouds of `each` points that lie apart, one after the other. */
export function blobs(each: number): Points {
  const random = mulberry32(2);
  const centres = [
    [0, 0],
    [8, 0],
    [0, 8],
  ];
  return pointsOf(centres.flatMap(([x, y]) => Array.from({ length: each }, () => [x! + normal(random), y! + normal(random)])));
}

/** Points without any order. */
export function strewn(count: number): Points {
  const random = mulberry32(3);
  return pointsOf(Array.from({ length: count }, () => [random(), random(), random()]));
}
