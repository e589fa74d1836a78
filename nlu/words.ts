/** A word of a text, with where it stands. */
export interface Word {
  /** Character offsets, end exclusive. */
  start: number;
  end: number;
  /** As it is written. */
  text: string;
  /** Lower-cased, without diacritics and apostrophes. */
  plain: string;
}

/** Runs of letters and digits; an apostrophe inside a word belongs to it, a hyphen parts two. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    text: word,
    plain: plain(word),
  }));
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '');
}

/** A crude stem that takes plurals off: `mysteries` and `mystery`, `classics` and `classic` become one. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
