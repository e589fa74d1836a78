import type { Activity } from 'botbuilder';
import type { Ask, Entity, Understanding } from '../nlu/understanding.js';
import { intentLabelled, intents, labelOf } from './answers.js';
import { type Facts, factsOf, Known } from './known.js';
import { firstLanguage } from './texts.js';
import { withNamedSubjects } from './wishes/named-subjects.js';
import { type Span, without } from './wishes/span.js';

/** The message of a turn, and the facts it brings for the dialog it starts. */
export interface Heard {
  /** Where it asks for several things, its only intent is the first of them. */
  understanding: Understanding;
  facts: Facts;
  /** What it asks for besides. */
  further: Further[];
}

/** Another thing that a message asks for: in which words, and the facts among them. */
export interface Further {
  known: Known;
  text: string;
}

/** Says nothing that could wait: beside something that is asked for, it is left unanswered. */
export const smallTalk: ReadonlySet<string> = new Set(['greeting', 'goodbye', 'thanks', 'praise']);

/**
 * What a message says: a pressed button (`value: { intent, … }`), a button's title, or words. Intents that no answer knows
 * are left out. Undefined where it says nothing we can read.
 */
export function hear({ value }: Partial<Activity>, read: Understanding | undefined): Heard | undefined {
  const pressed = Known.safeParse(value).data;
  if (pressed && intents.has(pressed.intent)) {
    const { intent, ...facts } = pressed;
    return { understanding: pressedButton(intent), facts, further: [] };
  }
  if (!read?.text) return undefined;
  const understood = withNamedSubjects(read);
  const labelled = intentLabelled(understood.text);
  if (labelled) return { understanding: certain(labelled, understood), facts: factsOf(understood), further: [] };
  const understanding = ours(understood);
  const [first, ...others] = wantedIn(understanding);
  if (!first || wantedIn(understood).length === 1) return { understanding, facts: factsOf(understanding), further: [] };
  const isWithin = ({ start, end }: Entity, ask: Ask) => ask.start <= start && end <= ask.end;
  const further = others.map((ask) => {
    const facts = factsOf({
      ...understood,
      text: within(understood.text, ask),
      entities: understood.entities.filter((entity) => isWithin(entity, ask)),
    });
    return { known: { ...facts, intent: ask.intent }, text: understood.text.slice(ask.start, ask.end) };
  });
  const entities = understood.entities.filter((entity) => !others.some((ask) => isWithin(entity, ask)));
  return {
    understanding: { ...understanding, intents: [first], inScope: true },
    facts: factsOf({ ...understood, text: without(understood.text, others), entities }),
    further,
  };
}

/** The text with spaces in place of everything else, so that what is left stays where it was. */
function within(text: string, { start, end }: Span): string {
  return without(text, [
    { start: 0, end: start },
    { start: end, end: text.length },
  ]);
}

function wantedIn({ asks }: Understanding): Ask[] {
  return asks.filter(({ negated }) => !negated);
}

function certain(intent: string, understood: Omit<Understanding, 'intents' | 'inScope' | 'asks'>): Understanding {
  const ask = { intent, confidence: 1, start: 0, end: understood.text.length, negated: false };
  return { ...understood, intents: [{ intent, confidence: 1 }], inScope: true, asks: [ask] };
}

function pressedButton(intent: string): Understanding {
  const sentiment = { label: 'neutral' as const, score: 0 };
  return certain(intent, { text: labelOf(intent, firstLanguage), language: firstLanguage, languageAssumed: true, entities: [], sentiment });
}

/** Without the intents that no answer knows, and without small talk beside something that is asked for. */
function ours(understood: Understanding): Understanding {
  const asks = understood.asks.filter(({ intent }) => intents.has(intent));
  const serious = asks.filter(({ intent }) => !smallTalk.has(intent));
  return {
    ...understood,
    intents: understood.intents.filter(({ intent }) => intents.has(intent)),
    asks: wantedIn({ ...understood, asks: serious }).length > 0 ? serious : asks,
  };
}
