import { dot } from './dot.js';
import type { Encoder } from './encoder.js';
import { normalise } from './normalise.js';
import { type ReadText, readTexts } from './read-text.js';
import type { ClassifierModel } from './text-classifier.js';
import { countNGrams, tfIdf } from './tf-idf.js';
import type { Example } from './training-data.js';

export interface NearPhrase extends Example {
  /** Cosine: of the sentence vectors, or of the n-grams where the encoder cannot read the text. */
  likeness: number;
}

/** The phrases that are most like a text, the most alike first. */
export async function nearestPhrases(
  asked: ReadText,
  phrases: readonly Example[],
  { encoder, model, count }: { encoder: Pick<Encoder, 'encode'>; model: ClassifierModel; count: number },
): Promise<NearPhrase[]> {
  const texts = phrases.map(({ text }) => text);
  const likeness = asked.vector ? await likenessInMeaning(asked.vector, texts, encoder) : likenessInWords(asked.text, texts, model);
  return phrases
    .map(({ text, intent }, k) => ({ text, intent, likeness: likeness[k]! }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, count);
}

async function likenessInMeaning(vector: Float32Array, texts: readonly string[], encoder: Pick<Encoder, 'encode'>): Promise<number[]> {
  return (await readTexts(texts, encoder)).map((read) => (read.vector ? dot(read.vector, vector) : 0));
}

function likenessInWords(asked: string, texts: readonly string[], { vocabulary, idf }: ClassifierModel): number[] {
  const counts = countNGrams([asked, ...texts.map((text) => normalise(text))], vocabulary);
  const { starts, columns, values } = tfIdf(counts, idf, 1, [...counts.characters.keys()]);
  const weights = new Map(Array.from(columns.subarray(0, starts[1]), (column, entry) => [column, values[entry]!]));
  const lengthOf = (row: number) => {
    const own = values.subarray(starts[row], starts[row + 1]);
    return Math.sqrt(dot(own, own)) || 1;
  };
  return texts.map((_, k) => {
    let product = 0;
    for (let entry = starts[k + 1]!; entry < starts[k + 2]!; entry++) product += values[entry]! * (weights.get(columns[entry]!) ?? 0);
    return product / (lengthOf(0) * lengthOf(k + 1));
  });
}
