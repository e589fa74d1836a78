import type { ColumnType, Generated, Insertable, JSONColumnType, Kysely, Selectable, Transaction } from 'kysely';

/** A connection pool or a transaction: what every query takes. */
export type Db = Kysely<Schema> | Transaction<Schema>;

/** Optional when a row is inserted: the column is nullable or has a default. */
type Optional<T> = ColumnType<T, T | undefined, T>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type ItemKind = 'book' | 'course' | 'goods';
export type OrderStatus = 'placed' | 'paid' | 'shipped' | 'delivered' | 'cancelled' | 'returned';
export type SubscriptionState = 'active' | 'paused' | 'cancelled';
export const eventTypes = ['view', 'search', 'cart', 'purchase', 'rating', 'return', 'like', 'dislike', 'dismissed', 'asked'] as const;
/** `dismissed`: a recommendation that was waved away; `asked`: the customer asked about the item in chat. */
export type EventType = (typeof eventTypes)[number];
export type ActivityDirection = 'in' | 'out';
export type Speaker = 'customer' | 'bot' | 'agent';
export type HandoverState = 'waiting' | 'claimed' | 'returned' | 'resolved';
export type ModelKind = 'intent' | 'recommender' | 'churn' | 'value';
export type ModelState = 'candidate' | 'live' | 'retired';
export type Role = 'agent' | 'owner' | 'admin';

export interface CustomerTable {
  id: string;
  /** Lower-cased. */
  email: string | null;
  name: string;
  language: Optional<string>;
  created_at: Optional<Date>;
  /** Why a demo customer is worth being; null for everybody else. */
  demo_story: Optional<string | null>;
}

export interface ItemTable {
  id: string;
  kind: ItemKind;
  title: string;
  creators: string[];
  /** Lower-cased, such as `mystery`. */
  subjects: string[];
  description: Optional<string>;
  price_cents: number;
  currency: Optional<string>;
  language: Optional<string>;
  in_stock: Optional<boolean>;
  url: Optional<string | null>;
  /** Ids of what comes before: courses that it builds on, the book before in its series. */
  prerequisites: Optional<string[]>;
  /** Used up and bought again, as coffee or paper. */
  consumable: Optional<boolean>;
  created_at: Optional<Date>;
}

/** What the words of an item mean, kept so that only what is new or changed is encoded. */
export interface ItemVectorTable {
  item_id: string;
  /** SHA-256 of the text that was encoded. */
  text_hash: Buffer;
  /** Which weights encoded it. */
  encoder: string;
  /** 512 floats, little-endian. */
  vector: Buffer;
}

export interface ShopOrderTable {
  id: string;
  customer_id: string;
  status: OrderStatus;
  placed_at: Date;
  shipped_at: Optional<Date | null>;
  delivered_at: Optional<Date | null>;
  expected_at: Optional<Date | null>;
  carrier: Optional<string | null>;
  tracking_number: Optional<string | null>;
  total_cents: number;
  currency: Optional<string>;
}

export interface OrderLineTable {
  order_id: string;
  item_id: string;
  quantity: number;
  unit_price_cents: number;
}

export interface SubscriptionTable {
  id: string;
  customer_id: string;
  plan: string;
  price_cents: number;
  currency: Optional<string>;
  state: SubscriptionState;
  started_at: Date;
  renews_at: Optional<Date | null>;
  paused_until: Optional<Date | null>;
  cancelled_at: Optional<Date | null>;
  cancel_reason: Optional<string | null>;
}

export interface BehaviourEventTable {
  id: string;
  customer_id: string;
  item_id: Optional<string | null>;
  type: EventType;
  /** Stars of a rating, money in cents of a purchase. */
  value: Optional<number | null>;
  at: Date;
}

export interface ConversationTable {
  id: string;
  channel: string;
  /** The channel's own id of the person, such as `dl_…`. */
  user_id: string;
  customer_id: Optional<string | null>;
  /** Dialog state by storage key. */
  state: Json<Record<string, unknown>>;
  /** eTag of `state`. */
  version: Optional<number>;
  /** Sequence number of the newest activity; the Direct Line watermark. */
  last_seq: Optional<number>;
  /** Where replies go on channels that are pushed to; null on Direct Line. */
  reference: JSONColumnType<object, string | null | undefined, string | null> | null;
  /** Until when nobody else sends its replies: somebody is at it, or waits before the next attempt. */
  delivery_held_until: Optional<Date | null>;
  created_at: Optional<Date>;
}

