/** A column that the ones before it explain but for this share of its variance says nothing of its own. */
const own = 1e-6;

/** The columns of a correlation matrix that are not sums of those before them, by Cholesky's decomposition, in their order. */
export function independentColumns(correlations: readonly Float64Array[]): number[] {
  const kept: number[] = [];
  const roots: number[][] = [];
  for (let column = 0; column < correlations.length; column++) {
    const root: number[] = [];
    kept.forEach((before, k) => {
      const explained = root.reduce((sum, value, j) => sum + value * roots[k]![j]!, 0);
      root.push((correlations[column]![before]! - explained) / roots[k]![k]!);
    });
    const left = 1 - root.reduce((sum, value) => sum + value ** 2, 0);
    if (left < own) continue;
    roots.push([...root, Math.sqrt(left)]);
    kept.push(column);
  }
  return kept;
}
