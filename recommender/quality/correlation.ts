/** Pearson's correlation over the rows in which neither has a gap (NaN); 0 where one of them does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  let [n, sumA, sumB] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    if (Number.isNaN(a[row]! + b[row]!)) continue;
    n++;
    sumA += a[row]!;
    sumB += b[row]!;
  }
  let [aa, bb, ab] = [0, 0, 0];
  for (let row = 0; row < a.length; row++) {
    if (Number.isNaN(a[row]! + b[row]!)) continue;
    const [da, db] = [a[row]! - sumA / n, b[row]! - sumB / n];
    aa += da * da;
    bb += db * db;
    ab += da * db;
  }
  const scale = Math.sqrt(aa) * Math.sqrt(bb);
  const varies = isMoreThanDust(aa, sumA, n) && isMoreThanDust(bb, sumB, n);
  return varies && Number.isFinite(scale) ? Math.max(-1, Math.min(1, ab / scale)) : 0;
}

/** Whether squared deviations are more than what rounding leaves of equal values. */
function isMoreThanDust(squares: number, sum: number, n: number): boolean {
  return squares > 1e-24 * ((sum / n) * sum);
}
