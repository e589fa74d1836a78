import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../nlu/cross-validation.js';
import { foldsOf } from '../../nlu/folds.js';
import { areaUnderRoc, scopeScore } from '../../nlu/out-of-scope.js';
import { experienceOf, experienceWithout } from '../../nlu/scope-experience.js';
import { madeDataset, trainingOn } from './made-dataset.js';

const settings = { cost: 2, lexicalWeight: 0.5 };
const made = (strangers: number) => madeDataset({ classes: 6, each: 20, strangers, vectorNoise: 0.7, wordNoise: 0 });
const answersOf = (dataset: ReturnType<typeof made>) =>
  crossValidate(trainingOn(dataset), foldsOf(dataset, { folds: 2, most: 1000, seed: 1 }), settings);

describe('experience with phrases out of scope', () => {
  it('is what fits that had not seen them said of them, and of ours', async () => {
    const dataset = made(40);
    const answers = await answersOf(dataset);
    expect(experienceOf(trainingOn(dataset), answers)).toEqual({
      ours: answers.slice(0, 120).map(({ evidence }) => evidence),
      others: answers.slice(120).map(({ evidence }) => evidence),
      allowance: 0,
    });
  });

  it('leaves aside what the encoder cannot read', async () => {
    const dataset = made(40);
    for (const row of [0, 1, 130]) dataset.vectors[row] = undefined;
    const { ours, others } = experienceOf(trainingOn(dataset), await answersOf(dataset))!;
    expect([ours.length, others.length]).toEqual([118, 39]);
  });

  it('is none where they are too few to say anything', async () => {
    const dataset = made(29);
    expect(experienceOf(trainingOn(dataset), await answersOf(dataset))).toBeUndefined();
  });
});

describe('experience without phrases out of scope', () => {
  it('comes from leaving each class out once, its name included, and asking of its texts as if they were strange', async () => {
    const dataset = made(0);
    const training = trainingOn(dataset);
    const { ours, others } = await experienceWithout(training, settings);
    const leftOut = training.jobs.map(({ train }) => {
      const learnt = new Set(train.map((row) => dataset.labels[row]));
      return dataset.classes.map((_, k) => k).filter((k) => !learnt.has(k));
    });
    expect(leftOut.map(({ length }) => length)).toEqual([3, 3]);
    expect(new Set(leftOut.flat())).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    for (const { train, ask } of training.jobs) expect(train.filter((row) => ask.includes(row))).toEqual([]);
    expect(others).toHaveLength(dataset.examples);
    expect(ours).toHaveLength(dataset.examples / 2);
  });

  it('shows that texts of classes left out look less like ours', async () => {
    const { ours, others } = await experienceWithout(trainingOn(made(0)), settings);
    const weights = { nearness: 1, margin: 1, strangeness: 0 };
    const scores = [ours, others].map((all) => all.map((evidence) => scopeScore(evidence, weights)));
    expect(areaUnderRoc(scores[0]!, scores[1]!)).toBeGreaterThan(0.9);
  });

  it("takes the few phrases out of scope that there are for nobody's", async () => {
    const dataset = made(10);
    const training = trainingOn(dataset);
    const { others } = await experienceWithout(training, settings);
    expect(others).toHaveLength(120);
    const strange = new Set([...dataset.labels.keys()].filter((row) => dataset.labels[row] === -1));
    for (const { train, ask } of training.jobs) expect([...train, ...ask].filter((row) => strange.has(row))).toEqual([]);
  });
});
