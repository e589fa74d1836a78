import { StewardError } from '../../../platform/errors.js';
import { canonicalOrder, type Features } from '../features.js';
import { type ClusterChoice, chooseClusters } from './choose-clusters.js';
import { type ColumnProfile, inWords, profile } from './cluster-profile.js';
import { densityGroups } from './density-groups.js';
import { kmeans } from './kmeans.js';
import { type Points, pick } from './points.js';
import { sample } from './sample.js';
import { pairDistances, silhouettes } from './silhouette.js';
import { type Grouping, stability } from './stability.js';
import { standardise } from './standardise.js';

export interface ClusterOptions {
  /** `kmeans`: groups around a centre, everybody in one. `density`: groups of any form, and customers who are in none. */
  method: 'kmeans' | 'density';
  /** For kmeans; the number with the best silhouettes if absent. */
  clusters?: number;
  seed: number;
  /** `done` of `total` steps of a phase are done. */
  onProgress?: (phase: string, done: number, total: number) => void;
}

export interface Clustering {
  method: ClusterOptions['method'];
  customers: number;
  clusters: Cluster[];
  /** Customers in no group. */
  outliers: number;
  /** How kmeans came to the number of clusters; absent where it was told, or had no choice. */
  choice?: ClusterChoice;
  /** Mean silhouette of the customers in a group, in [-1, 1]; null for a single group. */
  silhouette: number | null;
  /** On so many customers, drawn by chance, silhouettes and stability were worked out. */
  sampled: number;
  /** Columns that were taken as logarithms, and values that count as if they lay four standard deviations out. */
  logarithmic: string[];
  clipped: number;
  assignments: { id: string; cluster: string | null }[];
  notes: string[];
  leftOut: Features['leftOut'];
  filled: Features['filled'];
}

export interface Cluster {
  name: string;
  /** What is telling of it. */
  words: string;
  customers: number;
  share: number;
  /** Mean silhouette; null for a single group. */
  silhouette: number | null;
  /** How well it is found again in other samples, in [0, 1]. */
  stability: number;
  /** The most telling column first. */
  profile: ColumnProfile[];
}

const mostSampled = 1500;
const mostClusters = 8;
/** Below it clusters are hardly there at all (Kaufman and Rousseeuw, "Finding Groups in Data", 1990). */
const weakSilhouette = 0.25;

/**
 * Groups customers who are alike. The order of the customers changes nothing.
 * @throws StewardError `too_few_columns`, `option_invalid` for more clusters than different customers.
 */
export function clusterCustomers(features: Features, { method, clusters: asked, seed, onProgress }: ClusterOptions): Clustering {
  if (features.columns.length === 0) {
    const sentence = 'There is no column of numbers that tells the customers apart.';
    throw new StewardError('invalid', 'too_few_columns', sentence);
  }
  const { points: unordered, logarithmic, clipped } = standardise(features);
  const order = canonicalOrder(features.columns);
  const points = pick(unordered, order);
  const different = countDifferent(points);
  if (asked !== undefined && asked > different) {
    throw new StewardError('invalid', 'option_invalid', `${different} different customers cannot make ${asked} clusters.`);
  }
  onProgress?.('looking for groups', 0, 1);
  const places = sample(points.count, mostSampled, seed);
  const sampled = pick(points, places);
  const most = Math.min(mostClusters, countDifferent(sampled) - 1);
  const choice = method === 'kmeans' && asked === undefined && most >= 2 ? chooseClusters(sampled, most, seed) : undefined;
  // Two kinds of row that many customers share are two groups; two customers are not.
  const count = asked ?? choice?.clusters ?? (different === 2 && points.count > 3 ? 2 : 1);
  const group: Grouping =
    method === 'density'
      ? densityGroups
      : (some, from) =>
          kmeans(some, { clusters: Math.min(count, countDifferent(some)), seed: from, attempts: some === points ? 10 : 3 }).labels;
  const labels = bySize(group(points, seed));
  const found = labels.reduce((largest, label) => Math.max(largest, label + 1), 0);

  const sampledLabels = Int32Array.from(places, (place) => labels[place]!);
  const scores = found > 1 ? silhouettes(pairDistances(sampled), sampledLabels) : undefined;
  const again = stability(sampled, sampledLabels, found, {
    group,
    resampling: method === 'density' ? 'part' : 'bootstrap',
    seed,
    onProgress: (done, total) => onProgress?.('looking for them in other samples', done, total),
  });
  const clusters = Array.from({ length: found }, (_, cluster): Cluster => {
    const members = Array.from(order.filter((_, place) => labels[place] === cluster));
    const profiles = profile(features, unordered, members);
    return {
      name: `group ${cluster + 1}`,
      words: inWords(profiles),
      customers: members.length,
      share: members.length / points.count,
      silhouette: scores ? meanOf(scores, sampledLabels, (label) => label === cluster) : null,
      stability: again[cluster]!,
      profile: profiles,
    };
  });
  const silhouette = scores ? meanOf(scores, sampledLabels, (label) => label >= 0) : null;
  const clusterOf = new Map(Array.from(order, (row, place) => [row, labels[place]!]));
  return {
    method,
    customers: points.count,
    clusters,
    outliers: labels.filter((label) => label < 0).length,
    choice,
    silhouette,
    sampled: places.length,
    logarithmic,
    clipped,
    assignments: features.ids.map((id, row) => ({ id, cluster: clusters[clusterOf.get(row)!]?.name ?? null })),
    notes: notesOn(clusters, silhouette, choice),
    leftOut: features.leftOut,
    filled: features.filled,
  };
}

function notesOn(clusters: readonly Cluster[], silhouette: number | null, choice: ClusterChoice | undefined): string[] {
  const notes: string[] = [];
  if (clusters.length === 1) notes.push('The customers form a single group: nothing divides them.');
  if (silhouette !== null && silhouette < weakSilhouette) {
    notes.push(
      `The groups run into each other (silhouette ${silhouette.toFixed(2)}): take them for a way to divide the customers, not for kinds of customer.`,
    );
  }
  if (choice && choice.gap.clusters !== choice.clusters) {
    const other = choice.gap.clusters === 1 ? 'that there are no groups at all' : `${choice.gap.clusters} groups`;
    notes.push(`The gap statistic suggests ${other}; the silhouettes are best for ${choice.clusters}.`);
  }
  return notes;
}

/** The same clusters, the largest first. */
function bySize(labels: Int32Array): Int32Array {
  const sizes = new Map<number, number>();
  for (const label of labels) if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const order = new Map([...sizes].sort(([a, m], [b, n]) => n - m || a - b).map(([label], place) => [label, place]));
  return labels.map((label) => order.get(label) ?? -1);
}

/** Of points in their canonical order. */
function countDifferent({ values, count, width }: Points): number {
  const rows = Array.from({ length: count }, (_, i) => values.subarray(i * width, (i + 1) * width).join());
  return new Set(rows).size;
}

function meanOf(scores: Float64Array, labels: Int32Array, counts: (label: number) => boolean): number {
  const own = scores.filter((_, k) => counts(labels[k]!));
  return own.reduce((sum, score) => sum + score, 0) / Math.max(1, own.length);
}
