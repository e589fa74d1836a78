import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { areaUnderRoc, isOutOfScope } from '../../nlu/out-of-scope.js';
import { readTexts } from '../../nlu/read-text.js';
import { type Classification, type ClassifierModel, textClassifier } from '../../nlu/text-classifier.js';
import { trainClassifier } from '../../nlu/train-classifier.js';
import { type Example, readIntents } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';
import { examples } from './small-shop.js';

let encoder: Encoder;
/** English phrases of some of our intents, and of none: those that are learnt, and others. */
let ours: Record<'learnt' | 'asked', Example[]>;
let strange: Record<'learnt' | 'asked', Example[]>;
/** Two phrases of each of the same intents. */
let pairs: Example[];
/** Learnt from our phrases alone. */
let plain: Awaited<ReturnType<typeof learn>>;

beforeAll(async () => {
  encoder = await startEncoder();
  const intents = await readIntents(projectFile('nlu', 'data', 'en'));
  const some = intents.filter(({ intent }, k) => !isOutOfScope(intent) && k % 3 === 0);
  const of = (chosen: typeof intents, from: number, to: number) =>
    chosen.flatMap(({ intent, phrases }) => phrases.slice(from, to).map((text) => ({ text, intent })));
  const outOfScope = intents.filter(({ intent }) => isOutOfScope(intent));
  pairs = of(some, 10, 12);
  ours = { learnt: of(some, 10, 40), asked: of(some, 40, 50) };
  strange = { learnt: of(outOfScope, 0, 120), asked: of(outOfScope, 120, 240) };
  plain = await learn(ours.learnt);
});
afterAll(() => encoder.close());

async function classify(model: ClassifierModel, asked: readonly Example[]): Promise<Classification[]> {
  const read = await readTexts(
    asked.map(({ text }) => text),
    encoder,
  );
  return read.map(textClassifier(model).classify);
}

async function learn(phrases: readonly Example[]) {
  const { model, heldOut } = await trainClassifier(phrases, encoder, { seed: 1 });
  const [own, other] = [await classify(model, ours.asked), await classify(model, strange.asked)];
  const scores = (answers: Classification[]) => answers.map(({ scopeScore }) => scopeScore);
  return {
    model,
    heldOut,
    accepted: own.filter(({ inScope }) => inScope).length / own.length,
    refused: other.filter(({ inScope }) => !inScope).length / other.length,
    area: areaUnderRoc(scores(own), scores(other)),
  };
}

describe('what is out of scope', () => {
  it('is learnt from classes that are left out where no phrases show it', async () => {
    const { model, accepted, refused, area } = plain;
    expect(model.strangePrototypes).toEqual([]);
    expect(model.calibration.encoded.scope.weights.strangeness).toBe(0);
    expect(accepted).toBeGreaterThan(0.92);
    expect(refused).toBeGreaterThan(0.45);
    expect(area).toBeGreaterThan(0.91);
  });

  it('is told better where phrases show it, and is no class', async () => {
    const shown = await learn([...ours.learnt, ...strange.learnt]);
    expect(shown.model.labels).toEqual(plain.model.labels);
    expect(shown.model.calibration.encoded.scope.weights.strangeness).toBeGreaterThan(0);
    expect(shown.accepted).toBeGreaterThan(0.92);
    expect(shown.refused).toBeGreaterThan(plain.refused + 0.15);
    expect(shown.area).toBeGreaterThan(plain.area + 0.02);
  });
});

describe('what training says of its examples', () => {
  it('is in their order, one probability a class, and not what the model says that has seen them', async () => {
    const { model, heldOut } = plain;
    expect(heldOut.map(({ text, intent }) => ({ text, intent }))).toEqual(ours.learnt);
    for (const { probabilities } of heldOut) {
      expect(probabilities).toHaveLength(model.labels.length);
      expect(probabilities.reduce((sum, probability) => sum + probability)).toBeCloseTo(1, 6);
    }
    const rightAbout = (answers: (string | undefined)[]) => answers.filter((answer, i) => answer === ours.learnt[i]!.intent).length;
    const seen = rightAbout((await classify(model, ours.learnt)).map(({ scores }) => scores[0]!.label));
    const unseen = rightAbout(heldOut.map(({ probabilities }) => model.labels[probabilities.indexOf(Math.max(...probabilities))]));
    expect(unseen / ours.learnt.length).toBeGreaterThan(0.75);
    expect(unseen).toBeLessThan(seen);
    expect(seen / ours.learnt.length).toBeGreaterThan(0.98);
  });
});

describe('a classifier of texts that the encoder cannot read', () => {
  it('goes by words alone, and knows nothing of texts that it can read', async () => {
    const phrases = examples({ 订单: ['我的订单在哪里', '订单到哪了', '查一下订单'], 退货: ['我要退货', '怎么退货', '退货地址'] });
    const { model } = await trainClassifier(phrases, encoder, { seed: 1 });
    const asked = examples({ 订单: ['订单呢'], 退货: ['可以退货吗'], nothing: ['where is my order'] });
    const answers = await classify(model, asked);
    expect(answers.slice(0, 2).map(({ scores }) => scores[0]!.label)).toEqual(['订单', '退货']);
    expect(answers[2]!.inScope).toBe(false);
  });
});

describe('the names of classes', () => {
  it('say what is meant where there are but two phrases of each', async () => {
    const rename = (phrases: readonly Example[], name: (intent: string) => string) =>
      phrases.map(({ text, intent }) => ({ text, intent: name(intent) }));
    const right = async (name: (intent: string) => string) => {
      const { model } = await trainClassifier(rename(pairs, name), encoder, { seed: 1 });
      const answers = await classify(model, ours.asked);
      return answers.filter(({ scores }, i) => scores[0]!.label === name(ours.asked[i]!.intent)).length / answers.length;
    };
    const numbers = new Map([...new Set(pairs.map(({ intent }) => intent))].map((intent, k) => [intent, `q${k}`]));
    expect(await right((intent) => intent)).toBeGreaterThan((await right((intent) => numbers.get(intent)!)) + 0.04);
  });
});
