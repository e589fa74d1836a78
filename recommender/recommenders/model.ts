import { blend } from './blend.js';
import { inPlaces, unknownPlace } from './in-places.js';
import { partNamed } from './parts.js';
import type { Recommender } from './recommender.js';

/** Measured on each customer's last new item, hidden from a model with the same choices; among all items not touched before. */
export interface RecommenderMetrics {
  /** Share of customers whose hidden item was among the ten recommended. */
  recallAt10: number;
  ndcgAt10: number;
  /** Share of the catalogue that was recommended to somebody. */
  coverage: number;
  /** Customers asked. */
  users: number;
  /** `recallAt10` of recommending the most popular items to everybody. */
  popularRecallAt10: number;
}

/** A part as it was chosen. */
export interface ChosenPart {
  name: string;
  parameters: Record<string, number>;
  /** Share of the blend, above 0; all add up to 1. */
  weight: number;
}

export interface FittedPart extends ChosenPart {
  /** What the part of this name has fitted. */
  fitted: unknown;
}

export interface RecommenderModel {
  /** Ids, sorted; an item's place here is its position everywhere in the model. */
  items: readonly string[];
  positions: ReadonlyMap<string, number>;
  parts: readonly FittedPart[];
  metrics: RecommenderMetrics;
  /** Events after this were not seen. */
  asOf: Date;
}

/** The place of each id. */
export function positionsOf(items: readonly string[]): Map<string, number> {
  return new Map(items.map((id, position) => [id, position]));
}

/** The part of a blend that is not fitted: what the items are on the day of the question. Whoever asks brings it along. */
export const contentName = 'content';

/**
 * A model as something to ask. Positions are those of `items`, which the catalogue may have changed since the fit: of an item that
 * came later, only `content` knows something, and without it nobody.
 */
export function recommenderOf(
  { parts, positions }: Pick<RecommenderModel, 'parts' | 'positions'>,
  items: readonly string[],
  content?: Recommender,
): Recommender {
  const places = Int32Array.from(items, (id) => positions.get(id) ?? unknownPlace);
  const isSame = items.length === positions.size && places.every((place, position) => place === position);
  const fitted = parts.filter(({ name }) => name !== contentName);
  const opened = fitted.map(({ name, parameters, fitted, weight }) => ({ recommender: partNamed(name)!.open(fitted, parameters), weight }));
  const behaviour = blend(opened, positions.size);
  const recommender = isSame ? behaviour : inPlaces(behaviour, places);
  const weight = parts.find(({ name }) => name === contentName)?.weight;
  if (!content || !weight) return recommender;
  return blend(
    [
      { recommender, weight: 1, isBlend: true },
      { recommender: content, weight },
    ],
    items.length,
  );
}
