import type { ContentIndex } from '../content/content-index.js';
import { contentRecommender } from '../content/content-recommender.js';
import { type RecommenderModel, recommenderOf } from '../recommenders/model.js';
import type { Recommender } from '../recommenders/recommender.js';
import type { Trail } from '../recommenders/trail.js';

/** A fitted recommender, asked in the positions of the catalogue as it is now. */
export interface ModelView {
  /** What the trail adds to the popularity, by what customers do and by what the items are, as the fit has weighed them. */
  own: Recommender;
  /** The same by what customers do alone. */
  behaviour: Recommender;
  /** What behaviour says of each item where nothing is known of the customer; 0 for what nobody ever touched. */
  popularity: Float64Array;
  /** By what the items are alone. Asked once more about the same trail, it gives the same array. */
  byContent: Recommender;
}

/** Whether nobody has turned to an item yet. */
export function isUndiscovered({ popularity }: ModelView, item: number): boolean {
  return popularity[item]! <= 0;
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

function makeView(model: RecommenderModel, content: ContentIndex): ModelView {
  const ids = content.items.map(({ id }) => id);
  const byContent = rememberingLast(contentRecommender(content));
  const behaviour = recommenderOf(model, ids);
  const nothing = { items: new Int32Array(), interest: new Float64Array(), at: new Float64Array() };
  const popularity = behaviour.score(nothing);
  const beyondPopularity = ({ score, explain }: Recommender): Recommender => ({
    score(trail) {
      const said = score(trail);
      for (let item = 0; item < said.length; item++) said[item]! -= popularity[item]!;
      return said;
    },
    explain,
  });
  return {
    own: beyondPopularity(recommenderOf(model, ids, byContent)),
    behaviour: beyondPopularity(behaviour),
    popularity,
    byContent,
  };
}

/** The words of a wish and the customer's own touches are asked about several times for one list. */
function rememberingLast({ score, explain }: Recommender): Recommender {
  let last: { trail: Trail; said: Float64Array } | undefined;
  return {
    score(trail) {
      if (last?.trail !== trail) last = { trail, said: score(trail) };
      return last.said;
    },
    explain,
  };
}
