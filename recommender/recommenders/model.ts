import type { Item } from '../../store/schema.js';
import { type ItemToItem, type ItemToItemParameters, itemToItemRecommender } from './item-to-item.js';
import type { Recommender } from './recommender.js';

/** What recommending needs to know of an item of the catalogue. */
export type RecommendableItem = Pick<Item, 'id' | 'kind' | 'subjects' | 'in_stock'>;

export interface RecommenderParameters extends ItemToItemParameters {
  /** What a touch counts of the one after it, when a customer's history is listened to; in (0, 1]. */
  historyDecay: number;
  /** Score of the most popular item where nothing else speaks for it; above 0, so that there is always an order. */
  popularityWeight: number;
}

/** Measured on each customer's last new item, hidden from a model with the same parameters; among all items not touched before. */
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

/** What gives every item a score. */
export interface ItemScorer {
  itemToItem: ItemToItem;
  /** Float64Array [items], in [0, 1]. */
  popularity: Float64Array;
  parameters: RecommenderParameters;
}

export interface RecommenderModel extends ItemScorer {
  /** Ids, sorted; an item's place here is its position everywhere in the model. */
  items: readonly string[];
  positions: ReadonlyMap<string, number>;
  metrics: RecommenderMetrics;
  /** Events after this were not seen. */
  asOf: Date;
}

/** The place of each id. */
export function positionsOf(items: readonly string[]): Map<string, number> {
  return new Map(items.map((id, position) => [id, position]));
}

/** A model as something to ask: what an item's neighbours say, and popularity where they say little. */
export function recommenderOf({ itemToItem, popularity, parameters }: ItemScorer): Recommender {
  const { score, explain } = itemToItemRecommender(itemToItem, parameters.historyDecay);
  return {
    score: (trail) => score(trail).map((said, item) => said + parameters.popularityWeight * popularity[item]!),
    explain,
  };
}
