import type { Touch } from '../behaviour/history.js';
import { fitItemToItem } from './item-to-item.js';
import type { ItemScorer, RecommenderParameters } from './model.js';
import { popularity } from './popular.js';
import { toTrail } from './trail.js';

/** Touches of each customer, oldest first. */
export type Histories = readonly (readonly Touch[])[];

/** Fits what gives items their scores. What no parameter changes is done once, so that many can be tried. */
export function prepareScorer(
  histories: Histories,
  positions: ReadonlyMap<string, number>,
  asOf: Date,
): (parameters: RecommenderParameters) => ItemScorer {
  const trails = histories.map((touches) => toTrail(touches, positions));
  const popular = popularity(histories, positions, asOf);
  return (parameters) => ({ itemToItem: fitItemToItem(trails, positions.size, parameters), popularity: popular, parameters });
}
