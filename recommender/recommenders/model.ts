import type { Item } from '../../store/schema.js';
import { blend } from './blend.js';
import { partNamed } from './parts.js';
import type { Recommender } from './recommender.js';

/** What recommending needs to know of an item of the catalogue. */
export type RecommendableItem = Pick<Item, 'id' | 'kind' | 'subjects' | 'in_stock'>;

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

/** A model as something to ask. */
export function recommenderOf({ parts, items }: Pick<RecommenderModel, 'parts' | 'items'>): Recommender {
  return blend(
    parts.map(({ name, parameters, fitted, weight }) => ({ recommender: partNamed(name)!.open(fitted, parameters), weight })),
    items.length,
  );
}
