/**
 * Share of all who left among the given shares of the rows with the highest risks: who contacts a tenth of the customers
 * reaches so many of those who leave. Equal risks are taken in even parts.
 */
export function gains(risks: Float64Array, labels: ArrayLike<number>, shares: readonly number[]): number[] {
  const order = Int32Array.from(risks, (_, k) => k).sort((a, b) => risks[b]! - risks[a]!);
  const caught = new Float64Array(order.length + 1);
  for (let from = 0; from < order.length; ) {
    let to = from;
    let left = 0;
    while (to < order.length && risks[order[to]!] === risks[order[from]!]) left += labels[order[to++]!]!;
    for (let k = from; k < to; k++) caught[k + 1] = caught[k]! + left / (to - from);
    from = to;
  }
  const all = Math.max(1, caught[order.length]!);
  return shares.map((share) => caught[Math.round(share * order.length)]! / all);
}
