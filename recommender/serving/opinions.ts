import type { Touch } from '../behaviour/history.js';
import type { ContentIndex } from '../content/content-index.js';
import { searchWords } from '../content/word-search.js';
import type { Trail } from '../recommenders/trail.js';
import { aversions } from './aversions.js';
import { cheapness } from './cheapness.js';
import { isForeign, languagesRead } from './foreign.js';
import { isUndiscovered, type ModelView } from './model-view.js';
import type { Standing } from './prerequisites.js';
import type { OfferedItem, RecommendationRequest } from './request.js';
import { type Voice, voice } from './voices.js';

/** What is asked, and of whom. */
export interface Asked {
  view: ModelView;
  content: ContentIndex<OfferedItem>;
  /** Positions of all items that the customer has not touched: what the loudness of a voice is measured on. */
  others: Int32Array;
  candidates: Int32Array;
  request: RecommendationRequest;
  /** Of items in the catalogue, oldest first, and the same as a trail. */
  touches: readonly Touch[];
  trail: Trail;
  /** Positions of the items that those wanted should be like. */
  named: Int32Array;
  standing: Standing;
}

/** What each voice counts. What is asked for in words outweighs what is known of the customer. */
const weights = { own: 1.5, newcomers: 0.75, popularity: 0.1, words: 1, meaning: 1, likeNamed: 1, boughtWithNamed: 0.6, cheap: 1 };
/** What the customer's own deeds count where words or items are named, and where it is for somebody else. */
const besideWords = 0.4;
const forOthers = 0.05;
/** What words count where items are named: what is said beside them tells little. */
const besideNamed = 0.25;
/** Point by point, of scores in [0, 1]. */
const shares = { subjects: 1, aversion: -1.5, foreign: -0.7, goesOn: 0.3, goesOnAsWished: 3 };

/**
 * What the customer's own deeds say: of all items as the fit has weighed it, and of what nobody has touched yet, of which behaviour
 * knows nothing, by what it is.
 */
export function ownOpinions({ view, others, request, trail, named }: Asked): [own: Voice, newcomers: Voice] {
  const asksFor = request.words !== undefined || named.length > 0;
  const share = request.forSomebodyElse ? forOthers : asksFor ? besideWords : 1;
  const alike = voice(share * weights.newcomers, view.byContent.score(trail), others);
  const newcomers = new Float64Array(alike.scores.length);
  for (let item = 0; item < newcomers.length; item++) if (isUndiscovered(view, item)) newcomers[item] = alike.scores[item]!;
  return [voice(share * weights.own, view.own.score(trail), others), { ...alike, scores: newcomers }];
}

/** What else there is to say: by what everybody likes, what is asked for, what was turned down, and what comes next. */
export function otherOpinions(asked: Asked): Voice[] {
  const { view, content, others, candidates, request, standing } = asked;
  const goesOn = scoresOf(asked, (item) => (standing.goesOnFrom(item) === undefined ? 0 : 1));
  return [
    voice(weights.popularity, view.popularity, others),
    ...askedFor(asked),
    ...turnedDown(asked),
    ...unread(asked),
    { scores: goesOn, share: request.next ? shares.goesOnAsWished : shares.goesOn },
    ...(request.cheap ? [{ scores: cheapness(content.items, candidates), share: weights.cheap }] : []),
  ];
}

/** What is like the items that were turned down. */
function turnedDown({ view: { byContent }, content, request, touches }: Asked): Voice[] {
  const refused = aversions(content, request.history, touches);
  if (refused.items.length === 0) return [];
  return [{ scores: within(byContent.score(refused), 0, 1), share: shares.aversion }];
}

/** What is in a language that the customer is not known to read. */
function unread(asked: Asked): Voice[] {
  const { content, request, touches } = asked;
  const read = languagesRead(request, touches, content);
  if (read.size === 0 || request.languages?.length) return [];
  return [{ scores: scoresOf(asked, (item) => (isForeign(item, read) ? 1 : 0)), share: shares.foreign }];
}

/** What the words, the items and the subjects say that were named. */
function askedFor(asked: Asked): Voice[] {
  const { view, content, others, request, named } = asked;
  const { words, meaning, subjects = [] } = request;
  const voices: Voice[] = [];
  const share = named.length > 0 ? besideNamed : 1;
  if (words) voices.push(voice(share * weights.words, searchWords(content.words, words), others));
  if (meaning) {
    const near = within(content.meanings.products(meaning), 0, Number.POSITIVE_INFINITY);
    voices.push(voice(share * weights.meaning, near, others));
  }
  if (named.length > 0) {
    const trail = { items: named, interest: new Float64Array(named.length).fill(1), at: new Float64Array(named.length) };
    voices.push(voice(weights.likeNamed, view.byContent.score(trail), others));
    voices.push(voice(weights.boughtWithNamed, view.behaviour.score(trail), others));
  }
  if (subjects.length > 1) {
    const met = (item: OfferedItem) => subjects.filter((subject) => item.subjects.includes(subject)).length / subjects.length;
    voices.push({ scores: scoresOf(asked, met), share: shares.subjects });
  }
  return voices;
}

/** A score of each candidate, Float64Array [items]. */
function scoresOf({ content: { items }, candidates }: Asked, score: (item: OfferedItem) => number): Float64Array {
  const scores = new Float64Array(items.length);
  for (let k = 0; k < candidates.length; k++) scores[candidates[k]!] = score(items[candidates[k]!]!);
  return scores;
}

/** Scores between bounds. */
function within(scores: Float64Array, least: number, most: number): Float64Array {
  const bounded = new Float64Array(scores.length);
  for (let item = 0; item < scores.length; item++) bounded[item] = Math.min(most, Math.max(least, scores[item]!));
  return bounded;
}
