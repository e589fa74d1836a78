import { readFileSync } from 'node:fs';
import { projectFile } from '../platform/project.js';
import { type Answer, readAnswers } from './read-answers.js';
import { firstLanguage, served } from './texts.js';

/** Read when the process starts, so that a mistake in them stops it there. */
const { shop, languages } = readAnswers((file) => readFileSync(projectFile('dialogs', 'answers', file), 'utf8'));

export { shop };

/** Every intent that is ours; there is an answer or a dialog for each. */
export const intents: ReadonlySet<string> = new Set(languages[firstLanguage]!.answers.keys());

/** The shop's answer to an intent of ours. */
export function answerTo(intent: string, language: string): Answer {
  return languages[language]!.answers.get(intent)!;
}

/** What an intent of ours is called on a button. */
export function labelOf(intent: string, language: string): string {
  return answerTo(intent, language).label;
}

/** The intent that a button's title names, in whatever language and case it is written. */
export function intentLabelled(text: string): string | undefined {
  const label = text.trim().toLowerCase();
  return [...intents].find((intent) => served.some((language) => labelOf(intent, language).toLowerCase() === label));
}

/** What names in the shop's data are called in a language, by name. */
export function wordsOf(language: string): Readonly<Record<string, string>> {
  return languages[language]?.words ?? {};
}

/** What a name in the shop's data, such as a subject, is called in a language. */
export function wordFor(name: string, language: string): string {
  return languages[language]!.words[name] ?? name;
}
