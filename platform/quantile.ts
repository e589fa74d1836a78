/** The value that `share` of the values lie below; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  return sortedQuantile(
    [...values].sort((a, b) => a - b),
    share,
  );
}

/** The same of values that are in rising order. */
export function sortedQuantile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
