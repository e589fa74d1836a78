import { checksumOfWeights } from '../../nlu/engines/weights.js';
import { keptVectors, vectorsById } from '../../recommender/content/kept-vectors.js';
import { fitRecommender } from '../../recommender/recommenders/fit.js';
import type { RecommenderModel } from '../../recommender/recommenders/model.js';
import { writeRecommender } from '../../recommender/recommenders/recommender-artefact.js';
import { dataWindow, readBehaviour } from './behaviour.js';
import type { Exam } from './gate.js';
import { type LearnParts, type LiveModel, type Outcome, submit } from './learn.js';
import { compareOnNewChoices, type ShopToAsk } from './new-choices.js';

/** A smaller difference comes from which customers happened to be asked. */
const tolerance = 0.01;
/** With fewer new choices there is too little to tell two models apart by. */
const fewestChoices = 200;

/** Fits a recommender on the shop's events and submits it, where there are any. */
export async function learnRecommender(parts: LearnParts): Promise<Outcome> {
  const behaviour = await readBehaviour(parts);
  if (!behaviour) return 'nothing';
  const { events, items, asOf } = behaviour;
  const vectors = vectorsById(items, await keptVectors(parts.db, await checksumOfWeights()));
  const model = fitRecommender(events, items, { asOf, signals: parts.signals, vectors, onProgress: parts.onProgress });
  if (model.metrics.users === 0) {
    parts.log.info('no customer has got two items yet, so there is nothing to recommend by');
    return 'nothing';
  }
  return submit(parts, {
    kind: 'recommender',
    artefact: writeRecommender(model),
    metrics: model.metrics,
    dataWindow: dataWindow(behaviour),
    examine: (live) => examine(model, live, { events, catalogue: items, vectors, signals: parts.signals }),
  });
}

/**
 * A live model that is only slightly older is compared by the figures both were given on their own day. Where customers have
 * chosen enough since, both are asked for those choices, which neither has seen.
 */
function examine(model: RecommenderModel, live: LiveModel<'recommender'> | undefined, shop: ShopToAsk): Exam {
  const { recallAt10, popularRecallAt10, ndcgAt10, users } = model.metrics;
  const asked = `the last new item of each of ${users} customers`;
  if (!live) {
    const rival = { rival: popularRecallAt10, rivalName: 'the most popular items', tolerance: 0 };
    return { measure: 'recall@10', candidate: recallAt10, ...rival, protocol: `asked for ${asked}` };
  }
  const measure = 'NDCG@10';
  const fresh = compareOnNewChoices(model, live.model, shop);
  if (fresh.choices >= fewestChoices) {
    const protocol = `both asked for ${fresh.choices} choices made since ${live.id} was fitted`;
    return { measure, candidate: fresh.candidate, rival: fresh.live, rivalName: live.id, tolerance, protocol };
  }
  const protocol = `each asked on its own day for the last new item of each customer, since then only ${fresh.choices} chose anything new`;
  return { measure, candidate: ndcgAt10, rival: live.model.metrics.ndcgAt10, rivalName: live.id, tolerance, protocol };
}
