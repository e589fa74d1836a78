import type { Understanding } from '../nlu/understanding.js';
import { type Question, readAnswer } from './question.js';
import { textsFor } from './texts.js';

/** Confidence from which an intent counts even in the middle of something else. */
export const clearFrom = 0.7;
/** Confidence below which we ask back. */
export const sureFrom = 0.4;
/** The best intent leads the second by at least this, or we ask back. */
export const leadFrom = 0.1;

export interface OpenDialog {
  intent: string;
  /** What it waits for; absent where that was asked by a release that is gone. */
  question?: Question;
}

export type Decision =
  /** The open dialog takes the message, or asks again. */
  | { kind: 'continue' }
  /** The customer wants out of the open dialog. */
  | { kind: 'stop' }
  | { kind: 'start'; intent: string }
  | { kind: 'clarify'; intents: [string, string] }
  | { kind: 'not_understood' };

/** Which dialog a message is for. */
export function decide(heard: Understanding, open?: OpenDialog): Decision {
  if (!open) return decideAfresh(heard);
  const answer = open.question && readAnswer(open.question, heard);
  if (answer && answer.share >= 0.5) return { kind: 'continue' };
  if (textsFor(heard.language).isStop(heard.text)) return { kind: 'stop' };
  const other = clearIntent(heard);
  if (other && other !== open.intent) return { kind: 'start', intent: other };
  return answer || !open.question?.passing ? { kind: 'continue' } : decideAfresh(heard);
}

function decideAfresh({ inScope, intents: [best, second] }: Understanding): Decision {
  if (!inScope || !best) return { kind: 'not_understood' };
  const sure = best.confidence >= sureFrom && best.confidence - (second?.confidence ?? 0) >= leadFrom;
  if (sure) return { kind: 'start', intent: best.intent };
  return second ? { kind: 'clarify', intents: [best.intent, second.intent] } : { kind: 'not_understood' };
}

function clearIntent({ inScope, intents: [best] }: Understanding): string | undefined {
  return inScope && best && best.confidence >= clearFrom ? best.intent : undefined;
}
