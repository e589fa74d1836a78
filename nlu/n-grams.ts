/** The n-grams of a text: which words stand in it, and how they are spelt. */
export interface NGrams {
  /** Words and pairs of neighbours. */
  words: string[];
  /** Runs of two to five characters within a word, whose ends count as characters; in Chinese single ones and pairs. */
  characters: string[];
}

const longest = 5;
/** Characters of a word that are read; longer ones are noise. */
const longestWord = 40;

/** Splits Chinese, which has no spaces, by the dictionary of ICU; other runs of letters and digits are words already. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

const marks = /\p{M}/gu;
/** Chinese characters, and the letters and digits between them: `订单1001在哪里` has three runs. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;
const chinese = /^\p{Script=Han}/u;

/** N-grams of a text as it is normally written; upper and lower case are one, and so are marked and plain letters. */
export function nGramsOf(text: string): NGrams {
  const words: string[] = [];
  const characters: string[] = [];
  for (const [run] of plain(text).matchAll(runs)) {
    if (chinese.test(run)) {
      for (const { segment } of segmenter.segment(run)) words.push(segment);
      const signs = [...run];
      characters.push(...signs, ...signs.slice(1).map((sign, i) => signs[i] + sign));
    } else {
      words.push(run);
      spell(run, characters);
    }
  }
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  return { words: [...words, ...pairs], characters };
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}

function spell(word: string, into: string[]): void {
  const padded = ` ${word.slice(0, longestWord)} `;
  for (let length = 2; length <= longest; length++) {
    for (let at = 0; at + length <= padded.length; at++) into.push(padded.slice(at, at + length));
  }
}
