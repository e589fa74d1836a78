import type { Encoder } from './encoder.js';
import type { Lexicon } from './lexicon.js';
import { normalise } from './normalise.js';
import { signsOf } from './signs.js';

/** A text as a classifier reads it. */
export interface ReadText {
  /** As it would read if it had been written with care; see `normalise`. */
  text: string;
  /** Float32Array [512], L2-normalised; undefined for a text in a language that the sentence encoder does not know. */
  vector: Float32Array | undefined;
}

export interface ReadOptions {
  /** Corrects the spelling; absent for training phrases, whose words are right as they stand. */
  lexicon?: Lexicon;
  onProgress?: (done: number, total: number) => void;
}

/** Texts encoded between two reports of progress. */
const encodedTogether = 256;

/** Reads texts as classifiers do. */
export async function readTexts(
  texts: readonly string[],
  encoder: Pick<Encoder, 'encode'>,
  { lexicon, onProgress }: ReadOptions = {},
): Promise<ReadText[]> {
  const read: ReadText[] = [];
  for (let from = 0; from < texts.length; from += encodedTogether) {
    const portion = texts.slice(from, from + encodedTogether).map((text) => {
      const encodable = isEncodable(text);
      return { text: normalise(text, encodable ? lexicon : undefined), encodable };
    });
    const vectors = (await encoder.encode(portion.filter(({ encodable }) => encodable).map(({ text }) => text))).values();
    for (const { text, encodable } of portion) read.push({ text, vector: encodable ? vectors.next().value : undefined });
    onProgress?.(read.length, texts.length);
  }
  return read;
}

/** A text as a classifier of moods reads it: what it shows beside its words stands behind them, for the n-grams only. */
export function withSigns({ text, vector }: ReadText, written: string): ReadText {
  return { text: [text, ...signsOf(written)].join(' ').trim(), vector };
}

/** The encoder reads Latin letters. Which language they are of is not asked here: of few words that would be a guess. */
function isEncodable(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return 2 * latin >= letters;
}
