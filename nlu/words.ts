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

const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
/** The same, but a run of Chinese characters ends where another script begins: `我想买Dune`. */
const wordAmongChinese = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:['’](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;

/** Runs of letters and digits; an apostrophe inside a word belongs to it, a hyphen parts two. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(hasChinese(text) ? wordAmongChinese : word), ({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    text: written,
    plain: plain(written),
  }));
}

/** Most English texts: no letter of another script and no emoji has to be looked for in them. */
export function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function plain(written: string): string {
  const lower = written.toLowerCase();
  return /^[a-z0-9]+$/.test(lower) ? lower : lower.normalize('NFD').replace(/[\p{M}'’]/gu, '');
}

/** A crude stem that takes plurals off: `mysteries` and `mystery`, `classics` and `classic` become one. */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
