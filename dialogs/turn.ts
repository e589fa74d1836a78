import { type Activity, ActivityTypes, TurnContext } from 'botbuilder';
import { DialogContext, DialogContextError } from 'botbuilder-dialogs';
import type { Understanding } from '../nlu/understanding.js';
import { TurnAdapter } from './adapter.js';
import { dialogsOf } from './dialog-set.js';
import { hear } from './heard.js';
import { firstServed, languageSpoken } from './language.js';
import { greet, respond } from './respond.js';
import type { TurnServices } from './services.js';
import { moodAfter, readMemory, type SaidOfItem, urgencyAfter, writeMemory } from './state.js';
import { firstLanguage, textsFor } from './texts.js';

export type { ChurnRisk, Reason, RecommendationRequest, RecommendedItem, TurnServices } from './services.js';

export interface TurnInput {
  /** A message with text, one with the `value` of a card's button, or a conversation update. Others get no reply. */
  activity: Partial<Activity>;
  /** Present for messages with text. */
  understanding?: Understanding;
  /** The conversation's state as it was stored. */
  state: Record<string, unknown>;
  services: TurnServices;
}

export interface TurnOutput {
  /** In the order they are to be said. */
  replies: Partial<Activity>[];
  /** To be stored in the same transaction as the replies. */
  state: Record<string, unknown>;
  /** What the turn was about; undefined where that was not understood. */
  intent?: string;
}

/** Runs one turn of a conversation. Everything it does to the world goes through `services`; what these throw comes through. */
export async function runTurn({ activity, understanding, state, services }: TurnInput): Promise<TurnOutput> {
  const memory = readMemory(state);
  const heard = hear(activity, understanding);
  if (heard) {
    memory.mood = moodAfter(memory.mood, heard.understanding.sentiment.score);
    memory.urgency = urgencyAfter(memory.urgency, heard.understanding.urgency?.score ?? 0);
  }
  const shown = heard && languageSpoken(heard.understanding);
  memory.language = shown ?? memory.language ?? firstServed([services.customer?.language, activity.locale]) ?? firstLanguage;
  const { mood, urgency, waiting, last } = memory;
  const known = inLanguage(services.customer ? services : asVisitor(services, memory.opinions), memory.language);
  const turn = { ...known, heard: heard?.understanding, say: textsFor(memory.language), mood, urgency, waiting, last };

  const adapter = new TurnAdapter();
  const dc = new DialogContext(dialogsOf(turn), new TurnContext(adapter, activity), memory);
  const intent = await plainErrors(async () => {
    if (activity.type === ActivityTypes.ConversationUpdate) return greet(dc);
    if (activity.type === ActivityTypes.Message) return respond(dc, { turn, memory, heard });
    return undefined;
  });
  const replies = adapter.sent.map((reply) => ({ ...reply, locale: turn.say.locale }));
  return { replies, state: writeMemory(state, memory), intent };
}

/** Opinions that are remembered of a visitor. */
const mostOpinions = 50;

/** What is noted of a visitor goes into the conversation's memory instead of the record, and counts for what is recommended. */
function asVisitor(services: TurnServices, opinions: SaidOfItem[]): TurnServices {
  return {
    ...services,
    async note(type, itemId) {
      opinions.push({ type, itemId, at: services.now.getTime() });
      opinions.splice(0, opinions.length - mostOpinions);
    },
    recommend: (request) => services.recommend({ ...request, opinions }),
  };
}

/** Whoever speaks a language reads it. */
function inLanguage(services: TurnServices, language: string): TurnServices {
  return { ...services, recommend: (request) => services.recommend({ ...request, reads: [language] }) };
}

/** The SDK wraps what a dialog throws; callers need the error itself, to tell a database that is away from a fault. */
async function plainErrors<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof DialogContextError ? error.error : error;
  }
}
