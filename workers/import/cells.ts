import { z } from 'zod';
import { parseInstant } from './instants.js';

/** The biggest integer of the database, in cents. */
export const mostCents = 2_147_483_647;
/** An index of the database takes keys of some 2,700 bytes; this stays below it in every script. */
const longestKey = 200;
/** What PostgreSQL cannot store as text: NUL, and halves of a surrogate pair. */
const storable = /^[^\0\p{Cs}]*$/u;

/** Says what a cell must be and what it is; the name of the column goes before it. */
export function must(what: string): { error: (issue: { input?: unknown }) => string } {
  return { error: ({ input }) => (input === undefined ? 'is missing' : `must be ${what}, not ${shown(input)}`) };
}

export const text = z.string(must('text')).regex(storable, must('text without NUL characters and broken Unicode'));
/** Text that an index holds: ids, subjects. */
export const key = text.max(longestKey, must(`at most ${longestKey} characters long`));

const aCurrency = must('a currency of three letters such as EUR');
export const currency = z
  .string(aCurrency)
  .regex(/^[a-z]{3}$/i, aCurrency)
  .toUpperCase();

const aLanguage = must('a language such as en or de-AT');
export const language = z.string(aLanguage).regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i, aLanguage);

const anEmail = must('an e-mail address');
/** Lower-cased. */
export const email = z.string(anEmail).toLowerCase().max(254, anEmail).pipe(z.email(anEmail));

export const webAddress = z.url({ protocol: /^https?$/, ...must('an address that starts with https:// or http://') }).regex(storable);

export const flag = z.stringbool({
  truthy: ['true', '1', 'yes'],
  falsy: ['false', '0', 'no'],
  ...must('true or false, 1 or 0, yes or no'),
});

const anAmount = must('an amount of 0 or more, such as 12.50, up to 21474836.47');
/** An amount in the currency's main unit, read as cents without rounding. */
export const money = z
  .string(anAmount)
  .regex(/^\d{1,8}(\.\d{1,2}0*)?$/, anAmount)
  .transform((amount) => {
    const [whole, fraction = ''] = amount.split('.');
    return Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'));
  })
  .refine((cents) => cents <= mostCents, anAmount);

const someCents = must(`whole cents from 0 to ${mostCents}`);
export const cents = z
  .string(someCents)
  .regex(/^\d{1,10}$/, someCents)
  .transform(Number)
  .refine((amount) => amount <= mostCents, someCents);

const aQuantity = must('a whole number from 1 to 1000000');
export const quantity = z
  .string(aQuantity)
  .regex(/^\d{1,7}$/, aQuantity)
  .transform(Number)
  .refine((count) => count >= 1 && count <= 1_000_000, aQuantity);

const aNumber = must('a number');
export const number = z
  .string(aNumber)
  .regex(/^-?\d{1,15}(\.\d{1,15})?$/, aNumber)
  .transform(Number);

const anInstant = must('a date such as 2025-03-01, 2025-03-01T14:30:00Z or seconds since 1970');
export const instant = z.string(anInstant).transform((written, context) => {
  const at = parseInstant(written);
  if (at) return at;
  context.addIssue({ code: 'custom', input: written, message: anInstant.error({ input: written }) });
  return z.NEVER;
});

export function instantUntil(now: Date) {
  return instant.refine((at) => at <= now, { error: ({ input }) => `${shown(input)} lies in the future` });
}

/** A JSON array, or text with semicolons between the entries. Empty entries and repeated ones are left out. */
export const list = z
  .preprocess((content) => (typeof content === 'string' ? splitList(content) : content), z.array(key, must('a list such as "a; b"')))
  .transform((entries) => [...new Set(entries.map((entry) => entry.trim()).filter((entry) => entry !== ''))]);

/** Entries of a CSV cell; a cell that holds a JSON array is taken as such. */
export function splitList(content: string): unknown {
  if (!content.startsWith('[')) return content.split(';');
  try {
    return JSON.parse(content);
  } catch {
    return content; // Not an array after all: the schema refuses it and shows it.
  }
}

function shown(input: unknown): string {
  const json = JSON.stringify(input) ?? String(input);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}
