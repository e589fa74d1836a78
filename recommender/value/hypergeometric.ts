const mostTerms = 100_000;

/** Gauss's 2F1(a, b; c; z) for z in [0, 1), summed until nothing is added; slow for z near 1 unless c - a - b is positive. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < mostTerms && Math.abs(term) > 1e-14 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}
