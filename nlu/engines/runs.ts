/** What one more run costs beside its pieces, in pieces: the weights are read again and every operator starts. Measured. */
const costOfRun = 6;
/** What a place costs in attention, where texts are padded to the longest of their run, in pieces. Measured. */
const costOfPlace = 0.06;
/** Places of a run: more of them fall out of the processor's cache and save nothing. */
const mostPlaces = 1024;

/**
 * Parts texts into runs, few and with little padding: the cheapest parting of the texts sorted by length, by dynamic
 * programming. Takes the number of pieces of each text; gives the indices of each run.
 */
export function planRuns(lengths: readonly number[]): number[][] {
  const order = [...lengths.keys()].sort((a, b) => lengths[a]! - lengths[b]!);
  /** Of the first texts in the order: what they cost at least, and where their last run begins. */
  const costs = new Float64Array(order.length + 1).fill(Number.POSITIVE_INFINITY, 1);
  const begins = new Int32Array(order.length + 1);
  for (let end = 1; end <= order.length; end++) {
    const longest = lengths[order[end - 1]!]!;
    for (let begin = end - 1; begin >= 0; begin--) {
      const places = (end - begin) * longest;
      if (places > mostPlaces && begin < end - 1) break;
      const cost = costs[begin]! + costOfRun + costOfPlace * places;
      if (cost >= costs[end]!) continue;
      costs[end] = cost;
      begins[end] = begin;
    }
  }
  const runs: number[][] = [];
  for (let end = order.length; end > 0; end = begins[end]!) runs.push(order.slice(begins[end]!, end));
  return runs.reverse();
}
