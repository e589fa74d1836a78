import type { Interaction } from '../../recommender/behaviour/events.js';
import { foldHistories } from '../../recommender/behaviour/history.js';
import type { Signals } from '../../recommender/behaviour/signals.js';
import { fitParts } from '../../recommender/recommenders/choose.js';
import { holdOut } from '../../recommender/recommenders/hold-out.js';
import { type RecommenderModel, recommenderOf } from '../../recommender/recommenders/model.js';
import { evidenceOf } from '../../recommender/recommenders/part.js';
import { rankingQuality } from '../../recommender/recommenders/ranking.js';
import type { Trail } from '../../recommender/recommenders/trail.js';

export interface NewChoices {
  /** Customers who got something new since the live model was fitted. */
  choices: number;
  /** NDCG@10 of finding the last of it. */
  candidate: number;
  live: number;
}

/**
 * Asks both models for items that customers got after the live one was fitted. For the candidate stands a model with its
 * parts that did not see them, so that neither has an advantage but being newer or better.
 */
export function compareOnNewChoices(
  candidate: RecommenderModel,
  live: RecommenderModel,
  events: readonly Interaction[],
  signals?: Signals,
): NewChoices {
  const { items, positions, asOf } = candidate;
  const histories = foldHistories(events, positions, asOf, signals);
  const chose = (touches: (typeof histories)[number]): boolean =>
    touches.some(({ owned, interest, at }) => owned && interest > 0 && at > live.asOf.getTime());
  const { histories: cut, cases } = holdOut(histories.filter(chose), positions);
  const known = [...cut, ...histories.filter((touches) => !chose(touches))];
  const parts = fitParts(candidate.parts, evidenceOf(known, positions, asOf));
  return {
    choices: cases.length,
    candidate: rankingQuality(cases, recommenderOf({ items, parts }).score).ndcg,
    live: rankingQuality(cases, scoresIn(candidate, live)).ndcg,
  };
}

/** The live model's scores of the candidate's items; an item it does not know comes last. */
function scoresIn({ items }: RecommenderModel, live: RecommenderModel): (trail: Trail) => Float64Array {
  const liveOf = Int32Array.from(items, (id) => live.positions.get(id) ?? -1);
  const { score: scoreLive } = recommenderOf(live);
  return (trail) => {
    const known = [...trail.items.keys()].filter((k) => liveOf[trail.items[k]!] !== -1);
    const score = scoreLive({
      items: Int32Array.from(known, (k) => liveOf[trail.items[k]!]!),
      interest: Float64Array.from(known, (k) => trail.interest[k]!),
      at: Float64Array.from(known, (k) => trail.at[k]!),
    });
    return Float64Array.from(items, (_, position) => (liveOf[position] === -1 ? Number.NEGATIVE_INFINITY : score[liveOf[position]!]!));
  };
}
