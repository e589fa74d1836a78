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

/** What a text is made of, as it is normally written: words, and in Chinese what stands between two signs. Upper and lower case are one, and so are marked and plain letters. */
export function runsOf(text: string): string[] {
  return plain(text).match(runs) ?? [];
}

/** Words and pairs of neighbours. */
export function wordGramsOf(runs: readonly string[]): string[] {
  const words = runs.flatMap((run) => (chinese.test(run) ? Array.from(segmenter.segment(run), ({ segment }) => segment) : run));
  return [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)];
}

/** How a run is spelt: its runs of characters. */
export function spellingOf(run: string): string[] {
  if (chinese.test(run)) {
    const signs = [...run];
    return [...signs, ...signs.slice(1).map((sign, i) => signs[i] + sign)];
  }
  const padded = ` ${run.slice(0, longestWord)} `;
  const characters: string[] = [];
  for (let length = 2; length <= longest; length++) {
    for (let at = 0; at + length <= padded.length; at++) characters.push(padded.slice(at, at + length));
  }
  return characters;
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(marks, '').toLowerCase();
}
