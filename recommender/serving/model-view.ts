import type { ContentIndex } from '../content/content-index.js';
import { type RecommenderModel, recommenderOf } from '../recommenders/model.js';
import type { Recommender } from '../recommenders/recommender.js';
import type { Trail } from '../recommenders/trail.js';

/**
 * A fitted recommender, asked in the positions of a catalogue that may have changed since the fit. Its scores are what the trail
 * adds to the popularity.
 */
export interface ModelView extends Recommender {
  /** What the fitted recommender says of each item where nothing is known of the customer; 0 for what nobody ever touched. */
  popularity: Float64Array;
}

/** Forgotten together with their catalogues. */
const views = new WeakMap<ContentIndex, { model: RecommenderModel; view: ModelView }>();

/** The same view for the same two, so that nothing is done twice for many requests. */
export function viewOf(model: RecommenderModel, content: ContentIndex): ModelView {
  const known = views.get(content);
  if (known?.model === model) return known.view;
  const view = makeView(model, content);
  views.set(content, { model, view });
  return view;
}

function makeView(model: RecommenderModel, { items }: ContentIndex): ModelView {
  const recommender = recommenderOf(model);
  const places = Int32Array.from(items, ({ id }) => model.positions.get(id) ?? unseen);
  const inModel = (trail: Trail): Trail => {
    const isKnown = (_: number, k: number) => places[trail.items[k]!] !== unseen;
    return {
      items: trail.items.filter(isKnown).map((item) => places[item]!),
      interest: trail.interest.filter(isKnown),
      at: trail.at.filter(isKnown),
    };
  };
  const inCatalogue = (said: Float64Array) => {
    const scores = new Float64Array(places.length);
    for (let item = 0; item < places.length; item++) if (places[item] !== unseen) scores[item] = said[places[item]!]!;
    return scores;
  };
  const nothing = { items: new Int32Array(), interest: new Float64Array(), at: new Float64Array() };
  const popularity = inCatalogue(recommender.score(nothing));
  return {
    popularity,
    score(trail) {
      const scores = inCatalogue(recommender.score(inModel(trail)));
      for (let item = 0; item < scores.length; item++) scores[item]! -= popularity[item]!;
      return scores;
    },
    explain(trail, item) {
      const said = new Float64Array(trail.items.length);
      const place = places[item]!;
      if (place === unseen) return said;
      const known = Array.from(trail.items.keys()).filter((k) => places[trail.items[k]!] !== unseen);
      recommender.explain(inModel(trail), place).forEach((share, k) => {
        said[known[k]!] = share;
      });
      return said;
    },
  };
}

/** Place of an item that came into the catalogue after the model was fitted. */
const unseen = -1;
