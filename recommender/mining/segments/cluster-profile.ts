import { quantile } from '../../../platform/quantile.js';
import type { Features } from '../features.js';
import type { Points } from './points.js';

/** How one column of a cluster differs from all customers. */
export interface ColumnProfile {
  column: string;
  /** Medians, in the column's own units. */
  median: number;
  medianOfAll: number;
  /** By how many standard deviations of all customers the cluster's mean differs; in logarithms where the column was taken so. */
  difference: number;
}

/** What differs by so much is worth a word. */
const telling = 0.5;
const mostWords = 3;

/** What a cluster is like, column by column, the most telling first. `members` are rows of both. */
export function profile(features: Features, points: Points, members: readonly number[]): ColumnProfile[] {
  return features.names
    .map((column, k) => {
      const values = features.columns[k]!;
      return {
        column,
        median: quantile(
          members.map((row) => values[row]!),
          0.5,
        ),
        medianOfAll: quantile([...values], 0.5),
        difference: members.reduce((sum, row) => sum + points.values[row * points.width + k]! / members.length, 0),
      };
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference));
}

/** "high spent, low days since last order": what is telling of a cluster, in words. */
export function inWords(profiles: readonly ColumnProfile[]): string {
  const told = profiles.filter(({ difference }) => Math.abs(difference) >= telling).slice(0, mostWords);
  if (told.length === 0) return 'much like everybody';
  return told.map(({ column, difference }) => `${degree(difference)} ${column}`).join(', ');
}

function degree(difference: number): string {
  const much = Math.abs(difference) >= 2 * telling ? 'very ' : '';
  return `${much}${difference > 0 ? 'high' : 'low'}`;
}
