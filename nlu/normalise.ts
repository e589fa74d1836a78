import { apostrophised } from './contractions.js';
import { correct } from './correct.js';
import { isWord } from './known-words.js';
import type { Lexicon } from './lexicon.js';
import { isAscii } from './words.js';

/**
 * A text as it would read if it had been written with care, for the encoder and the classifier: no shouting, no decoration,
 * apostrophes where they belong and, with a lexicon, no slips of the pen. Training phrases and messages pass through it
 * alike. Entities are looked for in the text as it was written. Empty where nothing was said in words or signs.
 */
export function normalise(text: string, lexicon?: Lexicon): string {
  const plain = shortened(calm(undecorated(text)), lexicon);
  return apostrophised(lexicon ? correct(plain, lexicon) : plain);
}

/** Marks that only steer how a text is shown, variation selectors among them. */
const invisible = /\p{Cf}|\p{Variation_Selector}/gu;
const emoji = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20E3)+/gu;
const emoticon = /(?<!\S)(?:[:;=8][-'^o]?[()DPp/|*]+|<3|\^\^|[xX]D)(?!\S)/g;

/** Widths and ligatures, quotation marks, emoji and runs of signs say nothing about what is wanted. */
function undecorated(text: string): string {
  const plain = isAscii(text) ? text : text.replace(invisible, '').replace(emoji, ' ').normalize('NFKC').replace(/[’‘´]/g, "'");
  return plain
    .replaceAll('`', "'")
    .replace(emoticon, ' ')
    .replace(/([!?])[!?.]+/g, '$1')
    .replace(/([.,;:~*_=-])\1+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Share of capitals among the letters from which a text is shouted. */
const shoutedFrom = 0.7;

/** A shouted text is read as if it were spoken; the encoder knows words as they are mostly written. */
function calm(text: string): string {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return letters > 1 && capitals >= shoutedFrom * letters ? text.toLowerCase() : text;
}

/** `pleeease` and `helllo` as they are spelt: with the letter once or twice, whichever makes a word. */
function shortened(text: string, lexicon: Lexicon | undefined): string {
  return text.replace(/(?<![a-z])[a-z]*?([a-z])\1\1[a-z]*(?![a-z])/gi, (word) => {
    const twice = word.replace(/([a-z])\1\1+/gi, '$1$1');
    const once = word.replace(/([a-z])\1\1+/gi, '$1');
    if (once.length === 1) return word;
    if (isWord(twice.toLowerCase(), lexicon?.trained)) return twice;
    // Three of a kind that make no word may be another slip.
    return isWord(once.toLowerCase(), lexicon?.trained) || /([a-z])\1{3}/i.test(word) ? once : word;
  });
}
