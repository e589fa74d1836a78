import { classify } from './classifier.js';
import type { Encoder } from './encoder.js';
import { findEntities } from './entities/find.js';
import type { IntentModel } from './intent-model.js';
import { languageOf } from './language.js';
import { sentimentOf } from './sentiment.js';
import type { CatalogueIndex, Understanding } from './understanding.js';

export interface UnderstandParts {
  encoder: Encoder;
  model: IntentModel;
  catalogue: CatalogueIndex;
  now: Date;
}

/** Characters that are read; the sentence encoder sees no more of a text either. */
const longestText = 1000;

/**
 * What a customer means. Any text is understood in bounded time, if only as out of scope; a text in another language than
 * English is out of scope, with its entities. Throws only what the encoder throws: `encoder_failed`, `encoder_closed`.
 */
export async function understand(utterance: string, { encoder, model, catalogue, now }: UnderstandParts): Promise<Understanding> {
  const text = readable(utterance);
  const shown = languageOf(text);
  const language = shown ?? 'en';
  // The encoder's thread works while this one looks for entities.
  const encoding = language === 'en' && text.length > 0 ? encoder.encode([calm(text)]) : Promise.resolve([]);
  const rest = {
    text,
    language,
    ...(!shown && { languageAssumed: true as const }),
    entities: findEntities(text, catalogue, now),
    sentiment: sentimentOf(text),
  };
  const [vector] = await encoding;
  return { ...rest, ...(vector ? classify(model, vector) : { intents: [], inScope: false }) };
}

/** Cut and trimmed; control characters and halves of surrogate pairs, which no database keeps, become spaces. */
function readable(utterance: string): string {
  return utterance
    .slice(0, longestText)
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
}

/** The encoder knows words as they are mostly written: in lower case, without invisible marks. A shouted text is read as if it were spoken. */
function calm(text: string): string {
  const visible = text.replace(/\p{Cf}/gu, '');
  return visible === visible.toUpperCase() ? visible.toLowerCase() : visible;
}
