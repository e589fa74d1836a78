import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { type ChurnRisk, runTurn, type TurnOutput, type TurnServices } from '../../dialogs/turn.js';
import type { Ask, Entity, EntityType, IntentScore, Understanding } from '../../nlu/understanding.js';
import { recordIncoming, recordOutgoing } from '../../store/activities.js';
import { openConversation } from '../../store/conversations.js';
import { findCustomer } from '../../store/customers.js';
import { recordChatEvent } from '../../store/events.js';
import type { Db } from '../../store/schema.js';
import { alsoBoughtIn, now, recommendFrom } from './shop.js';

/** What a message is understood as; without intents it is out of scope. */
export interface Meaning {
  intents?: IntentScore[];
  /** The words of each thing that is asked for, by its intent; in place of `intents`. */
  asks?: Record<string, string>;
  /** The words of each thing that is not wanted. */
  refuses?: Record<string, string>;
  entities?: Partial<Record<EntityType, string>>;
  /** Score in [-1, 1]. */
  sentiment?: number;
  /** Score in [0, 1]. */
  urgency?: number;
  language?: Understanding['language'];
}

export interface Said {
  /** Everything a customer can read of a reply: words, cards, buttons in brackets. */
  text: string;
  activity: Partial<Activity>;
}

export interface Talk {
  conversationId: string;
  /** The dialogs' state as the last turn left it; may be changed before the next. */
  state: Record<string, unknown>;
  intent: string | undefined;
  say(text: string, meaning?: Meaning): Promise<Said[]>;
  /** Presses a button of a card. */
  press(value: object): Promise<Said[]>;
  /** Any other activity. */
  send(activity: Partial<Activity>): Promise<Said[]>;
}

/** A conversation on real tables, each message and reply recorded as the bot does, the state written as JSON in between. */
export async function openTalk(db: Db, customerId?: string, churn?: ChurnRisk['band']): Promise<Talk> {
  const conversationId = randomUUID();
  await openConversation(db, { id: conversationId, channel: 'test', userId: 'dl_test', customerId });
  const customer = customerId ? await findCustomer(db, customerId) : undefined;
  let turns = 0;
  /** Every turn is a second after the one before, so that the later of two opinions holds. */
  const servicesIn = (activityId: string, at = new Date(now.getTime() + 1_000 * turns++)): TurnServices => ({
    db,
    now: at,
    conversationId,
    customer,
    recommend: recommendFrom(db, customerId),
    alsoBought: alsoBoughtIn(db),
    note: async (type, itemId) => {
      if (customer) await recordChatEvent(db, { activityId, customerId: customer.id, itemId, type, at });
    },
    churnRisk: async () => churn && { risk: 0.5, band: churn, reasons: [] },
  });

  const turn = async (activity: Partial<Activity>, understanding?: Understanding): Promise<Said[]> => {
    const { type = 'message', text } = activity;
    const payload = { ...activity };
    const { row } = await recordIncoming(db, { conversationId, payload, type, text, at: now });
    const output: TurnOutput = await runTurn({
      activity: { ...activity, type },
      understanding,
      state: talk.state,
      services: servicesIn(row.id),
    });
    talk.state = JSON.parse(JSON.stringify(output.state));
    talk.intent = output.intent;
    const replies = output.replies.map((reply) => ({ payload: { ...reply }, type: reply.type ?? 'message', text: reply.text }));
    await recordOutgoing(db, conversationId, 'bot', replies, now);
    return output.replies.map((reply) => ({ text: readable(reply), activity: reply }));
  };

  const talk: Talk = {
    conversationId,
    state: {},
    intent: undefined,
    say: (text, meaning = {}) => turn({ text }, understood(text, meaning)),
    press: (value) => turn({ value }),
    send: (activity) => turn(activity),
  };
  return talk;
}

export function understood(
  text: string,
  { intents = [], asks = {}, refuses = {}, entities = {}, sentiment = 0, urgency = 0, language = 'en' }: Meaning = {},
): Understanding {
  const separate = [...asksIn(text, asks, false), ...asksIn(text, refuses, true)];
  const wanted = separate.filter(({ negated }) => !negated);
  const scores = wanted.length > 0 ? wanted.map(({ intent, confidence }) => ({ intent, confidence })) : intents;
  const inScope = (scores[0]?.confidence ?? 0) > 0.25;
  return {
    text,
    ...(language === 'none' ? { language: 'en', languageAssumed: true } : { language }),
    intents: scores,
    inScope,
    asks: separate.length > 0 || !inScope ? separate : [{ ...scores[0]!, start: 0, end: text.length, negated: false }],
    entities: Object.entries(entities).flatMap(([type, value]): Entity[] => {
      if (value === undefined) return [];
      const start = Math.max(0, text.toLowerCase().indexOf(value.toLowerCase()));
      return [{ type, start, end: start + value.length, text: value, value }];
    }),
    sentiment: { label: 'neutral', score: sentiment },
    urgency: { label: urgency > 0.5 ? 'urgent' : 'calm', score: urgency },
  };
}

function asksIn(text: string, wordsOfIntent: Record<string, string>, negated: boolean): Ask[] {
  return Object.entries(wordsOfIntent).map(([intent, words]) => {
    const start = text.indexOf(words);
    return { intent, confidence: 0.9, start, end: start + words.length, negated };
  });
}

function readable({ text, attachments = [], suggestedActions }: Partial<Activity>): string {
  const cards = attachments.flatMap(({ content }) => wordsOf(content));
  const buttons = suggestedActions?.actions.map(({ title }) => `[${title}]`) ?? [];
  return [text, ...cards, ...buttons].filter(Boolean).join('\n');
}

/** Every word that a card shows, buttons in brackets. */
function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text, title, value, body, facts, actions } = part as Record<string, unknown>;
  const own = typeof type === 'string' && type.startsWith('Action.') ? [`[${title}]`] : [text, title, value];
  return [...own.filter((word) => typeof word === 'string'), ...wordsOf(body), ...wordsOf(facts), ...wordsOf(actions)];
}
