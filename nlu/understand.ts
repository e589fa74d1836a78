import { type Inquiry, inquire, type Verdict } from './asks.js';
import { clausesOf } from './clauses.js';
import type { Encoder } from './encoder.js';
import { findEntities } from './entities/find.js';
import { languageOf } from './language.js';
import { normalise } from './normalise.js';
import { withSigns } from './read-text.js';
import { signsOf } from './signs.js';
import type { Classification, LabelScore } from './text-classifier.js';
import { type CatalogueIndex, type Sentiment, type Understanding, type Urgency, understoodLanguages } from './understanding.js';
import type { UnderstandingModel } from './understanding-model.js';

export interface UnderstandParts {
  encoder: Encoder;
  model: UnderstandingModel;
  catalogue: CatalogueIndex;
  now: Date;
}

/** Characters that are read; the sentence encoder sees no more of a text either. */
const longestText = 1000;
const mostIntents = 5;
const nothingEncoded: Promise<Float32Array[]> = Promise.resolve([]);

/**
 * What a customer means. Any text is understood in bounded time, if only as out of scope; a text in a language that is not
 * served is out of scope, with its entities. Throws only what the encoder throws: `encoder_failed`, `encoder_closed`.
 */
export async function understand(utterance: string, { encoder, model, catalogue, now }: UnderstandParts): Promise<Understanding> {
  const text = readable(utterance);
  const shown = languageOf(text);
  const language = shown ?? 'en';
  const served = understoodLanguages.includes(language);
  const encode = (words: string) => (language === 'en' && words !== '' ? encoder.encode([words]) : nothingEncoded);
  const lexicon = language === 'en' ? model.lexicon : undefined;
  const read = (said: string, expected?: Reading): Reading => {
    const words = normalise(said, lexicon);
    return words === expected?.words ? expected : { words, vectors: encode(words) };
  };
  // First of all as it is spelt, so that the encoder's thread works while this one does the rest. Of customers' texts one in
  // forty is spelt wrong: it is encoded again.
  const spelt = normalise(text);
  const asSpelt = { words: spelt, vectors: encode(spelt) };
  const whole = lexicon ? read(text, asSpelt) : asSpelt;
  if (whole !== asSpelt) asSpelt.vectors.catch(() => undefined);
  const entities = findEntities(text, { language, catalogue, now });
  const inquiry = inquire(text, clausesOf(text, entities));
  const isSaid = served && (whole.words !== '' || signsOf(text).length > 0);
  const meaning = isSaid ? await meaningOf(model, inquiry, [whole, ...inquiry.texts.slice(1).map((said) => read(said))], text) : nothing;
  return {
    text,
    language,
    ...(!shown && { languageAssumed: true as const }),
    ...(utterance.trim().length > longestText && { cut: true as const }),
    entities,
    ...meaning,
  };
}

interface Reading {
  /** As they would read if they had been written with care. */
  words: string;
  /** The encoder's one vector for them; none in a language that it does not know. */
  vectors: Promise<Float32Array[]>;
}

type Meaning = Pick<Understanding, 'intents' | 'inScope' | 'asks' | 'sentiment' | 'urgency'>;

const nothing: Meaning = {
  intents: [],
  inScope: false,
  asks: [],
  sentiment: { label: 'neutral', score: 0 },
  urgency: { label: 'calm', score: 0 },
};

/** What the texts of an inquiry mean, the whole text first. Looks at their words while their vectors are being made. */
async function meaningOf(model: UnderstandingModel, inquiry: Inquiry, readings: readonly Reading[], written: string): Promise<Meaning> {
  const intents = readings.map(({ words }) => (words === '' ? undefined : model.intent.begin(words)));
  const mood = withSigns({ text: readings[0]!.words, vector: undefined }, written).text;
  const [sentiment, urgency] = [model.sentiment.begin(mood), model.urgency.begin(mood)];

  const vectors = (await Promise.all(readings.map((reading) => reading.vectors))).map(([vector]) => vector);
  const [feeling, hurry] = [sentiment(vectors[0]).scores, urgency(vectors[0]).scores];
  return {
    ...inquiry.conclude(intents.map((intent, k) => (intent ? verdictOf(intent(vectors[k])) : { intents: [], inScope: false }))),
    sentiment: {
      label: feeling[0]!.label as Sentiment['label'],
      score: confidenceOf('positive', feeling) - confidenceOf('negative', feeling),
    },
    urgency: { label: hurry[0]!.label as Urgency['label'], score: confidenceOf('urgent', hurry) },
  };
}

function verdictOf({ scores, inScope }: Classification): Verdict {
  return { intents: scores.slice(0, mostIntents).map(({ label, confidence }) => ({ intent: label, confidence })), inScope };
}

function confidenceOf(label: string, scores: readonly LabelScore[]): number {
  return scores.find((score) => score.label === label)?.confidence ?? 0;
}

/** Cut and trimmed; control characters and halves of surrogate pairs, which no database keeps, become spaces. */
function readable(utterance: string): string {
  return utterance
    .trim()
    .slice(0, longestText)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
}
