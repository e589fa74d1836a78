import type { Activity } from 'botbuilder';
import type { Understanding } from '../nlu/understanding.js';
import { intentLabelled, intents, labelOf } from './answers.js';
import { type Facts, factsOf, Known } from './known.js';
import { firstLanguage } from './texts.js';

/** The message of a turn, and the facts it brings for the dialog it starts. */
export interface Heard {
  understanding: Understanding;
  facts: Facts;
}

/**
 * What a message says: a pressed button (`value: { intent, … }`), a button's title, or words. Intents that no answer knows
 * are left out. Undefined where it says nothing we can read.
 */
export function hear({ value }: Partial<Activity>, understood: Understanding | undefined): Heard | undefined {
  const pressed = Known.safeParse(value).data;
  if (pressed && intents.has(pressed.intent)) {
    const { intent, ...facts } = pressed;
    return { understanding: pressedButton(intent), facts };
  }
  if (!understood?.text) return undefined;
  const labelled = intentLabelled(understood.text);
  const understanding = labelled ? certain(labelled, understood) : ours(understood);
  return { understanding, facts: factsOf(understanding) };
}

function certain(intent: string, understood: Omit<Understanding, 'intents' | 'inScope'>): Understanding {
  return { ...understood, intents: [{ intent, confidence: 1 }], inScope: true };
}

function pressedButton(intent: string): Understanding {
  const sentiment = { label: 'neutral' as const, score: 0 };
  return certain(intent, { text: labelOf(intent, firstLanguage), language: firstLanguage, languageAssumed: true, entities: [], sentiment });
}

function ours(understood: Understanding): Understanding {
  return { ...understood, intents: understood.intents.filter(({ intent }) => intents.has(intent)) };
}
