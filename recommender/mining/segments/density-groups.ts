import { hdbscan } from './hdbscan.js';
import { type Points, pick, squaredDistance } from './points.js';
import { sample } from './sample.js';

/** So many points are compared with each other; a group among more is found in a part of them. */
const mostCompared = 6000;
/** Share of the customers below which a few that are alike are no group. */
const smallestShare = 0.02;
const leastSize = 5;
const neighbours = 10;

/** Groups by density, with the settings that fit the number of points; the others follow their nearest neighbour, if it is near enough. */
export function densityGroups(points: Points, seed: number): Int32Array {
  const compared = sample(points.count, mostCompared, seed);
  const some = compared.length < points.count ? pick(points, compared) : points;
  const minSize = Math.max(leastSize, Math.round(smallestShare * some.count));
  const { labels, reach } = hdbscan(some, { minSize, neighbours: Math.min(neighbours, minSize) });
  if (some === points) return labels;
  const all = new Int32Array(points.count).fill(-1);
  const known = new Set(compared);
  compared.forEach((place, k) => {
    all[place] = labels[k]!;
  });
  for (let i = 0; i < points.count; i++) {
    if (known.has(i)) continue;
    const { place, distance } = nearestOf(points, i, some);
    const label = labels[place]!;
    if (label >= 0 && distance <= reach[label]!) all[i] = label;
  }
  return all;
}

function nearestOf({ values, width }: Points, i: number, others: Points): { place: number; distance: number } {
  let [place, least] = [0, Number.POSITIVE_INFINITY];
  for (let j = 0; j < others.count; j++) {
    const distance = squaredDistance(values, i, others.values, j, width);
    if (distance < least) {
      place = j;
      least = distance;
    }
  }
  return { place, distance: Math.sqrt(least) };
}
