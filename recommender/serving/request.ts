import type { Item, ItemKind } from '../../store/schema.js';
import type { Interaction } from '../behaviour/events.js';
import type { Signals } from '../behaviour/signals.js';
import type { DescribedItem } from '../content/item-text.js';

/** What recommending needs to know of an item of the catalogue. */
export type OfferedItem = DescribedItem & Pick<Item, 'in_stock' | 'price_cents' | 'currency' | 'prerequisites' | 'consumable'>;

/** What items should be like: constraints that hold, and words that tell which of the rest are meant most. All of it may be left out. */
export interface Wishes {
  kind?: ItemKind | undefined;
  /** Any of these, lower-cased; those with more of them come first. Empty: all. */
  subjects?: readonly string[] | undefined;
  /** Any of these, as the catalogue has them. Empty: all. */
  creators?: readonly string[] | undefined;
  /** Any of these, such as `de`, which `de-AT` is as well. Empty: all. */
  languages?: readonly string[] | undefined;
  price?: PriceRange | undefined;
  /** The cheaper ones rather. */
  cheap?: boolean | undefined;
  without?: Unwanted | undefined;
  /** Ids of items that those wanted should be like; they are not recommended themselves. */
  like?: readonly string[] | undefined;
  /** Creators whose items those wanted should be like. */
  likeCreators?: readonly string[] | undefined;
  /** What else is said of them, in words. */
  words?: string | undefined;
  /** It is for somebody else, whose tastes the customer's own behaviour hardly tells. */
  forSomebodyElse?: boolean | undefined;
  /** Ids of items that the customer says to have, besides those that they bought. */
  has?: readonly string[] | undefined;
  /** To go on with what was begun: what builds on something they have comes first. */
  next?: boolean | undefined;
}

/** Bounds in cents, themselves included. */
export interface PriceRange {
  from?: number | undefined;
  to?: number | undefined;
  /** ISO 4217. Items in another one are left out, unless the shop has none in this one: then the numbers alone count. */
  currency?: string | undefined;
}

export interface Unwanted {
  subjects?: readonly string[] | undefined;
  creators?: readonly string[] | undefined;
}

export interface RecommendationRequest extends Wishes {
  /**
   * Languages that the customer is known to read, such as `de`, besides those of what they turned to. If there are any, items in
   * others sink, unless `languages` asks for them; if absent or empty, all languages are alike.
   */
  reads?: readonly string[] | undefined;
  /** What the customer did; empty for a new or unknown one. Events after `asOf` are not looked at. */
  history: readonly Interaction[];
  count: number;
  /** The encoder's vector of `words` [512], where there is one. */
  meaning?: Float32Array | undefined;
  /** Ids not to recommend, besides what the customer has or does not want. */
  exclude?: ReadonlySet<string> | undefined;
  /** Ids to choose among; all where there are none given. */
  only?: ReadonlySet<string> | undefined;
  asOf: Date;
  /** What each type of event says; what ships with Steward where none are given. */
  signals?: Signals | undefined;
}
