import type { Interaction } from '../behaviour/events.js';
import { foldHistories } from '../behaviour/history.js';
import type { Signals } from '../behaviour/signals.js';
import { chooseParameters, searchSteps } from './choose-parameters.js';
import { type HeldOutCase, holdOut } from './hold-out.js';
import {
  type ItemScorer,
  positionsOf,
  type RecommendableItem,
  type RecommenderMetrics,
  type RecommenderModel,
  recommenderOf,
} from './model.js';
import { rankingQuality } from './ranking.js';
import { type Histories, prepareScorer } from './scorer.js';

export interface RecommenderFitOptions {
  /** Events after this are not looked at. */
  asOf: Date;
  /** What each type of event says; what ships with Steward where none are given. */
  signals?: Signals;
  /** Called after each of `total` steps. */
  onProgress?: (done: number, total: number) => void;
}

/** Customers asked for each choice of a parameter; more would hardly change it. */
const mostAsked = 5_000;

/**
 * Fits item-to-item similarities and popularity on the shop's events. The parameters are chosen on each customer's last new
 * item but one, the metrics are measured on the last, and the model itself is fitted on everything, so no figure comes from
 * events that anything was chosen on. Events of items that are not in the catalogue are left out. An empty shop gives a model
 * that knows nothing, with metrics of 0.
 */
export function fitRecommender(
  events: Iterable<Interaction>,
  catalogue: readonly RecommendableItem[],
  { asOf, signals, onProgress }: RecommenderFitOptions,
): RecommenderModel {
  const items = catalogue.map((item) => item.id).sort();
  const positions = positionsOf(items);
  const histories = foldHistories(events, positions, asOf, signals);
  const fitOn = (some: Histories) => prepareScorer(some, positions, asOf);

  const total = searchSteps + 2;
  const last = holdOut(histories, positions);
  const lastButOne = holdOut(last.histories, positions);
  const parameters = chooseParameters(fitOn(lastButOne.histories), evenly(lastButOne.cases, mostAsked), (done) =>
    onProgress?.(done, total),
  );
  const metrics = measure(fitOn(last.histories)(parameters), last.cases);
  onProgress?.(total - 1, total);
  const model = { ...fitOn(histories)(parameters), items, positions, metrics, asOf };
  onProgress?.(total, total);
  return model;
}

function measure(scorer: ItemScorer, cases: readonly HeldOutCase[]): RecommenderMetrics {
  const quality = rankingQuality(cases, recommenderOf(scorer).score);
  const popular = rankingQuality(cases, () => scorer.popularity);
  return {
    recallAt10: quality.recall,
    ndcgAt10: quality.ndcg,
    coverage: quality.recommended / Math.max(1, scorer.popularity.length),
    users: cases.length,
    popularRecallAt10: popular.recall,
  };
}

/** At most `count` of them, evenly spaced. */
function evenly<T>(all: readonly T[], count: number): readonly T[] {
  const step = all.length / count;
  return step <= 1 ? all : Array.from({ length: count }, (_, k) => all[Math.floor(k * step)]!);
}
