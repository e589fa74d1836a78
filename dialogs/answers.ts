import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { StewardError } from '../platform/errors.js';
import { projectFile } from '../platform/project.js';

const Shop = z.strictObject({
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  hours: z.string(),
  delivery_days: z.string(),
  delivery_cost: z.string(),
  free_delivery_from: z.string(),
  delivery_countries: z.string(),
  return_days: z.number().int().positive(),
  refund_days: z.number().int().positive(),
  payment_methods: z.string(),
  retention_discount_percent: z.number().int().min(1).max(100),
  retention_discount_code: z.string(),
});

const Answer = z
  .strictObject({
    label: z.string(),
    text: z.string().optional(),
    actions: z.array(z.string()).default([]),
    order: z.literal('ask').optional(),
    person: z.literal('offer').optional(),
  })
  .refine(({ actions, person }) => !person || actions.length === 0, 'has both actions and person; it can have one of them')
  .refine(({ text, order, person }) => text || !(order || person), 'has no text');

const Answers = z.strictObject({ shop: Shop, intents: z.record(z.string(), Answer) });

export type Shop = z.infer<typeof Shop>;

interface Answer {
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

export interface Answers {
  shop: Shop;
  /** By intent; an intent that is not here is not ours. */
  intents: ReadonlyMap<string, Answer>;
}

/**
 * Reads the shop's answers and fills `{{name}}` with the fields of `shop`.
 * @throws StewardError `answers_invalid` with the field, what was found and what is allowed
 */
export function readAnswers(yaml: string): Answers {
  const document = parseDocument(yaml);
  if (document.errors[0]) throw invalid(document.errors[0].message);
  const { data, error } = Answers.safeParse(document.toJS());
  if (error) throw invalid(z.prettifyError(error));
  const { shop, intents } = data;
  const filled = Object.entries(intents).map(([intent, answer]): [string, Answer] => {
    const unknown = answer.actions.find((action) => !(action in intents));
    if (unknown) throw invalid(`${intent}: there is no intent "${unknown}" to offer as an action`);
    return [intent, { ...answer, text: answer.text && fill(answer.text, shop, intent) }];
  });
  return { shop, intents: new Map(filled) };
}

function fill(text: string, shop: Record<string, string | number>, intent: string): string {
  return text.trim().replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    if (shop[name] === undefined) throw invalid(`${intent}: {{${name}}} is not a field of "shop"`);
    return String(shop[name]);
  });
}

function invalid(reason: string): StewardError {
  return new StewardError('invalid', 'answers_invalid', `dialogs/answers/en.yml cannot be used: ${reason}.`);
}

/** The shop's own answers, read when the process starts so that a mistake in them stops it there. */
export const answers: Answers = readAnswers(readFileSync(projectFile('dialogs', 'answers', 'en.yml'), 'utf8'));

/** What an intent of ours is called on a button. */
export function labelOf(intent: string): string {
  return answers.intents.get(intent)!.label;
}

/** The intent that a button's title names, in whatever case it is written. */
export function intentLabelled(text: string): string | undefined {
  const label = text.trim().toLowerCase();
  return [...answers.intents].find(([, answer]) => answer.label.toLowerCase() === label)?.[0];
}
