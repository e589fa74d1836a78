import { type Inquiry, inquire, type Verdict } from './asks.js';
import { clausesOf } from './clauses.js';
import type { Encoder } from './encoder.js';
import { findEntities } from './entities/find.js';
import { languageOf } from './language.js';
import { normalise } from './normalise.js';
import { withSigns } from './read-text.js';
import { sentenceOf } from './sentence-features.js';
import { signsOf } from './signs.js';
import type { Classification, LabelScore } from './text-classifier.js';
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
  const meaning = meaningOf(inquiry, text, language, { encoder, model });
  const rest = {
    text,
    language,
    ...(!shown && { languageAssumed: true as const }),
    ...(utterance.trim().length > longestText && { cut: true as const }),
    entities: found ?? find(),
  };
  return { ...rest, ...(await meaning) };
}

type Meaning = Pick<Understanding, 'intents' | 'inScope' | 'asks' | 'sentiment' | 'urgency'>;

const nothing: Meaning = {
  intents: [],
  inScope: false,
  asks: [],
  sentiment: { label: 'neutral', score: 0 },
  urgency: { label: 'calm', score: 0 },
};

/** Nothing for a text without words and signs or in a language that is not served. Looks at the words while their vectors are being made. */
async function meaningOf(
  inquiry: Inquiry,
  written: string,
  language: string,
  { encoder, model }: Pick<UnderstandParts, 'encoder' | 'model'>,
): Promise<Meaning> {
  const words = inquiry.texts.map((text) => normalise(text, language === 'en' ? model.lexicon : undefined));
  const isSaid = words[0] !== '' || signsOf(written).length > 0;
  if (!isSaid || !(language === 'en' || language === 'zh')) return nothing;
  const encoding = language === 'en' ? encoder.encode(words) : Promise.resolve([]);
  const intents = words.map((text) => (text === '' ? undefined : model.intent.begin(text)));
  const mood = withSigns({ text: words[0]!, vector: undefined }, written).text;
  const [sentiment, urgency] = [model.sentiment.begin(mood), model.urgency.begin(mood)];

  const vectors = (await encoding).map(sentenceOf);
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
