import { byCustomer, type Interaction } from '../../recommender/events.js';
import { foldHistory } from '../../recommender/history.js';
import { holdOut } from '../../recommender/hold-out.js';
import { fitItemToItem } from '../../recommender/item-to-item.js';
import { type ItemScorer, type RecommenderModel, scoreItems } from '../../recommender/model.js';
import { popularity } from '../../recommender/popular.js';
import { rankingQuality } from '../../recommender/ranking.js';
import { type Trail, toTrail } from '../../recommender/trail.js';

export interface NewChoices {
  /** Customers who got something new since the live model was fitted. */
  choices: number;
  /** NDCG@10 of finding the last of it. */
  candidate: number;
  live: number;
}

/**
 * Asks both models for items that customers got after the live one was fitted. For the candidate stands a model with its
 * parameters that did not see them, so that neither has an advantage but being newer or better.
 */
export function compareOnNewChoices(candidate: RecommenderModel, live: RecommenderModel, events: readonly Interaction[]): NewChoices {
  const { items, positions, parameters, asOf } = candidate;
  const histories = Array.from(byCustomer(events, asOf).values(), (group) =>
    foldHistory(group, asOf).filter((touch) => positions.has(touch.item)),
  );
  const chose = (touches: (typeof histories)[number]): boolean =>
    touches.some(({ owned, interest, at }) => owned && interest > 0 && at > live.asOf.getTime());
  const { histories: cut, cases } = holdOut(histories.filter(chose), positions);
  const known = [...cut, ...histories.filter((touches) => !chose(touches))];
  const trails = known.map((touches) => toTrail(touches, positions));
  const unaware: ItemScorer = {
    itemToItem: fitItemToItem(trails, items.length, parameters),
    popularity: popularity(known, positions, asOf),
    parameters,
  };
  return {
    choices: cases.length,
    candidate: rankingQuality(cases, (trail) => scoreItems(unaware, trail).score).ndcg,
    live: rankingQuality(cases, scoresIn(candidate, live)).ndcg,
  };
}

/** The live model's scores of the candidate's items; an item it does not know comes last. */
function scoresIn({ items }: RecommenderModel, live: RecommenderModel): (trail: Trail) => Float64Array {
  const liveOf = Int32Array.from(items, (id) => live.positions.get(id) ?? -1);
  return (trail) => {
    const known = [...trail.items.keys()].filter((k) => liveOf[trail.items[k]!] !== -1);
    const { score } = scoreItems(live, {
      items: Int32Array.from(known, (k) => liveOf[trail.items[k]!]!),
      interest: Float64Array.from(known, (k) => trail.interest[k]!),
    });
    return Float64Array.from(items, (_, position) => (liveOf[position] === -1 ? Number.NEGATIVE_INFINITY : score[liveOf[position]!]!));
  };
}
