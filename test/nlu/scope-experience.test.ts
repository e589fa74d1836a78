import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../nlu/cross-validation.js';
import { foldsOf } from '../../nlu/folds.js';
import { areaUnderRoc, scopeScore } from '../../nlu/out-of-scope.js';
import { experienceOf, experienceWith, experienceWithout } from '../../nlu/scope-experience.js';
import { madeDataset, trainingOn } from './made-dataset.js';

const settings = { cost: 2, lexicalWeight: 0.5 };
const made = (strangers: number) => madeDataset({ classes: 6, each: 20, strangers, vectorNoise: 0.7, wordNoise: 0 });
const answersOf = (dataset: ReturnType<typeof made>) =>
  crossValidate(trainingOn(dataset), foldsOf(dataset, { folds: 2, most: 1000, seed: 1 }), settings);

describe('experience with phrases out of scope', () => {
  it('is what fits that had not seen them said of them, and of ours', async () => {
    const dataset = made(40);
    const answers = await answersOf(dataset);
    const witnesses = answers.map(({ evidence }, row) => ({ row, evidence }));
    expect(experienceWith(trainingOn(dataset), answers)).toEqual({ ours: witnesses.slice(0, 120), others: witnesses.slice(120) });
  });

  it('is none where they are too few to say anything: then classes are left out', async () => {
    const dataset = made(29);
    const answers = await answersOf(dataset);
    expect(experienceWith(trainingOn(dataset), answers)).toBeUndefined();
    const { others } = await experienceOf(trainingOn(dataset), answers, settings);
    expect(others.map(({ row }) => dataset.labels[row])).not.toContain(-1);
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
    expect(leftOut.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { train, ask } of training.jobs) expect(train.filter((row) => ask.includes(row))).toEqual([]);
    expect(others).toHaveLength(dataset.examples);
    expect(ours).toHaveLength((dataset.examples / 2) * (leftOut.length - 1));
  });

  it('leaves out together what is alike', async () => {
    const dataset = made(0);
    const along = (axis: number) => Float32Array.from({ length: 16 }, (_, j) => (j === axis ? 1 : 0));
    dataset.vectors = dataset.labels.map((label) => along(label % 3));
    const training = trainingOn(dataset);
    await experienceWithout(training, settings);
    const leftOut = training.jobs.map(({ train }) => {
      const learnt = new Set(train.map((row) => dataset.labels[row]));
      return dataset.classes.map((_, k) => k).filter((k) => !learnt.has(k));
    });
    expect(leftOut.sort()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });

  it('can be had of classes without vectors', async () => {
    const dataset = made(0);
    dataset.vectors = dataset.labels.map(() => undefined);
    const { ours, others } = await experienceWithout(trainingOn(dataset), settings);
    expect([...ours, ...others].every(({ evidence }) => evidence.nearness === 0)).toBe(true);
    expect(others).toHaveLength(dataset.examples);
  });

  it('shows that texts of classes left out look less like ours', async () => {
    const { ours, others } = await experienceWithout(trainingOn(made(0)), settings);
    const weights = { nearness: 1, margin: 1, strangeness: 0, novelty: 0 };
    const scores = [ours, others].map((all) => all.map(({ evidence }) => scopeScore(evidence, weights)));
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
