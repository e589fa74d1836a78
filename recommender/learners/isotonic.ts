/** A rising step function: from each edge on its value; below the first edge the first value. */
export interface Steps {
  edges: number[];
  values: number[];
}

/**
 * Isotonic regression of labels on scores by pooling adjacent violators (Ayer et al. 1955; for probabilities Zadrozny and
 * Elkan 2002). No step is surer than so many cases allow: none says 0 or 1.
 */
export function fitIsotonic(scores: Float64Array, labels: ArrayLike<number>): Steps {
  const order = Int32Array.from(scores, (_, k) => k).sort((a, b) => scores[a]! - scores[b]!);
  const blocks: { edge: number; positives: number; count: number }[] = [];
  for (const k of order) {
    const last = blocks.at(-1);
    if (last && last.edge === scores[k]) {
      last.positives += labels[k]!;
      last.count++;
    } else blocks.push({ edge: scores[k]!, positives: labels[k]!, count: 1 });
    while (blocks.length > 1 && isFalling(blocks.at(-2)!, blocks.at(-1)!)) {
      const { positives, count } = blocks.pop()!;
      blocks.at(-1)!.positives += positives;
      blocks.at(-1)!.count += count;
    }
  }
  const least = 1 / (scores.length + 2);
  return {
    edges: blocks.map(({ edge }) => edge),
    values: blocks.map(({ positives, count }) => Math.min(1 - least, Math.max(least, positives / count))),
  };
}

export function isotonicValue({ edges, values }: Steps, score: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= score) low = middle + 1;
    else high = middle;
  }
  return values[Math.max(0, low - 1)]!;
}

function isFalling(a: { positives: number; count: number }, b: { positives: number; count: number }): boolean {
  return a.positives * b.count >= b.positives * a.count;
}
