import type { Entity, Understanding } from '../../nlu/understanding.js';
import { shop, wordsOf } from '../answers.js';
import { isSameSpan } from './span.js';

/** What customers say for subjects beside the word that the answers have. */
const otherWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  zh: {
    children: ['儿童', '童话', '绘本'],
    classics: ['名著'],
    economics: ['经济'],
    humour: ['搞笑', '好笑'],
    'machine learning': ['人工智能'],
    mystery: ['侦探', '悬疑', '破案'],
    programming: ['程序设计'],
    psychology: ['心理'],
    romance: ['言情', '浪漫'],
    'self-help': ['励志'],
  },
};

/** Names of the shop's data that are no subjects, such as how one pays. */
const facts = new Set(Object.values(shop).flat().map(String));

/**
 * The understanding with the subjects that its text names in a language in which the catalogue does not name them: in the words that
 * `answers/` has for them, the longest first, wherever nothing else was found but a title that is the same word, as `机器学习` is.
 */
export function withNamedSubjects(understood: Understanding): Understanding {
  const { text, language, entities } = understood;
  const found: Entity[] = [];
  for (const [word, subject] of namesIn(language)) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const end = start + word.length;
      const taken = [...entities, ...found].some(
        (other) => other.start < end && start < other.end && !(isSameSpan(other, { start, end }) && isUnquotedTitle(other, text)),
      );
      if (!taken) found.push({ type: 'subject', start, end, text: word, value: subject });
    }
  }
  return found.length === 0 ? understood : { ...understood, entities: [...entities, ...found].sort((a, b) => a.start - b.start) };
}

function isUnquotedTitle({ type, start }: Entity, text: string): boolean {
  return type === 'product' && !/[《“"「]/u.test(text[start - 1] ?? '');
}

function namesIn(language: string): [word: string, subject: string][] {
  const others = Object.entries(otherWords[language] ?? {}).flatMap(([subject, words]) => words.map((word) => [word, subject] as const));
  const own = Object.entries(wordsOf(language)).map(([subject, word]) => [word, subject] as const);
  return [...own, ...others]
    .filter(([word, subject]) => !facts.has(subject) && word !== subject)
    .map(([word, subject]): [string, string] => [word, subject])
    .sort(([a], [b]) => b.length - a.length);
}
