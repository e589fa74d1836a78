import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { type Evaluation, evaluate } from '../../nlu/evaluate.js';
import { areaUnderRoc, recallAt } from '../../nlu/out-of-scope.js';
import { withSigns } from '../../nlu/read-text.js';
import { asked, examples, learnt, strange } from './small-shop.js';

let encoder: Encoder;
let evaluation: Evaluation;
beforeAll(async () => {
  encoder = await startEncoder();
  evaluation = await evaluate({ train: learnt, test: asked, outOfScope: strange }, encoder, { seed: 1 });
});
afterAll(() => encoder.close());

/** The part that does not depend on how busy the machine is. */
const said = ({ answers, strangers }: Evaluation) =>
  [...answers, ...strangers].map(({ text, answer, confidence, scopeScore, inScope }) => ({
    text,
    answer,
    confidence,
    scopeScore,
    inScope,
  }));

describe('evaluating a classifier', () => {
  it('answers texts that it has not seen, and says how many answers are right', () => {
    const right = evaluation.answers.filter(({ intent, answer }) => intent === answer).length;
    expect(right).toBeGreaterThan(4);
    expect(evaluation.figures).toMatchObject({ accuracy: right / asked.length, n: asked.length, classes: 3 });
    expect(evaluation.answers.map(({ text, intent }) => ({ text, intent }))).toEqual(asked);
  });

  it('says how well texts out of scope are told from those of the test', () => {
    const scores = (answers: Evaluation['answers']) => answers.map(({ scopeScore }) => scopeScore);
    const [ours, others] = [scores(evaluation.answers), scores(evaluation.strangers)];
    expect(others).toHaveLength(strange.length);
    expect(evaluation.figures.oos).toEqual({ auroc: areaUnderRoc(ours, others), recallAt95: recallAt(0.95, ours, others) });
    expect(evaluation.figures.oos!.auroc).toBeGreaterThan(0.8);
  });

  it('tells what it took', () => {
    const { trainSeconds, encodeSeconds, latencyMs } = evaluation.figures;
    expect(encodeSeconds).toBeGreaterThan(0);
    expect(trainSeconds).toBeGreaterThan(encodeSeconds);
    expect(latencyMs.p50).toBeGreaterThan(0);
    expect(latencyMs.p95).toBeGreaterThanOrEqual(latencyMs.p50);
  });

  it('gives the very same answers whatever the intents of the test', async () => {
    const shuffled = asked.map(({ text }, k) => ({ text, intent: asked[(k + 3) % asked.length]!.intent }));
    const again = await evaluate({ train: learnt, test: shuffled, outOfScope: strange }, encoder, { seed: 1 });
    expect(said(again)).toEqual(said(evaluation));
    expect(again.figures.accuracy).toBeLessThan(evaluation.figures.accuracy);
  });

  it('looks at no intent of the test before everything is encoded and answered', async () => {
    let looked = false;
    const guarded = asked.map(({ text, intent }) => ({
      text,
      get intent() {
        looked = true;
        return intent;
      },
    }));
    const watching: Pick<Encoder, 'encode'> = {
      async encode(texts) {
        expect(looked).toBe(false);
        return encoder.encode(texts);
      },
    };
    let last = '';
    const onProgress = (phase: string, done: number, total: number) => {
      expect(looked).toBe(false);
      last = `${phase} ${done} of ${total}`;
    };
    await evaluate({ train: learnt, test: guarded }, watching, { seed: 1, onProgress });
    expect(last).toBe(`timing ${2 * asked.length} of ${2 * asked.length}`);
    expect(looked).toBe(true);
  });

  it('learns what is out of scope from such texts of the training, and takes those of the test as such', async () => {
    const test = [...asked, ...examples({ oos: strange })];
    const { figures, answers, strangers } = await evaluate({ train: [...learnt, ...examples({ oos: ['play jazz'] })], test }, encoder, {
      seed: 1,
    });
    expect(figures).toMatchObject({ n: asked.length, classes: 3 });
    expect(figures.oos!.auroc).toBeGreaterThan(0.8);
    expect(answers.map(({ answer }) => answer)).not.toContain('oos');
    expect(strangers.map(({ text }) => text)).toEqual(strange);
  });

  it('shows the classifier of the texts what it is to see, such as signs beside the words', async () => {
    const train = examples({
      glad: ['that was quick 👍', 'the blue one 😀', 'at the door today 🎉', 'number four 👍'],
      sore: ['that was quick 👎', 'the blue one 😡', 'at the door today 😢', 'number four 👎'],
    });
    const test = examples({ glad: ['the red one 👍', 'on the table 😀'], sore: ['the red one 👎', 'on the table 😡'] });
    const { figures } = await evaluate({ train, test }, encoder, { seed: 1, view: withSigns });
    expect(figures.accuracy).toBe(1);
    expect((await evaluate({ train, test }, encoder, { seed: 1 })).figures.accuracy).toBe(0.5);
  });

  it('names the intents that training has no phrase of, and counts answers to their texts as wrong', async () => {
    const test = [...asked, ...examples({ opening_hours: ['when do you open'] })];
    const { figures, unknownIntents } = await evaluate({ train: learnt, test }, encoder, { seed: 1 });
    expect(unknownIntents).toEqual(['opening_hours']);
    expect(figures.oos).toBeUndefined();
    expect(figures.accuracy).toBeCloseTo((evaluation.figures.accuracy * asked.length) / test.length);
  });

  it('refuses a test without a text of ours', async () => {
    const test = examples({ out_of_scope: strange });
    await expect(evaluate({ train: learnt, test }, encoder, { seed: 1 })).rejects.toMatchObject({ code: 'examples_invalid' });
  });
});
