import { z } from 'zod';
import { StewardError } from '../platform/errors.js';
import { type ClassifierModel, type TextClassifier, textClassifier } from './text-classifier.js';

const Calibration = z.object({
  temperature: z.number().positive(),
  scope: z.object({
    weights: z.object({ nearness: z.number(), margin: z.number(), strangeness: z.number(), novelty: z.number().default(0) }),
    threshold: z.number(),
  }),
});

/** What of a classifier is not a long row of numbers. */
export const ClassifierHeader = z.object({
  labels: z.array(z.string()).min(2),
  /** English words of the phrases and how often they stand there. */
  words: z.array(z.tuple([z.string(), z.int()])),
  /** N-grams, by column. */
  vocabulary: z.array(z.string()),
  lexicalWeight: z.number(),
  dimensions: z.int().nonnegative(),
  prototypes: z.int().nonnegative(),
  strangePrototypes: z.int().nonnegative(),
  calibration: z.object({ encoded: Calibration, lexical: Calibration }),
});
export type ClassifierHeader = z.infer<typeof ClassifierHeader>;

export function headerOf({
  labels,
  words,
  vocabulary,
  lexicalWeight,
  svm,
  prototypes,
  strangePrototypes,
  calibration,
}: ClassifierModel): ClassifierHeader {
  return {
    labels,
    words: [...words],
    vocabulary: [...vocabulary.keys()],
    lexicalWeight,
    dimensions: svm.dimensions,
    prototypes: prototypes.length,
    strangePrototypes: strangePrototypes.length,
    calibration,
  };
}

/** The numbers of a classifier, in the order in which `readClassifier` takes them. */
export function numbersOf({ idf, svm, prototypes, strangePrototypes }: ClassifierModel): Float32Array[] {
  return [idf, svm.dense, svm.sparse, svm.bias, ...prototypes, ...strangePrototypes];
}

/** A classifier from its header and numbers; `take(n)` gives the next n numbers and throws where there are not so many. */
export function readClassifier(header: ClassifierHeader, take: (count: number) => Float32Array): TextClassifier {
  const { labels, vocabulary, lexicalWeight, dimensions, calibration } = header;
  const classes = labels.length;
  const vectors = (count: number) => Array.from({ length: count }, () => take(dimensions));
  const idf = take(vocabulary.length);
  const svm = { classes, dimensions, dense: take(classes * dimensions), sparse: take(vocabulary.length * classes), bias: take(classes) };
  const prototypes = vectors(header.prototypes);
  const strangePrototypes = vectors(header.strangePrototypes);
  const columns = new Map(vocabulary.map((gram, column) => [gram, column]));
  const words = new Map(header.words);
  return textClassifier({ labels, words, vocabulary: columns, idf, lexicalWeight, svm, prototypes, strangePrototypes, calibration });
}

export function badArtefact(why: string, cause?: unknown): StewardError {
  return new StewardError('invalid', 'bad_artefact', `The model cannot be read: ${why}.`, { cause });
}
