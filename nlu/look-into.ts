import type { Encoder } from './encoder.js';
import { type Explanation, explain } from './explain.js';
import { type NearPhrase, nearestPhrases } from './nearest-phrases.js';
import { normalise } from './normalise.js';
import { type ReadText, readTexts } from './read-text.js';
import type { Example } from './training-data.js';
import { type UnderstandParts, understand } from './understand.js';
import { type Understanding, understoodLanguages } from './understanding.js';

/** What a text was understood as, and why. */
export interface Insight {
  understanding: Understanding;
  /** Absent where no classifier was asked: nothing was said, or in a language that is not served. */
  why?: {
    /** The text as it is read: as it would be if it had been written with care. */
    read: string;
    /** How much more than it needs to be in scope the whole text looks like what was taught. */
    scopeScore: number;
    /** Of the whole text, whatever its clauses ask for. */
    explanation: Explanation;
    nearest: NearPhrase[];
  };
}

export interface LookIntoParts extends UnderstandParts {
  /** The phrases of the intents, and an encoder that may know them by heart. */
  phrases: readonly Example[];
  phraseEncoder: Pick<Encoder, 'encode'>;
}

/** Phrases that are named. */
const mostNear = 8;

/** Understands a text as the bot does, and looks into what spoke for it. */
export async function lookInto(utterance: string, { phrases, phraseEncoder, ...parts }: LookIntoParts): Promise<Insight> {
  const understanding = await understand(utterance, parts);
  const read = await readWhole(understanding, parts);
  if (!read) return { understanding };
  const { model, classify } = parts.model.intent;
  return {
    understanding,
    why: {
      read: read.text,
      scopeScore: classify(read).scopeScore,
      explanation: explain(model, read),
      nearest: await nearestPhrases(read, phrases, { encoder: phraseEncoder, model, count: mostNear }),
    },
  };
}

/** The text as the classifier of intents sees it, in the languages that are understood. */
async function readWhole({ text, language }: Understanding, { encoder, model }: UnderstandParts): Promise<ReadText | undefined> {
  if (!understoodLanguages.includes(language)) return undefined;
  const read =
    language === 'en' ? (await readTexts([text], encoder, { lexicon: model.lexicon }))[0]! : { text: normalise(text), vector: undefined };
  return read.text === '' ? undefined : read;
}