export interface ActivityTable {
  id: string;
  conversation_id: string;
  /** Position in the conversation, from 1; a duplicate that was refused leaves a gap. */
  seq: number;
  direction: ActivityDirection;
  speaker: Speaker;
  type: string;
  text: Optional<string | null>;
  /** The whole Bot Framework activity. */
  payload: Json<Record<string, unknown>>;
  understanding: JSONColumnType<object, string | null | undefined, string | null> | null;
  /** The id its sender gave it, by which a duplicate is known. */
  sender_key: Optional<string | null>;
  at: Optional<Date>;
  /** When the turn of an incoming activity was committed. */
  handled_at: Optional<Date | null>;
  /** When an outgoing activity reached its channel; null on Direct Line, which reads the rows. */
  delivered_at: Optional<Date | null>;
  /** Why its channel will never take an outgoing activity. */
  delivery_refused: Optional<string | null>;
}

export interface OutboxTable {
  id: Generated<number>;
  topic: string;
  payload: Json<Record<string, unknown>>;
  created_at: Optional<Date>;
  relayed_at: Optional<Date | null>;
  done_at: Optional<Date | null>;
}

/** What the workers made of one message: the rows that reports and learning read. */
export interface IngestedMessageTable {
  activity_id: string;
  conversation_id: string;
  customer_id: Optional<string | null>;
  speaker: Speaker;
  channel: string;
  intent: Optional<string | null>;
  confidence: Optional<number | null>;
  in_scope: Optional<boolean | null>;
  language: Optional<string | null>;
  sentiment: Optional<string | null>;
  at: Date;
  ingested_at: Optional<Date>;
}

export interface ModelTable {
  id: string;
  kind: ModelKind;
  version: number;
  state: ModelState;
  metrics: Json<Record<string, unknown>>;
  /** What it was trained on: counts, dates. */
  data_window: Json<Record<string, unknown>>;
  parent_id: Optional<string | null>;
  artefact: Buffer;
  /** SHA-256 of the artefact, hex. */
  checksum: string;
  created_at: Optional<Date>;
  promoted_at: Optional<Date | null>;
  /** Why the gate kept or promoted it, as a sentence. */
  verdict: Optional<string | null>;
}

export interface HandoverTable {
  id: string;
  conversation_id: string;
  customer_id: Optional<string | null>;
  reason: string;
  /** Higher is more urgent. */
  priority: Optional<number>;
  state: Optional<HandoverState>;
  /** The conversation as it was when it was handed over. */
  transcript: Json<TranscriptLine[]>;
  agent_id: Optional<string | null>;
  opened_at: Optional<Date>;
  claimed_at: Optional<Date | null>;
  closed_at: Optional<Date | null>;
}

export interface TranscriptLine {
  speaker: Speaker;
  text: string;
  at: string;
}

export interface AccountTable {
  id: string;
  email: string;
  name: string;
  role: Role;
  password_hash: string;
  created_at: Optional<Date>;
}

export interface RiskCountTable {
  /** A date without a time; read as text, see `store/risk-counts.ts`. */
  day: string;
  low: number;
  medium: number;
  high: number;
}

export interface SecretTable {
  name: string;
  value: string;
}

export interface Schema {
  customer: CustomerTable;
  item: ItemTable;
  item_vector: ItemVectorTable;
  shop_order: ShopOrderTable;
  order_line: OrderLineTable;
  subscription: SubscriptionTable;
  behaviour_event: BehaviourEventTable;
  conversation: ConversationTable;
  activity: ActivityTable;
  outbox: OutboxTable;
  ingested_message: IngestedMessageTable;
  model: ModelTable;
  handover: HandoverTable;
  account: AccountTable;
  risk_count: RiskCountTable;
  secret: SecretTable;
}

export type Customer = Selectable<CustomerTable>;
export type NewCustomer = Insertable<CustomerTable>;
export type Item = Selectable<ItemTable>;
export type NewItem = Insertable<ItemTable>;
export type ItemVector = Selectable<ItemVectorTable>;
export type ShopOrder = Selectable<ShopOrderTable>;
export type NewShopOrder = Insertable<ShopOrderTable>;
export type OrderLine = Selectable<OrderLineTable>;
export type Subscription = Selectable<SubscriptionTable>;
export type NewSubscription = Insertable<SubscriptionTable>;
export type BehaviourEvent = Selectable<BehaviourEventTable>;
export type NewBehaviourEvent = Insertable<BehaviourEventTable>;
export type Conversation = Selectable<ConversationTable>;
export type ActivityRow = Selectable<ActivityTable>;
export type Handover = Selectable<HandoverTable>;
export type Account = Selectable<AccountTable>;
export type ModelRow = Selectable<ModelTable>;
