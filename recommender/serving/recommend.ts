import { foldHistory } from '../behaviour/history.js';
import { type ContentIndex, likeness } from '../content/content-index.js';
import type { RecommenderModel } from '../recommenders/model.js';
import { topPositions } from '../recommenders/top.js';
import { type Trail, toTrail } from '../recommenders/trail.js';
import { candidatesFor } from './candidates.js';
import { diversify } from './diversify.js';
import { isUndiscovered, viewOf } from './model-view.js';
import { type Asked, otherOpinions, ownOpinions } from './opinions.js';
import { standingOf } from './prerequisites.js';
import { deedsThatSpoke, type RecommendationReason } from './reasons.js';
import type { OfferedItem, RecommendationRequest } from './request.js';
import { addUp, type Voice } from './voices.js';

/** What recommendations are made of. */
export interface Knowledge {
  model: RecommenderModel;
  /** Of the catalogue as it is now: items that the model does not know are recommended by what they are. */
  content: ContentIndex<OfferedItem>;
}

export interface Recommendation {
  itemId: string;
  /** Only its order means something, and only within one answer. */
  score: number;
  reason: RecommendationReason;
}

/** Items that diversity chooses among, for each one wanted. */
const poolShare = 10;

/**
 * The best items of the catalogue for one customer, best first: in stock, within the wishes, none they have (unless it is used
 * up), disliked or dismissed; what they lack the prerequisites of comes last. Shorter than `count`, or empty, only where the
 * wishes leave no more.
 */
export function recommend({ model, content }: Knowledge, request: RecommendationRequest): Recommendation[] {
  const { items, positions } = content;
  const everything = foldHistory(request.history, request.asOf, request.signals);
  const touches = everything.filter(({ item }) => positions.has(item));
  const owned = new Set([...everything.filter((touch) => touch.owned).map(({ item }) => item), ...(request.has ?? [])]);
  const unwanted = new Set(everything.filter((touch) => touch.unwanted).map(({ item }) => item));
  const candidates = candidatesFor(content, request, { owned, unwanted });
  const trail = toTrail(touches, positions);
  const asked: Asked = {
    view: viewOf(model, content),
    content,
    candidates,
    request,
    touches,
    trail,
    others: othersThan(trail, items.length),
    named: namedIn(request, content),
    standing: standingOf(owned, content),
  };
  const own = ownOpinions(asked);
  const score = addUp([...own, ...otherOpinions(asked)], candidates, items.length);
  putBeginningsFirst(score, asked);

  const scores = new Float64Array(candidates.length);
  for (let place = 0; place < candidates.length; place++) scores[place] = score[candidates[place]!]!;
  const byId = (a: number, b: number) => items[candidates[a]!]!.id < items[candidates[b]!]!.id;
  const pool = topPositions(scores, request.count * poolShare, byId).map((place) => candidates[place]!);
  const mostOfCreator = request.creators?.length ? request.count : Math.max(1, Math.floor(request.count / 3));
  const chosen = diversify(content, { pool, score, count: request.count, mostOfCreator });
  return chosen.map((item) => ({ itemId: items[item]!.id, score: score[item]!, reason: reasonFor(item, asked, own) }));
}

/** Positions of all items but those of a trail. */
function othersThan(trail: Trail, items: number): Int32Array {
  const touched = new Uint8Array(items);
  for (const item of trail.items) touched[item] = 1;
  const others = new Int32Array(items);
  let count = 0;
  for (let item = 0; item < items; item++) if (touched[item] === 0) others[count++] = item;
  return others.subarray(0, count);
}

/** Above any sum of opinions. */
const lacking = 100;

/**
 * Who lacks something that comes before an item begins with that: it is as good as what it leads to. The item itself comes after
 * everything that they lack nothing for.
 */
function putBeginningsFirst(score: Float64Array, { content: { items, positions }, candidates, standing }: Asked): void {
  const advanced = candidates.filter((item) => standing.lacks(items[item]!));
  for (const item of advanced) {
    const beginning = positions.get(standing.beginning(items[item]!).id)!;
    score[beginning] = Math.max(score[beginning]!, score[item]!);
  }
  for (const item of advanced) score[item]! -= lacking;
}

/** The best of what can be said for an item, and nothing that is not so. */
function reasonFor(position: number, asked: Asked, [own, newcomers]: readonly [Voice, Voice]): RecommendationReason {
  const { view, content, request, touches, trail, named, standing } = asked;
  const { items, positions } = content;
  const item = items[position]!;
  const before = standing.goesOnFrom(item);
  if (before && !request.forSomebodyElse) return { kind: 'goes_on', itemId: before };
  const alike = named.length > 0 ? nearestOf(named, position, content) : undefined;
  if (alike !== undefined) return { kind: 'like', itemId: items[alike]!.id };
  if (request.words) return { kind: 'asked_for' };
  const said = view.own.explain(trail, position).map((share) => share * own.share);
  if (isUndiscovered(view, position)) {
    view.byContent.explain(trail, position).forEach((share, k) => {
      said[k]! += share * newcomers.share;
    });
  }
  touches.forEach((touch, k) => {
    if (!mayBeTold(items[positions.get(touch.item)!]!, item, request)) said[k] = 0;
  });
  const deeds = request.forSomebodyElse ? [] : deedsThatSpoke(touches, said);
  if (deeds.length > 0) return { kind: 'because', deeds };
  const subject = request.subjects?.find((wanted) => item.subjects.includes(wanted));
  if (isUndiscovered(view, position)) return subject === undefined ? { kind: 'undiscovered' } : { kind: 'on_subject', subject };
  return subject === undefined ? { kind: 'popular' } : { kind: 'popular_in_subject', subject };
}

/** Nothing is its own reason; and to whoever names a subject or a creator, what has nothing in common with the item but its buyers is none. */
function mayBeTold(touched: OfferedItem, item: OfferedItem, { subjects, creators }: RecommendationRequest): boolean {
  if (touched.id === item.id) return false;
  const common = (some: readonly string[], others: readonly string[]) => some.some((name) => others.includes(name));
  return (!subjects?.length && !creators?.length) || common(touched.subjects, item.subjects) || common(touched.creators, item.creators);
}

/** Items of one creator that tell what else should be like them. */
const mostOfOneCreator = 10;

/** Positions of the items that are named, and of some by the creators that are. */
function namedIn({ like = [], likeCreators = [] }: RecommendationRequest, { items, positions }: ContentIndex): Int32Array {
  const named = like.flatMap((id) => positions.get(id) ?? []);
  const byCreators = likeCreators.flatMap((creator) =>
    Array.from(items.keys())
      .filter((item) => items[item]!.creators.includes(creator))
      .slice(0, mostOfOneCreator),
  );
  return Int32Array.from(new Set([...named, ...byCreators]));
}

function nearestOf(some: Int32Array, position: number, content: ContentIndex): number {
  return some.reduce((nearest, one) => (likeness(content, one, position) > likeness(content, nearest, position) ? one : nearest));
}
