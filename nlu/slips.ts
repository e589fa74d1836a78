import { isBeside } from './keyboard.js';

/** What slips cost, in nats: common ones are a letter left out or doubled, two that changed places, the key beside the right one. */
const commonSlip = 4.5;
const oddSlip = 10;
/** The first letter is seldom wrong. */
const wrongFirstLetter = 0.5;
/** What may be paid at most: two slips, one of them odd. */
const most = 15;
/** More letters than this were neither left out nor added. */
const mostSlips = 2;

/** Rows of the table below, reused: longer words have no place in them. */
const longestWord = 40;
const [rowA, rowB, rowC] = [0, 1, 2].map(() => new Float64Array(longestWord + 1)) as [Float64Array, Float64Array, Float64Array];

/**
 * How unlikely it is to write one word for another, in nats; infinite for more than two slips. Optimal string alignment
 * (Damerau 1964, Wagner & Fischer 1975) with a price for each kind of slip, as in a noisy channel (Kernighan, Church & Gale 1990).
 */
export function slipCost(written: string, meant: string): number {
  const [rows, columns] = [written.length, meant.length];
  if (Math.abs(rows - columns) > mostSlips || Math.max(rows, columns) > longestWord) return Number.POSITIVE_INFINITY;
  let [beforeLast, last, row] = [rowA, rowB, rowC];
  for (let j = 0; j <= columns; j++) last[j] = j * commonSlip;
  for (let i = 1; i <= rows; i++) {
    const letter = written[i - 1]!;
    row[0] = i * oddSlip;
    let least = row[0];
    for (let j = 1; j <= columns; j++) {
      const wanted = meant[j - 1]!;
      const kept = last[j - 1]! + (letter === wanted ? 0 : isBeside(wanted, letter) ? commonSlip : oddSlip);
      const added = last[j]! + (letter === wanted ? commonSlip : oddSlip);
      const leftOut = row[j - 1]! + commonSlip;
      const isSwap = i > 1 && j > 1 && letter === meant[j - 2] && written[i - 2] === wanted;
      const swapped = isSwap ? beforeLast[j - 2]! + commonSlip : Number.POSITIVE_INFINITY;
      row[j] = Math.min(kept, added, leftOut, swapped);
      least = Math.min(least, row[j]!);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  const cost = last[columns]!;
  if (cost > most) return Number.POSITIVE_INFINITY;
  return cost + (written[0] === meant[0] ? 0 : wrongFirstLetter);
}

/** Whether a cost is that of a single slip. */
export function isOneSlip(cost: number): boolean {
  return cost <= oddSlip + wrongFirstLetter;
}
