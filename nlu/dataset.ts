import type { Encoder } from './encoder.js';
import { countWords } from './lexicon.js';
import { isOutOfScope } from './out-of-scope.js';
import { type ReadText, readTexts } from './read-text.js';
import { countNGrams, type TermCounts } from './tf-idf.js';
import type { Example } from './training-data.js';

/** Labelled texts as they are learnt from: plain data, which a thread can be given. */
export interface Dataset {
  /** Names of the classes, sorted. */
  classes: string[];
  /** The class of each row; -1 for a text out of scope. */
  labels: number[];
  /** Float32Array [512] each, L2-normalised; undefined for a text that the sentence encoder cannot read. */
  vectors: (Float32Array | undefined)[];
  counts: TermCounts;
  /** See `ClassifierModel`. */
  words: Map<string, number>;
  /** Rows that are examples; behind them stands the name of each class, a phrase for it that everybody has written. */
  examples: number;
}

export interface DatasetOptions {
  /** What a classifier sees of a text, such as `withSigns`; its words if absent. */
  view?: (read: ReadText, written: string) => ReadText;
  onProgress?: (done: number, total: number) => void;
}

/** Reads examples; the intents of the training files named `out_of_scope` are of no class. */
export async function readDataset(
  examples: readonly Example[],
  encoder: Pick<Encoder, 'encode'>,
  { view = (read) => read, onProgress }: DatasetOptions = {},
): Promise<Dataset> {
  const classes = [...new Set(examples.map(({ intent }) => intent))].filter((name) => !isOutOfScope(name)).sort();
  const numbers = new Map(classes.map((name, k) => [name, k]));
  const written = [...examples.map(({ text }) => text), ...classes.map(spelt)];
  const texts = (await readTexts(written, encoder, { onProgress })).map((read, i) => view(read, written[i]!));
  return {
    classes,
    labels: [...examples.map(({ intent }) => numbers.get(intent) ?? -1), ...numbers.values()],
    vectors: texts.map(({ vector }) => vector),
    counts: countNGrams(texts.map(({ text }) => text)),
    words: countWords(texts.map(({ text }) => text)),
    examples: examples.length,
  };
}

/** `change_address` and `ChangeAddress` as they are said. */
function spelt(name: string): string {
  return name
    .replace(/[_-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase();
}
