import { normal } from '../../../platform/random.js';

/**
 * Correlations of `p` columns of `n` independent standard normal numbers, n > p, as rows: drawn as a whole, by Bartlett's decomposition of the
 * Wishart distribution ("On the theory of statistical regression", 1933), so that a draw costs the same for ten customers and for a
 * million.
 */
export function randomCorrelations(n: number, p: number, random: () => number): Float64Array[] {
  const root = Array.from({ length: p }, (_, i) =>
    Float64Array.from({ length: i + 1 }, (_, j) => (j < i ? normal(random) : Math.sqrt(chiSquare(n - 1 - i, random)))),
  );
  for (const row of root) {
    const length = Math.hypot(...row);
    for (let k = 0; k < row.length; k++) row[k]! /= length;
  }
  return root.map((a) => Float64Array.from(root, (b) => dot(a, b, Math.min(a.length, b.length))));
}

/** Twice a gamma variate (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000), for one degree and more. */
function chiSquare(degrees: number, random: () => number): number {
  if (degrees < 2) return normal(random) ** 2 + (degrees > 1 ? chiSquare(degrees - 1, random) : 0);
  const d = degrees / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}

function dot(a: Float64Array, b: Float64Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[k]! * b[k]!;
  return sum;
}
