/** What Steward makes of one utterance: the contract between `nlu/` and everything that acts on it. */
export interface Understanding {
  /** The utterance as it was read: trimmed, cut at the longest length. */
  text: string;
  /** Present where the utterance was longer: the rest of it was not read. */
  cut?: true;
  language: Language;
  /** The text shows no language of its own, as a number, a name or `ok`: `language` is the one it was read in. */
  languageAssumed?: true;
  /** Best first; confidences are calibrated probabilities. At most five. */
  intents: IntentScore[];
  /** False when no intent of ours fits, however the scores look. */
  inScope: boolean;
  /** What the text asks for, in the order it is said: more than one only where it clearly asks for several things. Then, marked, what it refuses. */
  asks: Ask[];
  entities: Entity[];
  sentiment: Sentiment;
  /** Undefined where no model can tell: a language that none of ours serves. */
  urgency?: Urgency;
}

/** An ISO 639-1 code, such as `en`, `zh` or `de`; `other` where the language has no name here. */
export type Language = string;

/** The languages that are understood; what is written in another one is out of scope. */
export const understoodLanguages: readonly Language[] = ['en', 'zh'];

/** One thing that is asked for, or refused: "I don't want to cancel, only change the address" asks for one and refuses another. */
export interface Ask extends IntentScore {
  /** Character offsets into `Understanding.text`, end exclusive. */
  start: number;
  end: number;
  negated: boolean;
}

export interface IntentScore {
  intent: string;
  /** In [0, 1]. */
  confidence: number;
}

export const builtInEntities = [
  'order_number',
  'tracking_number',
  'isbn',
  'product',
  'creator',
  'subject',
  'date',
  'duration',
  'money',
  'quantity',
  'email',
  'phone',
  'person',
  'place',
] as const;
export type BuiltInEntity = (typeof builtInEntities)[number];

/** Built in, or a name of the shop's own entities. */
export type EntityType = BuiltInEntity | (string & {});

export interface Entity {
  type: EntityType;
  /** Character offsets into `Understanding.text`, end exclusive. */
  start: number;
  end: number;
  text: string;
  /**
   * Normalised: an order number as `SO-1001`; a tracking number without spaces; 13 digits of an ISBN; an item's id; a creator or
   * a subject as the catalogue has it; an ISO date; days of a duration; cents of money; a count; an address in lower case; digits
   * of a telephone number, after `+` if international; a person's name; the ISO 3166 code of a country, the name of another place.
   */
  value: string | number;
  /** ISO 4217 code of money, where the text tells it. */
  currency?: string;
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
  /** Kinds of entities that the shop has added. */
  own?: readonly OwnEntity[];
}

/** A kind of entity of the shop's own. */
export interface OwnEntity {
  type: EntityType;
  /** Global, and bounded in what they try. The value is what the first group has matched, or else all of it, in upper case. */
  patterns: readonly RegExp[];
  /** Names as customers write them, each with the value it stands for. */
  names: readonly { name: string; value: string }[];
}
