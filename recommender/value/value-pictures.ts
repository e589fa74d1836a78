import type { Html } from '../../report/html.js';
import { lineChart } from '../../report/line-chart.js';
import { total } from './accuracy.js';

const lorenzSteps = 20;

/**
 * What share of all value the best customers bring, from the best on (Lorenz 1905). Lists of values are one for each line, in any order.
 */
export function shareOfValue(lines: readonly { name: string; colour: 'first' | 'second'; values: readonly number[] }[]): Html {
  const drawn = lines.map(({ values, ...line }) => ({ ...line, values: cumulativeShares(values) }));
  const top = drawn[0]!.values[lorenzSteps / 5]!;
  return lineChart({
    id: 'share-of-value',
    title: 'Who brings the money',
    caption: `Customers from the most valuable on: the best fifth ${lines.length > 1 ? 'was expected to bring' : 'is expected to bring'} ${percent(top)} of all value.`,
    description: `The best fifth of the customers: ${drawn.map(({ name, values }) => `${name} ${percent(values[lorenzSteps / 5]!)}`).join(', ')} of the value.`,
    axis: 'share of the customers, the most valuable first',
    steps: Array.from({ length: lorenzSteps + 1 }, (_, k) => percent(k / lorenzSteps)),
    format: percent,
    lines: drawn,
  });
}

function cumulativeShares(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => b - a);
  const all = total(sorted);
  let sum = 0;
  const sums = [0, ...sorted.map((value) => (sum += value))];
  return Array.from({ length: lorenzSteps + 1 }, (_, k) =>
    all > 0 ? sums[Math.round((k / lorenzSteps) * values.length)]! / all : k / lorenzSteps,
  );
}

export function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}

export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** An amount or a count as exact as it is worth reading. */
export function amount(value: number): string {
  return Math.abs(value) >= 100 ? whole(value) : value.toFixed(2);
}
