import type { Interaction } from '../behaviour/events.js';
import { foldHistories } from '../behaviour/history.js';
import type { Signals } from '../behaviour/signals.js';
import { describeItems } from '../content/described.js';
import type { DescribedItem } from '../content/item-text.js';
import { choiceSteps, chooseParts, fitParts } from './choose.js';
import { type HeldOutCase, holdOut } from './hold-out.js';
import { type FittedPart, positionsOf, type RecommenderMetrics, type RecommenderModel, recommenderOf } from './model.js';
import { evidenceOf } from './part.js';
import { rankingQuality } from './ranking.js';
import type { Recommender } from './recommender.js';
import type { Histories } from './trail.js';

export interface RecommenderFitOptions {
  /** Events after this are not looked at. */
  asOf: Date;
  /** What each type of event says; what ships with Steward where none are given. */
  signals?: Signals | undefined;
  /** The encoder's vectors of `itemText`, by id, as far as there are any. */
  vectors?: ReadonlyMap<string, Float32Array>;
  /** Called after each of `total` steps. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Fits a recommender on the shop's events. What it is made of is chosen on each customer's last new item but one, the metrics are
 * measured on the last, and the model itself is fitted on everything, so no figure comes from events that anything was chosen on.
 * Events of items that are not in the catalogue are left out. An empty shop gives a model that knows nothing, with metrics of 0.
 */
export function fitRecommender(
  events: Iterable<Interaction>,
  catalogue: readonly DescribedItem[],
  { asOf, signals, vectors = new Map(), onProgress }: RecommenderFitOptions,
): RecommenderModel {
  const { ids: items, ...described } = describeItems(catalogue, vectors);
  const positions = positionsOf(items);
  const evidenceIn = (histories: Histories) => evidenceOf(histories, positions, asOf, described);
  const histories = foldHistories(events, positions, asOf, signals);

  const total = choiceSteps({ described }) + 2;
  let done = 0;
  const onStep = () => onProgress?.(++done, total);
  const last = holdOut(histories, positions);
  const lastButOne = holdOut(last.histories, positions);
  const chosen = chooseParts(evidenceIn(lastButOne.histories), lastButOne.cases, onStep);
  const metrics = measure({ parts: fitParts(chosen, evidenceIn(last.histories)), positions }, items, last.cases, described.content);
  onStep();
  const parts = fitParts(chosen, evidenceIn(histories));
  onStep();
  return { items, positions, parts, metrics, asOf };
}

function measure(
  { parts, positions }: { parts: readonly FittedPart[]; positions: ReadonlyMap<string, number> },
  items: readonly string[],
  cases: readonly HeldOutCase[],
  content: Recommender,
): RecommenderMetrics {
  const quality = rankingQuality(cases, recommenderOf({ parts, positions }, items, content).score);
  const popular = parts.filter(({ name }) => name === 'popular');
  return {
    recallAt10: quality.recall,
    ndcgAt10: quality.ndcg,
    coverage: quality.recommended / Math.max(1, items.length),
    users: cases.length,
    popularRecallAt10: rankingQuality(cases, recommenderOf({ parts: popular, positions }, items).score).recall,
  };
}
