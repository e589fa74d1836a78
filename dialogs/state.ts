import type { DialogInstance, DialogState } from 'botbuilder-dialogs';
import { z } from 'zod';
import { Known } from './known.js';
import { firstLanguage } from './texts.js';

/** Where the dialogs keep their part of a conversation's state. */
const key = 'dialogs';

/** What the dialogs remember between the turns of a conversation. */
export interface Memory extends DialogState {
  /** The open dialogs, the running one last. Each one's id carries its version: `order_status@1`. */
  dialogStack: DialogInstance[];
  /** Messages in a row that were not understood. */
  misses: number;
  /** Running sentiment of the customer, in [-1, 1]: each message weighs half. */
  mood: number;
  /** How urgent it has become, in [0, 1]. */
  urgency: number;
  /** What the customer has asked for as well and not heard about yet, in the order it was said. */
  waiting: Waiting[];
  /** What was talked about last. */
  last: TalkedAbout;
  /** What a visitor whom we do not know has said of items, oldest first; what a customer says is recorded. */
  opinions: SaidOfItem[];
  /** The language that we speak in the conversation; absent until somebody was spoken to. */
  language?: string;
}

const Waiting = z.object({
  known: Known,
  /** Whether it may mean what was talked about last, as "cancel it" does. */
  refersBack: z.boolean(),
});
export type Waiting = z.infer<typeof Waiting>;

const SaidOfItem = z.object({
  type: z.enum(['asked', 'like', 'dislike', 'dismissed']),
  itemId: z.string(),
  /** Milliseconds. */
  at: z.number(),
});
export type SaidOfItem = z.infer<typeof SaidOfItem>;

const TalkedAbout = z.object({ orderId: z.string().optional(), itemId: z.string().optional() });
export type TalkedAbout = z.infer<typeof TalkedAbout>;

const Stored = z
  .object({
    dialogStack: z.array(z.object({ id: z.string(), state: z.record(z.string(), z.unknown()) })).catch(() => []),
    misses: z.number().int().min(0).catch(0),
    mood: z.number().min(-1).max(1).catch(0),
    urgency: z.number().min(0).max(1).catch(0),
    waiting: z.array(Waiting).catch(() => []),
    last: TalkedAbout.catch(() => ({})),
    opinions: z.array(SaidOfItem).catch(() => []),
    language: z.string().optional().catch(undefined),
  })
  .catch(() => ({ dialogStack: [], misses: 0, mood: 0, urgency: 0, waiting: [], last: {}, opinions: [] }));

/** Reads the memory out of a conversation's state. Parts that do not fit are forgotten. */
export function readMemory(state: Record<string, unknown>): Memory {
  return Stored.parse(state[key] ?? {});
}

/** The conversation's state with this memory in it; everybody else's keys stay. */
export function writeMemory(state: Record<string, unknown>, memory: Memory): Record<string, unknown> {
  return { ...state, [key]: memory };
}

/** The language that the bot speaks in a conversation. */
export function languageOfTalk(state: Record<string, unknown>): string {
  return readMemory(state).language ?? firstLanguage;
}

/** The state of a conversation that begins anew in a language. */
export function freshStart(language: string): Record<string, unknown> {
  return writeMemory({}, { ...readMemory({}), language });
}

/** Running sentiment after one more message, which weighs as much as all before it. */
export function moodAfter(mood: number, score: number): number {
  return (mood + score) / 2;
}

/** What is left of an urgency after each further message: half after seven. */
const fading = 0.9;

/** Urgency after one more message: a "yes, please" does not make an exam tomorrow less urgent, a long talk about something else does. */
export function urgencyAfter(urgency: number, score: number): number {
  return Math.max(score, urgency * fading);
}
