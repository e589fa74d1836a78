import { firstLanguage, textsFor } from '../../dialogs/texts.js';
import type { RecommendedItem } from '../../dialogs/turn.js';
import type { Understanding } from '../../nlu/understanding.js';
import type { Segment } from '../../recommender/mining/segments/segment-rules.js';
import type { CustomerValue } from '../../recommender/value/customer-value.js';
import type { ActivityRow, Customer, Handover, ShopOrder, Speaker, Subscription } from '../../store/schema.js';
import type { SimilarCustomer } from '../../store/similar-customers.js';

/** What Steward knows of a customer, as an agent needs it. */
export interface CustomerView {
  customer: Customer;
  /** Newest first. */
  orders: ShopOrder[];
  subscriptions: Subscription[];
  /** Undefined where nothing is known of the customer's behaviour. */
  churn?: { risk: number; band: string; reasons: string[] } | undefined;
  /** Undefined where nothing was bought yet, or no model tells what will be. */
  value?: CustomerValue | undefined;
  /** The kind of customer; undefined where nothing was bought yet. */
  segment?: Segment | undefined;
  recommendations: RecommendedItem[];
  /** Customers who do what this one does, most alike first. */
  similar: SimilarCustomer[];
}

/** A hand-over as the page of one case shows it, with the name of the agent who has or had it. */
export function describeHandover(handover: Handover, agent: string | undefined, readerId: string) {
  const { id, conversation_id: conversationId, reason, state, opened_at: openedAt, claimed_at: claimedAt } = handover;
  const mine = state === 'claimed' && handover.agent_id === readerId;
  return { id, conversationId, reason, state, openedAt, claimedAt, agent, mine };
}

/** One line of the transcript; `understanding` only on what the customer said and the bot has read. */
export interface TranscriptEntry {
  id: string;
  speaker: Speaker;
  text: string;
  at: Date;
  agentName?: string;
  /** What its cards say, in words. */
  cards: string[];
  understanding?: Pick<Understanding, 'intents' | 'inScope' | 'entities' | 'sentiment' | 'urgency'>;
}

/** The part of a stored activity that is read here; its sender may have left out any of it. */
interface Payload {
  attachments?: { content?: { fallbackText?: string } }[];
  channelData?: { agentName?: string; displayText?: string };
}

export function describeMessage(row: ActivityRow): TranscriptEntry {
  const { attachments = [], channelData = {} } = row.payload as Payload;
  const cards = attachments.flatMap(({ content }) => content?.fallbackText ?? []);
  const entry: TranscriptEntry = { id: row.id, speaker: row.speaker, text: row.text ?? channelData.displayText ?? '', at: row.at, cards };
  if (row.speaker === 'agent' && channelData.agentName) entry.agentName = channelData.agentName;
  if (row.understanding) {
    const { intents, inScope, entities, sentiment, urgency } = row.understanding as Understanding;
    entry.understanding = { intents, inScope, entities, sentiment, ...(urgency && { urgency }) };
  }
  return entry;
}

/** The language that the customer writes, by the newest message that shows one. */
export function languageWritten(messages: readonly ActivityRow[]): string | undefined {
  const read = messages.map(({ understanding }) => understanding as Understanding | null);
  return read.findLast((understanding) => understanding && !understanding.languageAssumed)?.language;
}

/** Titles named of what two customers share. */
const mostShared = 3;

/** Names what an agent sees, so that a column added for something else does not reach a browser by itself. */
export function describeCustomer({ customer, orders, subscriptions, churn, value, segment, recommendations, similar }: CustomerView) {
  const { because } = textsFor(firstLanguage);
  return {
    name: customer.name,
    email: customer.email,
    since: customer.created_at,
    orders: orders.map((order) => ({
      id: order.id,
      status: order.status,
      placedAt: order.placed_at,
      expectedAt: order.expected_at,
      deliveredAt: order.delivered_at,
      carrier: order.carrier,
      trackingNumber: order.tracking_number,
      totalCents: order.total_cents,
      currency: order.currency,
    })),
    subscriptions: subscriptions.map((subscription) => ({
      id: subscription.id,
      plan: subscription.plan,
      state: subscription.state,
      priceCents: subscription.price_cents,
      currency: subscription.currency,
      renewsAt: subscription.renews_at,
      pausedUntil: subscription.paused_until,
    })),
    churn,
    segment: segment && { name: segment.name, rule: segment.rule, advice: segment.advice },
    value: value && orders[0] && describeValue(value, orders[0].currency),
    recommendations: recommendations.map(({ item, reason }) => ({
      id: item.id,
      title: item.title,
      kind: item.kind,
      reason: because(reason),
    })),
    similar: similar.map(({ id, name, shared }) => ({ id, name, shared: shared.slice(0, mostShared), sharedCount: shared.length })),
  };
}

/** In cents, as all money of the case. */
function describeValue({ days, purchases, value, low, high }: CustomerValue, currency: string) {
  const cents = (money: number) => Math.round(100 * money);
  return { days, purchases, valueCents: cents(value), lowCents: cents(low), highCents: cents(high), currency };
}
