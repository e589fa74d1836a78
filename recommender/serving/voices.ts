/** One opinion on all items. */
export interface Voice {
  /** Float64Array [items], by position. */
  scores: Float64Array;
  /** What one point of them counts. */
  share: number;
}

/** A voice whose loudest word about some items, for or against, counts `weight`, whatever its own scale. */
export function voice(weight: number, scores: Float64Array, among: Int32Array): Voice {
  let loudest = 0;
  // By index, here and below: for-of over a typed array takes three times as long, and there are many items.
  for (let k = 0; k < among.length; k++) {
    const loud = Math.abs(scores[among[k]!]!);
    if (loud > loudest) loudest = loud;
  }
  return { scores, share: loudest > 0 ? weight / loudest : 0 };
}

/** What the voices say together, Float64Array [items]; 0 of what is no candidate. */
export function addUp(voices: readonly Voice[], candidates: Int32Array, items: number): Float64Array {
  const sum = new Float64Array(items);
  for (const { scores, share } of voices) {
    if (share === 0) continue;
    for (let k = 0; k < candidates.length; k++) sum[candidates[k]!]! += share * scores[candidates[k]!]!;
  }
  return sum;
}
