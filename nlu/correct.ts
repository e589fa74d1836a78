import { isWord, type Lexicon } from './lexicon.js';
import { type Company, likeliest, outOfPlace } from './meant-word.js';

/** Latin words that stand alone: no parts of addresses and order numbers. Longer ones are none. */
const words = /(?<![\p{L}\p{N}\p{M}@._/'-])[A-Za-z]{1,24}(?:'[A-Za-z]{1,2})?(?![\p{L}\p{N}\p{M}@_/'-]|\.\p{L})/gu;
const runs = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Puts right the words of an English text that are none: what each was most likely meant to be, one slip away or two in a
 * long word. A capital inside a sentence makes a name, which is left alone. Words that are right stay as they are, unless
 * they stand where the phrases of the lexicon have another one ("are you a not" for "bot"). A contraction that is put right
 * comes back without its apostrophe.
 */
export function correct(text: string, lexicon: Lexicon): string {
  const all = [...text.matchAll(runs)];
  return text.replace(words, (word, at: number) => {
    const [stem, ending] = word.endsWith("'s") ? [word.slice(0, -2), "'s"] : [word.replace("'", ''), ''];
    const plain = stem.toLowerCase();
    const capital = stem[0] !== plain[0];
    if (capital && !beginsSentence(text, at)) return word;
    const known = isWord(plain, lexicon) || (ending !== '' && isWord(`${plain}s`, lexicon));
    if (known && word.includes("'")) return word;
    const company = companyAt(all, at, at + word.length);
    const meant = known ? outOfPlace(plain, company, lexicon) : likeliest(plain, company, lexicon);
    if (!meant) return word;
    return (capital ? meant[0]!.toUpperCase() + meant.slice(1) : meant) + ending;
  });
}

function companyAt(all: readonly RegExpExecArray[], start: number, end: number): Company {
  const first = all.findIndex(({ index }) => index >= start);
  const after = all.slice(first, first + 3).find(({ index }) => index >= end);
  return { before: all[first - 1]?.[0].toLowerCase(), after: after?.[0].toLowerCase() };
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:,])\s*$/.test(text.slice(Math.max(0, at - 5), at));
}
