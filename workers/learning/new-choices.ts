import type { Interaction } from '../../recommender/behaviour/events.js';
import { foldHistories } from '../../recommender/behaviour/history.js';
import type { Signals } from '../../recommender/behaviour/signals.js';
import { describeItems } from '../../recommender/content/described.js';
import type { DescribedItem } from '../../recommender/content/item-text.js';
import { fitParts } from '../../recommender/recommenders/choose.js';
import { holdOut } from '../../recommender/recommenders/hold-out.js';
import { type RecommenderModel, recommenderOf } from '../../recommender/recommenders/model.js';
import { evidenceOf } from '../../recommender/recommenders/part.js';
import { rankingQuality } from '../../recommender/recommenders/ranking.js';

export interface NewChoices {
  /** Customers who got something new since the live model was fitted. */
  choices: number;
  /** NDCG@10 of finding the last of it. */
  candidate: number;
  live: number;
}

/** What both are asked about. */
export interface ShopToAsk {
  events: readonly Interaction[];
  /** The items that the candidate was fitted with, and the encoder's vectors of them. */
  catalogue: readonly DescribedItem[];
  vectors: ReadonlyMap<string, Float32Array>;
  signals?: Signals | undefined;
}

/**
 * Asks both models for items that customers got after the live one was fitted. For the candidate stands a model with its
 * parts that did not see them, so that neither has an advantage but being newer or better.
 */
export function compareOnNewChoices(
  candidate: RecommenderModel,
  live: RecommenderModel,
  { events, catalogue, vectors, signals }: ShopToAsk,
): NewChoices {
  const { items, positions, asOf } = candidate;
  const histories = foldHistories(events, positions, asOf, signals);
  const chose = (touches: (typeof histories)[number]): boolean =>
    touches.some(({ owned, interest, at }) => owned && interest > 0 && at > live.asOf.getTime());
  const { histories: cut, cases } = holdOut(histories.filter(chose), positions);
  const known = [...cut, ...histories.filter((touches) => !chose(touches))];
  const described = describeItems(catalogue, vectors);
  const parts = fitParts(candidate.parts, evidenceOf(known, positions, asOf, described));
  const ndcgOf = (model: Pick<RecommenderModel, 'parts' | 'positions'>) =>
    rankingQuality(cases, recommenderOf(model, items, described.content).score).ndcg;
  return { choices: cases.length, candidate: ndcgOf({ parts, positions }), live: ndcgOf(live) };
}
