import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { StewardError } from '../platform/errors.js';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be lower case letters, digits and underscores');
const text = z.string().trim().min(1).max(1000);

/** What one file of training phrases says. */
const IntentDefinition = z.strictObject({
  intent: name,
  description: z.string().min(1),
  phrases: z.array(text).min(5, 'needs at least 5 phrases'),
  /** Kinds of entities that the phrases speak of, each with a few texts as customers write them. */
  entities: z.record(name, z.array(text).min(1, 'needs at least one example')).optional(),
});
export type IntentDefinition = z.infer<typeof IntentDefinition>;

/** A text and the intent it stands for. */
export interface Example {
  text: string;
  intent: string;
}

/** Training examples of intents, in the order of their files. */
export function examplesOf(intents: readonly IntentDefinition[]): Example[] {
  return intents.flatMap(({ intent, phrases }) => phrases.map((text) => ({ text, intent })));
}

/**
 * Reads the intents of one language: every `<intent>.yml` of a folder, by name.
 * @throws StewardError `training_data_invalid` with a sentence for every fault found, each with its file and line.
 */
export async function readIntents(folder: string): Promise<IntentDefinition[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yml')).sort();
  const read = await Promise.all(files.map(async (file) => parseIntent(file, await readFile(join(folder, file), 'utf8'))));
  const faults = [...read.flatMap((result) => result.faults), ...repeatedPhrases(read.flatMap(({ places }) => places))];
  if (files.length === 0) faults.push(`${folder} holds no .yml file with phrases.`);
  if (faults.length > 0) throw new StewardError('invalid', 'training_data_invalid', faults.join('\n'));
  return read.flatMap(({ definition }) => (definition ? [definition] : []));
}

/** The intents of every language: the folders of a folder that are named after one, such as `en`. */
export async function readLanguages(folder: string): Promise<{ language: string; intents: IntentDefinition[] }[]> {
  const languages = (await readdir(folder)).filter((name) => /^[a-z]{2}$/.test(name)).sort();
  return Promise.all(languages.map(async (language) => ({ language, intents: await readIntents(join(folder, language)) })));
}

interface ParsedIntent {
  definition?: IntentDefinition;
  faults: string[];
  /** Where each phrase stands. */
  places: { phrase: string; place: string }[];
}

function parseIntent(file: string, source: string): ParsedIntent {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const place = (offset: number | undefined) => `${file}, line ${lines.linePos(offset ?? 0).line}`;
  const syntax = document.errors.map((error) => `${place(error.pos[0])}: ${error.message.split('\n')[0]}`);
  if (syntax.length > 0) return { faults: syntax, places: [] };

  const offsetOf = (path: readonly PropertyKey[]): number | undefined => {
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    return node?.range?.[0] ?? (path.length > 0 ? offsetOf(path.slice(0, -1)) : undefined);
  };
  const { data, error } = IntentDefinition.safeParse(document.toJS());
  if (!data) {
    return { faults: error.issues.map(({ path, message }) => `${place(offsetOf(path))}: ${path.join('.')} ${message}`), places: [] };
  }
  const named = basename(file, '.yml');
  const faults =
    data.intent === named ? [] : [`${place(offsetOf(['intent']))}: the intent is ${data.intent}, but the file is named ${named}.`];
  return { definition: data, faults, places: data.phrases.map((phrase, k) => ({ phrase, place: place(offsetOf(['phrases', k])) })) };
}

/** The same phrase twice teaches nothing within an intent and contradicts itself across two. */
function repeatedPhrases(places: readonly { phrase: string; place: string }[]): string[] {
  const first = new Map<string, string>();
  const faults: string[] = [];
  for (const { phrase, place } of places) {
    const words = phrase
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    // A phrase of emoji only has no words to compare.
    const plain = words || phrase;
    const before = first.get(plain);
    if (before) faults.push(`${place}: "${phrase}" stands already in ${before}.`);
    else first.set(plain, place);
  }
  return faults;
}
