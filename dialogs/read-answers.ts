import { parseDocument } from 'yaml';
import { z } from 'zod';
import { StewardError } from '../platform/errors.js';
import { factsIn, Shop } from './shop.js';
import { firstLanguage, served, textsFor } from './texts.js';

const Words = z.strictObject({ label: z.string(), text: z.string().optional() });

const Answer = Words.extend({
  actions: z.array(z.string()).default([]),
  order: z.literal('ask').optional(),
  person: z.literal('offer').optional(),
})
  .refine(({ actions, person }) => !person || actions.length === 0, 'has both actions and person; it can have one of them')
  .refine(({ text, order, person }) => text || !(order || person), 'has no text');

const names = z.record(z.string(), z.string()).default({});
const FirstAnswers = z.strictObject({ words: names, intents: z.record(z.string(), Answer) });
const Translation = z.strictObject({ words: names, intents: z.record(z.string(), Words) });

export interface Answer {
  /** What the intent is called on a button. */
  label: string;
  /** Absent for an intent that has a dialog of its own. */
  text?: string;
  /** Intents offered as buttons below the text. */
  actions: string[];
  /** Asks a signed-in customer which order it is about. */
  order?: 'ask';
  /** Offers a person below the text. */
  person?: 'offer';
}

interface AnswersInLanguage {
  /** By intent; an intent that is not here is not ours. */
  answers: ReadonlyMap<string, Answer>;
  /** What names in the shop's data are called. */
  words: Readonly<Record<string, string>>;
}

interface Answers {
  shop: Shop;
  languages: Readonly<Record<string, AnswersInLanguage>>;
}

/**
 * Reads the shop's facts and its answers in each language, and fills `{{field}}` with the facts as the language writes them.
 * What comes with an answer is said in the first language's file; the others have its words only.
 * @throws StewardError `answers_invalid` with the file, the field, what was found and what is allowed
 */
export function readAnswers(read: (file: string) => string): Answers {
  const shop = parse('shop.yml', read, Shop);
  const first = parse(`${firstLanguage}.yml`, read, FirstAnswers);
  for (const [intent, { actions }] of Object.entries(first.intents)) {
    const unknown = actions.find((action) => !(action in first.intents));
    if (unknown) throw invalid(`${firstLanguage}.yml`, `${intent}: there is no intent "${unknown}" to offer as an action`);
  }
  const languages = served.map((language) => {
    const translation = language === firstLanguage ? first : parse(`${language}.yml`, read, Translation);
    return [language, inLanguage(language, translation, { shop, answers: first.intents })];
  });
  return { shop, languages: Object.fromEntries(languages) };
}

/** The first language's answers in the words of another, or of itself. */
function inLanguage(
  language: string,
  { words, intents }: z.infer<typeof Translation>,
  { shop, answers }: { shop: Shop; answers: Record<string, Answer> },
): AnswersInLanguage {
  const file = `${language}.yml`;
  const facts = factsIn(shop, { locale: textsFor(language).locale, words });
  const worded = Object.entries(answers).map(([intent, answer]): [string, Answer] => {
    const { label, text } = intents[intent] ?? {};
    if (!label) throw invalid(file, `the intent "${intent}" of ${firstLanguage}.yml has no label here`);
    if (!text !== !answer.text) throw invalid(file, `${intent}: ${firstLanguage}.yml has ${answer.text ? 'a' : 'no'} text for it`);
    const unknown = (name: string) => invalid(file, `${intent}: {{${name}}} is not a field of shop.yml`);
    return [intent, { ...answer, label, text: text && fill(text, facts, unknown) }];
  });
  return { answers: new Map(worded), words };
}

/** @throws StewardError `answers_invalid` */
function parse<T>(file: string, read: (file: string) => string, schema: z.ZodType<T>): T {
  const document = parseDocument(read(file));
  if (document.errors[0]) throw invalid(file, document.errors[0].message);
  const { data, error } = schema.safeParse(document.toJS());
  if (error) throw invalid(file, z.prettifyError(error));
  return data as T;
}

function fill(text: string, facts: Record<string, string>, unknown: (name: string) => Error): string {
  return text.trim().replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw unknown(name);
    return fact;
  });
}

function invalid(file: string, reason: string): StewardError {
  return new StewardError('invalid', 'answers_invalid', `dialogs/answers/${file} cannot be used: ${reason}.`);
}
