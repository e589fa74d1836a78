import { en } from './texts/en.js';
import { zh } from './texts/zh.js';

/** Everything the dialogs say themselves; what depends on the shop is in `answers/`. Each language has the same keys. */
export type Texts = typeof en;

const byLanguage: Readonly<Record<string, Texts>> = { en, zh };

/** Spoken where nothing is known of the customer's language. */
export const firstLanguage = 'en';

/** The languages that we speak. */
export const served: readonly string[] = Object.keys(byLanguage);

/** The texts of a language, or the first one's where we do not speak it. */
export function textsFor(language: string): Texts {
  return byLanguage[language] ?? byLanguage[firstLanguage]!;
}
