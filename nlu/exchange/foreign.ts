/** Phrases as programs for understanding language keep them, whatever the form of their files. */
export interface ForeignPhrases {
  intents: ForeignIntent[];
  /** What the file says and has no place with us. */
  notTaken: NotTaken[];
}

export interface ForeignIntent {
  /** As the file has it. */
  name: string;
  description?: string;
  phrases: MarkedPhrase[];
}

/** A phrase in which entities are marked. */
export interface MarkedPhrase {
  text: string;
  entities: Mark[];
  /** ISO 639-1 code, where the file says it. */
  language?: string;
  /** Where it stands: `nlu.yml, line 7`, `app.json, utterance 3`. */
  place: string;
}

export interface Mark {
  /** Kind of entity, as the file has it. */
  type: string;
  /** Character offsets into the text, end exclusive. */
  start: number;
  end: number;
}

export interface NotTaken {
  /** The same words for things that are left for the same reason. */
  reason: string;
  /** Which one, in a few words, with its place. */
  sample: string;
}

/** The intent's name for a text that fits none, in LUIS and CLU. */
export const foreignOutOfScope = 'None';

/** `en` of `en-US`. */
export function languageIn(tag: string | undefined): string | undefined {
  const [language] = tag?.toLowerCase().split('-') ?? [];
  return language && /^[a-z]{2}$/.test(language) ? language : undefined;
}

/** One line without control characters and halves of surrogate pairs, which not every format holds. */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
}
