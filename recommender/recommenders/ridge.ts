import { choleskySolve } from '../linear-algebra/cholesky.js';
import type { ItemRows, RowEntry } from './item-rows.js';
import { strongest } from './strongest.js';

/**
 * Weights of a ridge regression of every item on its nearest others alone: for each target the others whose cosine with it is highest,
 * and (gram + ridge · 1)⁻¹ · cross over them. Exact for an item that occurs with all others, if they are no more than `neighbours`; the
 * time it takes grows with the items and not with their pairs (Steck, "Markov random fields for collaborative filtering", 2019, cuts the same matrix into such blocks).
 *
 * @param gram Σ over customers of what items count together, symmetric, with its diagonal in `norms`.
 * @param cross for each target, what each other counts with it.
 * @returns for each item what it says of the targets.
 */
export function neighbourhoodRidge(
  { gram, norms, cross }: { gram: ItemRows; norms: Float64Array; cross: ItemRows },
  { ridge, neighbours }: { ridge: number; neighbours: number },
): RowEntry[][] {
  const itemCount = norms.length;
  const said: RowEntry[][] = Array.from({ length: itemCount }, () => []);
  const placeOf = new Int32Array(itemCount).fill(-1);
  for (let target = 0; target < itemCount; target++) {
    const near = strongest(nearnessOf(cross, norms, target), neighbours);
    const n = near.length;
    const matrix = new Float64Array(n * n);
    const right = new Float64Array(n);
    near.forEach(({ other }, k) => {
      placeOf[other] = k;
    });
    near.forEach(({ other }, k) => {
      for (let g = gram.starts[other]!; g < gram.starts[other + 1]!; g++) {
        const column = placeOf[gram.others[g]!]!;
        if (column !== -1) matrix[k * n + column] = gram.weights[g]!;
      }
      matrix[k * n + k] = norms[other]! + ridge;
    });
    for (let c = cross.starts[target]!; c < cross.starts[target + 1]!; c++) {
      const k = placeOf[cross.others[c]!]!;
      if (k !== -1) right[k] = cross.weights[c]!;
    }
    choleskySolve(matrix, right, n);
    near.forEach(({ other }, k) => {
      placeOf[other] = -1;
      said[other]!.push({ other: target, weight: right[k]! });
    });
  }
  return said;
}

function nearnessOf({ starts, others, weights }: ItemRows, norms: Float64Array, target: number): RowEntry[] {
  const entries: RowEntry[] = [];
  for (let c = starts[target]!; c < starts[target + 1]!; c++) {
    entries.push({ other: others[c]!, weight: weights[c]! / Math.sqrt(norms[others[c]!]! || 1) });
  }
  return entries;
}
