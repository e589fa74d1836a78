const mostTurns = 500;
/** Radians below which a rotation changes nothing. */
const still = 1e-9;

/**
 * Turns factors so that each column loads on few of them, keeping them uncorrelated: planar rotations of one pair of factors after the other
 * (Kaiser, "The varimax criterion for analytic rotation in factor analysis", 1958), with every column given the same say.
 * `loadings` [p × m] are not changed.
 */
export function varimax(loadings: readonly Float64Array[]): Float64Array[] {
  const lengths = loadings.map((row) => Math.hypot(...row) || 1);
  const turned = loadings.map((row, k) => row.map((value) => value / lengths[k]!));
  const factors = turned[0]?.length ?? 0;
  for (let turn = 0; turn < mostTurns; turn++) {
    let largest = 0;
    for (let a = 0; a < factors; a++) {
      for (let b = a + 1; b < factors; b++) {
        const angle = bestAngle(turned, a, b);
        largest = Math.max(largest, Math.abs(angle));
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (const row of turned) [row[a], row[b]] = [cos * row[a]! + sin * row[b]!, cos * row[b]! - sin * row[a]!];
      }
    }
    if (largest < still) break;
  }
  return turned.map((row, k) => row.map((value) => value * lengths[k]!));
}

function bestAngle(rows: readonly Float64Array[], a: number, b: number): number {
  let [sumU, sumV, squares, products] = [0, 0, 0, 0];
  for (const row of rows) {
    const u = row[a]! ** 2 - row[b]! ** 2;
    const v = 2 * row[a]! * row[b]!;
    sumU += u;
    sumV += v;
    squares += u ** 2 - v ** 2;
    products += 2 * u * v;
  }
  const sine = products - (2 * sumU * sumV) / rows.length;
  const cosine = squares - (sumU ** 2 - sumV ** 2) / rows.length;
  // Where every angle is as good, none is taken.
  return Math.hypot(sine, cosine) < 1e-14 * rows.length ? 0 : Math.atan2(sine, cosine) / 4;
}
