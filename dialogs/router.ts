import type { EntityType, Understanding } from '../nlu/understanding.js';
import { isServed } from './language.js';
import { type Question, readAnswer } from './question.js';
import { textsFor } from './texts.js';

/** Confidence from which an intent counts even in the middle of something else. */
const clearFrom = 0.7;
/** Confidence below which we ask back. */
const sureFrom = 0.4;
/** The best intent leads the second by at least this, or we ask back. */
const leadFrom = 0.1;

const asksAbout = new Map<EntityType, string>([
  ['order_number', 'order_status'],
  ['product', 'product_details'],
  ['creator', 'recommend_book'],
]);

export interface OpenDialog {
  intent: string;
  /** What it waits for; absent where that was asked by a release that is gone. */
  question?: Question;
}

export type Decision =
  /** The open dialog takes the message, or asks again. */
  | { kind: 'continue' }
  /** The customer wants out of the open dialog, if there is one. */
  | { kind: 'stop' }
  | { kind: 'start'; intent: string }
  | { kind: 'clarify'; intents: [string, string] }
  | { kind: 'not_understood' }
  /** It is in a language that we do not serve. */
  | { kind: 'not_served' };

/** Which dialog a message is for. */
export function decide(heard: Understanding, open?: OpenDialog): Decision {
  if (!open) return decideAfresh(heard);
  const answer = open.question && readAnswer(open.question, heard);
  if (answer && answer.share >= 0.5) return { kind: 'continue' };
  if (isStop(heard) || refuses(heard, open.intent)) return { kind: 'stop' };
  const other = clearIntent(heard);
  if (other && other !== open.intent) return { kind: 'start', intent: other };
  return answer || (isServed(heard.language) && !open.question?.passing) ? { kind: 'continue' } : decideAfresh(heard);
}

function decideAfresh(heard: Understanding): Decision {
  const { inScope, intents } = heard;
  const [best, second] = intents;
  if (!inScope || !best) return namedAlone(heard) ?? (isStop(heard) || refuses(heard) ? { kind: 'stop' } : lost(heard));
  if (refuses(heard) && best.confidence < clearFrom) return { kind: 'stop' };
  const sure = best.confidence >= sureFrom && best.confidence - (second?.confidence ?? 0) >= leadFrom;
  if (sure) return { kind: 'start', intent: best.intent };
  // Of two intents that are close, what is named may tell which one is meant.
  const named = namedAlone(heard);
  if (named && [best.intent, second?.intent].includes(named.intent)) return named;
  return second ? { kind: 'clarify', intents: [best.intent, second.intent] } : lost(heard);
}

function lost({ language }: Understanding): Decision {
  return { kind: isServed(language) ? 'not_understood' : 'not_served' };
}

/** A bare order number, title or author says enough: what one asks most about it. */
function namedAlone({ entities }: Understanding): { kind: 'start'; intent: string } | undefined {
  const named = [...asksAbout].find(([type]) => entities.some((entity) => entity.type === type));
  return named && { kind: 'start', intent: named[1] };
}

/** Says only what is not wanted: an intent, or anything. */
function refuses({ asks }: Understanding, what?: string): boolean {
  return asks.length > 0 && asks.every(({ negated }) => negated) && (!what || asks.some(({ intent }) => intent === what));
}

function isStop({ text, language }: Understanding): boolean {
  return textsFor(language).isStop(text);
}

/** Several things are not asked for by chance: then each of them is clear. */
function clearIntent({ inScope, intents: [best], asks }: Understanding): string | undefined {
  const several = asks.filter(({ negated }) => !negated).length > 1;
  return inScope && best && (several || best.confidence >= clearFrom) ? best.intent : undefined;
}
