import { type Inquiry, inquire, type Verdict } from './asks.js';
import { clausesOf } from './clauses.js';
import type { Encoder } from './encoder.js';
import { findEntities } from './entities/find.js';
import { languageOf } from './language.js';
import { normalise } from './normalise.js';
import { type ReadText, withSigns } from './read-text.js';
import { sentenceOf } from './sentence-features.js';
import { signsOf } from './signs.js';
import type { LabelScore } from './text-classifier.js';
import type { CatalogueIndex, Sentiment, Understanding, Urgency } from './understanding.js';
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

/**
 * What a customer means. Any text is understood in bounded time, if only as out of scope; a text in a language that is not
 * served is out of scope, with its entities. Throws only what the encoder throws: `encoder_failed`, `encoder_closed`.
 */
export async function understand(utterance: string, { encoder, model, catalogue, now }: UnderstandParts): Promise<Understanding> {
  const text = readable(utterance);
  const shown = languageOf(text);
  const language = shown ?? 'en';
  const find = () => findEntities(text, { language, catalogue, now });
  // Clauses may not part a title, so where there seem to be several, entities come first; else the encoder's thread works
  // while this one looks for entities.
  const clauses = clausesOf(text);
  const found = clauses.length > 1 ? find() : undefined;
  const inquiry = inquire(text, found ? clausesOf(text, found) : clauses);
  const reading = read(inquiry.texts, language, { encoder, model });
  const rest = {
    text,
    language,
    ...(!shown && { languageAssumed: true as const }),
    ...(utterance.length > longestText && { cut: true as const }),
    entities: found ?? find(),
  };
  return { ...rest, ...meaningOf(model, inquiry, await reading, text) };
}

/** Nothing for texts without words and signs or in a language that is not served. */
async function read(
  texts: readonly string[],
  language: string,
  { encoder, model }: Pick<UnderstandParts, 'encoder' | 'model'>,
): Promise<ReadText[] | undefined> {
  const words = texts.map((text) => normalise(text, language === 'en' ? model.lexicon : undefined));
  const isSaid = words[0] !== '' || signsOf(texts[0]!).length > 0;
  if (!isSaid || !(language === 'en' || language === 'zh')) return undefined;
  const vectors = language === 'en' ? (await encoder.encode(words)).map(sentenceOf) : [];
  return words.map((text, k) => ({ text, vector: vectors[k] }));
}

type Meaning = Pick<Understanding, 'intents' | 'inScope' | 'asks' | 'sentiment' | 'urgency'>;

const nothing: Meaning = {
  intents: [],
  inScope: false,
  asks: [],
  sentiment: { label: 'neutral', score: 0 },
  urgency: { label: 'calm', score: 0 },
};

function meaningOf(model: UnderstandingModel, inquiry: Inquiry, read: readonly ReadText[] | undefined, written: string): Meaning {
  if (!read) return nothing;
  const mood = withSigns(read[0]!, written);
  const [feeling, hurry] = [model.sentiment.classify(mood).scores, model.urgency.classify(mood).scores];
  const confidenceOf = (label: string, all: readonly LabelScore[]) => all.find((score) => score.label === label)?.confidence ?? 0;
  return {
    ...inquiry.conclude(read.map((text) => verdictOn(text, model))),
    sentiment: {
      label: feeling[0]!.label as Sentiment['label'],
      score: confidenceOf('positive', feeling) - confidenceOf('negative', feeling),
    },
    urgency: { label: hurry[0]!.label as Urgency['label'], score: confidenceOf('urgent', hurry) },
  };
}

function verdictOn(read: ReadText, model: UnderstandingModel): Verdict {
  if (read.text === '') return { intents: [], inScope: false };
  const { scores, inScope } = model.intent.classify(read);
  return { intents: scores.slice(0, mostIntents).map(({ label, confidence }) => ({ intent: label, confidence })), inScope };
}

/** Cut and trimmed; control characters and halves of surrogate pairs, which no database keeps, become spaces. */
function readable(utterance: string): string {
  return utterance
    .slice(0, longestText)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
}
