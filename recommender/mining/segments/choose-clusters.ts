import { type GapStatistic, gapStatistic } from './gap-statistic.js';
import { kmeans } from './kmeans.js';
import { type Points, pick } from './points.js';
import { sample } from './sample.js';
import { pairDistances, silhouettes } from './silhouette.js';

export interface ClusterChoice {
  /** The number whose clusters lie best, by their silhouettes, and are no mere outliers. */
  clusters: number;
  /** Mean silhouette for two clusters, three clusters and so on, in [-1, 1]. */
  silhouettes: number[];
  /** A second opinion, which can also say that there are no clusters at all: for one cluster, two clusters and so on. */
  gap: GapStatistic;
}

const attempts = 5;
/** The gap statistic clusters twenty times as many points again. */
const mostForGap = 700;
/** Share of the points below which a cluster is an outlier or two, which no other number of clusters should be taken for. */
const leastShare = 0.01;

/** Tries two to `most` clusters; there must be more different points than that. */
export function chooseClusters(points: Points, most: number, seed: number): ClusterChoice {
  const distances = pairDistances(points);
  const tried = Array.from({ length: most - 1 }, (_, k) => {
    const { labels } = kmeans(points, { clusters: k + 2, seed, attempts });
    const scores = silhouettes(distances, labels);
    return { mean: scores.reduce((sum, score) => sum + score, 0) / scores.length, smallest: smallest(labels, k + 2) };
  });
  const whole = tried.filter((each) => each.smallest >= Math.max(2, leastShare * points.count));
  const best = (whole.length > 0 ? whole : tried).reduce((high, each) => (each.mean > high.mean ? each : high));
  return {
    clusters: 2 + tried.indexOf(best),
    silhouettes: tried.map(({ mean }) => mean),
    gap: gapStatistic(pick(points, sample(points.count, mostForGap, seed)), most, seed),
  };
}

function smallest(labels: Int32Array, clusters: number): number {
  const sizes = new Int32Array(clusters);
  for (const label of labels) sizes[label]!++;
  return Math.min(...sizes);
}
