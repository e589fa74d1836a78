/** Customers as points, one after the other: `count` of them with `width` coordinates each. */
export interface Points {
  values: Float64Array;
  count: number;
  width: number;
}

/** The points at some places, in that order. */
export function pick({ values, width }: Points, places: ArrayLike<number>): Points {
  const picked = new Float64Array(places.length * width);
  for (let k = 0; k < places.length; k++) picked.set(values.subarray(places[k]! * width, (places[k]! + 1) * width), k * width);
  return { values: picked, count: places.length, width };
}

/** The square of the distance between a point of some points and one of others. */
export function squaredDistance(a: Float64Array, i: number, b: Float64Array, j: number, width: number): number {
  let sum = 0;
  for (let k = 0, p = i * width, q = j * width; k < width; k++, p++, q++) {
    const difference = a[p]! - b[q]!;
    sum += difference * difference;
  }
  return sum;
}
