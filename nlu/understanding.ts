/** What Steward makes of one utterance: the contract between `nlu/` and everything that acts on it. */
export interface Understanding {
  /** The utterance as it was read: trimmed, cut at the longest length. */
  text: string;
  language: Language;
  /** The text shows no language of its own, as a number, a name or `ok`: `language` is the one it was read in. */
  languageAssumed?: true;
  /** Best first; confidences are calibrated probabilities. At most five. */
  intents: IntentScore[];
  /** False when no intent of ours fits, however the scores look. */
  inScope: boolean;
  entities: Entity[];
  sentiment: Sentiment;
  /** Undefined where no model can tell: a language that none of ours serves. */
  urgency?: Urgency;
}

/** An ISO 639-1 code, such as `en`, `zh` or `de`; `other` where the language has no name here. `en` and `zh` are served. */
export type Language = string;

export interface IntentScore {
  intent: string;
  /** In [0, 1]. */
  confidence: number;
}

export type EntityType = 'order_number' | 'product' | 'subject' | 'date' | 'money' | 'email';

export interface Entity {
  type: EntityType;
  /** Character offsets into `Understanding.text`, end exclusive. */
  start: number;
  end: number;
  text: string;
  /** Normalised: `SO-1001`, an item's id, a subject of the catalogue, an ISO date, cents, a lower-cased address. */
  value: string | number;
}

export interface Sentiment {
  label: 'negative' | 'neutral' | 'positive';
  /** In [-1, 1]. */
  score: number;
}

/** How soon a person should look at it, whatever the mood: a deadline, money or safety at risk, a question asked in vain before. */
export interface Urgency {
  label: 'urgent' | 'calm';
  /** Probability of `urgent`, in [0, 1]. */
  score: number;
}

/** What entity matching knows of the shop. */
export interface CatalogueIndex {
  items: readonly { id: string; title: string; creators: readonly string[] }[];
  /** Every subject of the catalogue, lower-cased. */
  subjects: readonly string[];
}
