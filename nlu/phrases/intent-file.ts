import { basename } from 'node:path';
import { isScalar, isSeq } from 'yaml';
import { z } from 'zod';
import { checkYaml } from '../../platform/checked-yaml.js';
import { decode } from '../../platform/text-file.js';
import type { PlacedPhrase } from './repeated.js';

/** An intent with fewer is not learnt. */
export const fewestPhrases = 5;
export const longestPhrase = 1000;
/** Names of intents and of kinds of entities. */
export const namePattern = /^[a-z][a-z0-9_]*$/;

const name = z.string({ error: aText }).regex(namePattern, 'must be lower case letters, digits and underscores, a letter first');
const phrase = z.string({ error: aText }).trim().min(1, 'is empty').max(longestPhrase, `is longer than ${longestPhrase} characters`);

/** What one file of training phrases says. */
const IntentDefinition = z.strictObject({
  intent: name,
  description: z.string({ error: aText }).trim().min(1, 'is empty'),
  phrases: z.array(phrase).min(fewestPhrases, `needs at least ${fewestPhrases} phrases`),
  /** Kinds of entities that the phrases speak of, each with a few texts as customers write them. */
  entities: z.record(name, z.array(phrase).min(1, 'needs at least one example')).optional(),
});
export type IntentDefinition = z.infer<typeof IntentDefinition>;

export interface IntentFile {
  /** Undefined where the file is at fault. */
  definition?: IntentDefinition;
  /** Every phrase that can be read, also of a file at fault. */
  phrases: PlacedPhrase[];
  /** Kinds of entities that it gives examples of. */
  kinds: PlacedKind[];
  faults: string[];
  notes: string[];
}

export interface PlacedKind {
  type: string;
  place: string;
}

/** Reads `<intent>.yml`. Faults and notes name `file` and the line. */
export function readIntentFile(file: string, bytes: Buffer): IntentFile {
  const { text, marked, fault } = decode(bytes, file);
  const notes = marked && !fault ? [`${file}, line 1: the file begins with a byte order mark; it does no harm.`] : [];
  if (fault) return { phrases: [], kinds: [], faults: [fault], notes };
  const { document, data, faults, place } = checkYaml(file, text, IntentDefinition);
  const named = basename(file, '.yml');
  if (data && data.intent !== named) faults.push(`${place(['intent'])}: the intent is ${data.intent}, but the file is named ${named}.`);
  const list = document.get('phrases');
  const phrases = (isSeq(list) ? list.items : []).flatMap((item, k) =>
    isScalar(item) && typeof item.value === 'string' && item.value.trim()
      ? [{ text: item.value.trim(), intent: named, place: place(['phrases', k]) }]
      : [],
  );
  const kinds = Object.keys(data?.entities ?? {}).map((type) => ({ type, place: place(['entities', type]) }));
  return { definition: data, phrases, kinds, faults, notes };
}

function aText({ input }: { input?: unknown }): string {
  return input === undefined ? 'is missing' : 'must be text; put it in quotes';
}
