import type { WaterfallStepContext } from 'botbuilder-dialogs';
import type { Understanding } from '../nlu/understanding.js';
import type { Deed, RecommendationReason } from '../recommender/serving/reasons.js';
import type { Wishes } from '../recommender/serving/request.js';
import type { Customer, Db, EventType, Item } from '../store/schema.js';
import type { Known } from './known.js';
import type { SaidOfItem, TalkedAbout, Waiting } from './state.js';
import type { Texts } from './texts.js';

/** Why an item is recommended, with titles for ids; an item that is no longer sold may still be the reason, without one. */
export type Reason = Titled<Exclude<RecommendationReason, { deeds: Deed[] }>> | { kind: 'because'; deeds: Titled<Deed>[] };

type Titled<Named> = Named extends { itemId: string } ? Omit<Named, 'itemId'> & { title: string | undefined } : Named;

export interface RecommendedItem {
  item: Item;
  reason: Reason;
}

export interface RecommendationRequest extends Wishes {
  count: number;
  /** Ids of items that were shown already. */
  exclude?: string[];
  /** What an anonymous visitor has said of items in this conversation. */
  opinions?: readonly SaidOfItem[];
  /** The language of the conversation. */
  reads?: readonly string[];
}

export interface ChurnRisk {
  /** Probability of leaving, in [0, 1]. */
  risk: number;
  band: 'low' | 'medium' | 'high';
  reasons: string[];
}

/** `dismissed`: a recommendation that was waved away. */
export type NotedType = Extract<EventType, 'asked' | 'like' | 'dislike' | 'dismissed'>;

/** What a turn may use of the world outside the dialogs. */
export interface TurnServices {
  /** The transaction of the turn: everything written commits or rolls back with it. */
  db: Db;
  now: Date;
  conversationId: string;
  /** Undefined for an anonymous visitor. */
  customer?: Customer;
  /** Best first; never something the customer has bought. */
  recommend(request: RecommendationRequest): Promise<RecommendedItem[]>;
  /** What customers who bought an item bought as well, most often first; empty where nobody did. */
  alsoBought(itemId: string, count: number): Promise<Item[]>;
  /** Notes what this turn says about the customer's interest in an item, once however often the turn is run; nothing of a visitor. */
  note(type: NotedType, itemId: string): Promise<void>;
  /** Undefined where nothing is known of the customer's behaviour. */
  churnRisk(): Promise<ChurnRisk | undefined>;
}

/** What a dialog sees of the turn it runs in. */
export interface Turn extends TurnServices {
  /** Undefined when the message held no words. */
  heard: Understanding | undefined;
  say: Texts;
  /** What else was asked for; a dialog that takes it over takes it out. */
  waiting: Waiting[];
  /** What was talked about last; a dialog that talks about an order or an item notes it. */
  last: TalkedAbout;
  /** Running sentiment of the customer, in [-1, 1]. */
  mood: number;
  /** How urgent it is to the customer, in [0, 1]. */
  urgency: number;
}

/** One step of a dialog; `options` is what the dialog knows and remembers from step to step. */
export type Step<Options extends Known = Known> = WaterfallStepContext<Options>;
