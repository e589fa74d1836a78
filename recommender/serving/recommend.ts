import type { EventType, Item, ItemKind } from '../../store/schema.js';
import type { Interaction } from '../behaviour/events.js';
import { foldHistory, type Touch } from '../behaviour/history.js';
import type { Signals } from '../behaviour/signals.js';
import { type RecommendableItem, type RecommenderModel, recommenderOf } from '../recommenders/model.js';
import { topPositions } from '../recommenders/top.js';
import { toTrail } from '../recommenders/trail.js';

/** What the filters need to know besides. */
export type OfferedItem = RecommendableItem & Pick<Item, 'price_cents' | 'creators'>;

export interface RecommendationRequest {
  /** What the customer did; empty for a new or unknown one. Events after `asOf` are not looked at. */
  history: readonly Interaction[];
  /** The catalogue, by id. Items the model has not seen yet come last. */
  items: ReadonlyMap<string, OfferedItem>;
  count: number;
  kind?: ItemKind;
  /** Any of these, lower-cased; none or empty: all. */
  subjects?: readonly string[];
  /** Any of these, as the catalogue has them; none or empty: all. */
  creators?: readonly string[];
  /** Highest price, in cents. */
  budget?: number;
  /** Ids not to recommend, besides what the customer has. */
  exclude?: ReadonlySet<string>;
  asOf: Date;
  /** What each type of event says; what ships with Steward where none are given. */
  signals?: Signals;
}

export type RecommendationReason =
  | { kind: 'because_bought' | 'because_viewed' | 'because_rated'; itemId: string }
  | { kind: 'popular' }
  | { kind: 'popular_in_subject'; subject: string };

export interface Recommendation {
  itemId: string;
  /** Only its order means something, and only within one answer. */
  score: number;
  reason: RecommendationReason;
}

/**
 * The best items of the catalogue for one customer, best first: in stock, within the filters, none they bought, rated,
 * returned, disliked or dismissed. Shorter than `count`, or empty, only where the filters leave no more.
 */
export function recommend(model: RecommenderModel, request: RecommendationRequest): Recommendation[] {
  const touches = foldHistory(request.history, request.asOf, request.signals);
  const known = touches.filter((touch) => model.positions.has(touch.item));
  const trail = toTrail(known, model.positions);
  const recommender = recommenderOf(model);
  const score = recommender.score(trail);
  const candidates = findCandidates(request, touches);
  const positions = candidates.map(({ id }) => model.positions.get(id) ?? unseen);
  const scores = positions.map((position) => (position === unseen ? 0 : score[position]!));
  return topPositions(scores, request.count, (a, b) => candidates[a]!.id < candidates[b]!.id).map((place) => {
    const item = candidates[place]!;
    const position = positions[place]!;
    const spokeForIt = position === unseen ? undefined : known[loudest(recommender.explain(trail, position))];
    return { itemId: item.id, score: scores[place]!, reason: spokeForIt ? becauseOf(spokeForIt) : popularReason(item, request.subjects) };
  });
}

/** Position of an item that came into the catalogue after the model was fitted. */
const unseen = -1;

/** Place of what speaks most for an item, -1 where nothing does. */
function loudest(said: Float64Array): number {
  return said.reduce((most, share, k) => (share > Math.max(0, said[most] ?? 0) ? k : most), -1);
}

function findCandidates(
  { items, kind, subjects, creators, budget, exclude }: RecommendationRequest,
  touches: readonly Touch[],
): OfferedItem[] {
  const settled = new Set(touches.filter(({ owned, unwanted }) => owned || unwanted).map(({ item }) => item));
  const candidates: OfferedItem[] = [];
  for (const item of items.values()) {
    if (!item.in_stock || settled.has(item.id) || exclude?.has(item.id)) continue;
    if (kind && item.kind !== kind) continue;
    if (subjects?.length && !item.subjects.some((subject) => subjects.includes(subject))) continue;
    if (creators?.length && !item.creators.some((creator) => creators.includes(creator))) continue;
    if (budget !== undefined && item.price_cents > budget) continue;
    candidates.push(item);
  }
  return candidates;
}

function becauseOf({ item, sign }: Touch): RecommendationReason {
  return { kind: reasonOfSign[sign], itemId: item };
}

/** A return, a dislike and a dismissal never speak for an item; they stand here so that the table is whole. */
const reasonOfSign: Record<EventType, 'because_bought' | 'because_viewed' | 'because_rated'> = {
  view: 'because_viewed',
  search: 'because_viewed',
  cart: 'because_viewed',
  purchase: 'because_bought',
  return: 'because_bought',
  rating: 'because_rated',
  like: 'because_rated',
  dislike: 'because_rated',
  dismissed: 'because_viewed',
  asked: 'because_viewed',
};

function popularReason(item: RecommendableItem, subjects: readonly string[] = []): RecommendationReason {
  const subject = subjects.find((wanted) => item.subjects.includes(wanted));
  return subject === undefined ? { kind: 'popular' } : { kind: 'popular_in_subject', subject };
}
