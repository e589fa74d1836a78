import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../nlu/cross-validation.js';
import { foldsOf, namesOf } from '../../nlu/folds.js';
import { madeDataset, trainingOn } from './made-dataset.js';

const settings = { cost: 2, lexicalWeight: 0.5 };

describe('cross-validation', () => {
  const dataset = madeDataset({ classes: 4, each: 12, strangers: 8, vectorNoise: 1, wordNoise: 0.2 });
  const folds = foldsOf(dataset, { folds: 4, most: 1000, seed: 1 });

  it('asks each example of a fit to all others that has seen the names of the classes', async () => {
    const training = trainingOn(dataset);
    await crossValidate(training, folds, settings);
    expect(training.jobs.map(({ ask }) => ask)).toEqual(folds);
    for (const { train, ask } of training.jobs) {
      expect(new Set([...train, ...ask]).size).toBe(dataset.labels.length);
      expect(train).toHaveLength(dataset.labels.length - ask.length);
      expect(train).toEqual(expect.arrayContaining(namesOf(dataset)));
    }
  });

  it('gives back what was said of each example, by its number', async () => {
    const answers = await crossValidate(trainingOn(dataset), folds, settings);
    expect(answers).toHaveLength(dataset.examples);
    const own = trainingOn(dataset);
    const others = folds.slice(1).flat();
    const { answers: first } = await own.threads.fit({ train: [...others, ...namesOf(dataset)], ask: folds[0]!, settings, seed: 1 });
    expect(folds[0]!.map((row) => answers[row])).toEqual(first);
  });

  it('does not depend on what is said of the examples that are asked', async () => {
    const answers = await crossValidate(trainingOn(dataset), folds, settings);
    const asked = new Set(folds[2]);
    const labels = dataset.labels.map((label, row) => (asked.has(row) ? (label + 1) % 4 : label));
    const answersToMislabelled = await crossValidate(trainingOn({ ...dataset, labels }), folds, settings);
    expect(folds[2]!.map((row) => answersToMislabelled[row])).toEqual(folds[2]!.map((row) => answers[row]));
    expect(answersToMislabelled).not.toEqual(answers);
  });
});
