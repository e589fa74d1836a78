import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUnderstandingModel, writeUnderstandingModel } from '../../nlu/artefact.js';
import { headerOf, numbersOf } from '../../nlu/classifier-artefact.js';
import { cachedEncoder } from '../../nlu/embedding-cache.js';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import type { ClassifierModel } from '../../nlu/text-classifier.js';
import { trainUnderstanding, type UnderstandingExamples } from '../../nlu/train.js';
import { understand } from '../../nlu/understand.js';
import type { Understanding } from '../../nlu/understanding.js';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import { classifierNames, type UnderstandingModel } from '../../nlu/understanding-model.js';
import { projectFile } from '../../platform/project.js';

const catalogue = {
  items: [{ id: 'book-1', title: 'The Moonstone', creators: ['Wilkie Collins'] }],
  subjects: ['mystery', 'science fiction'],
};
const now = new Date('2026-11-21T10:00:00Z');

let folder: string;
let encoder: Encoder;
let examples: UnderstandingExamples;
let model: UnderstandingModel;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-vectors-'));
  encoder = await cachedEncoder(await startEncoder(), folder);
  examples = await readUnderstandingExamples(projectFile('nlu', 'data'));
  model = await trainUnderstanding(examples, encoder, { seed: 1 });
}, 180_000);
afterAll(async () => {
  await encoder.close();
  await rm(folder, { recursive: true, force: true });
});

const hear = (text: string, by = model): Promise<Understanding> => understand(text, { encoder, model: by, catalogue, now });

describe('understanding trained on our phrases', () => {
  it('is right about phrases that it has not seen, and knows how sure it is', () => {
    const { accuracy, macroF1, ece, n, classes, sentimentMacroF1, urgencyMacroF1 } = model.metrics;
    const ours = examples.intent.filter(({ intent }) => intent !== 'out_of_scope');
    expect({ n, classes }).toEqual({ n: ours.length, classes: new Set(ours.map(({ intent }) => intent)).size });
    expect(accuracy).toBeGreaterThan(0.83);
    expect(macroF1).toBeGreaterThan(0.83);
    expect(ece).toBeLessThan(0.05);
    expect(sentimentMacroF1).toBeGreaterThan(0.8);
    expect(urgencyMacroF1).toBeGreaterThan(0.82);
  });

  it('lets 96 in 100 phrases of its own through and refuses most others', () => {
    expect(model.metrics.acceptance).toBeCloseTo(0.96, 2);
    expect(model.metrics.refusal).toBeGreaterThan(0.58);
  });

  it.each([
    ['Where is my order SO-1001?', 'order_status'],
    ["hey, my parcel still isn't here", 'order_status'],
    ["I'm looking for a mystery novel", 'recommend_book'],
    ['can you suggest a good thriller', 'recommend_book'],
    ['I WANT TO SPEAK TO A HUMAN', 'talk_to_person'],
    ['please end my membership', 'cancel_subscription'],
    ['which payment options do you have', 'payment_methods'],
    ['I cannot remember my password', 'account_login'],
    ['the book came with a torn cover', 'damaged_item'],
    ['good evening', 'greeting'],
    ['我的订单SO-1001在哪里', 'order_status'],
    ['我的快递怎么还没到', 'order_status'],
    ['想找一本悬疑小说', 'recommend_book'],
    ['帮我转人工客服', 'talk_to_person'],
    ['我要取消会员', 'cancel_subscription'],
    ['你们支持哪些支付方式', 'payment_methods'],
    ['我忘记密码了', 'account_login'],
    ['书的封面破了', 'damaged_item'],
    ['晚上好', 'greeting'],
  ])('understands "%s" as %s', async (text, intent) => {
    const { inScope, intents } = await hear(text);
    expect({ inScope, intent: intents[0]?.intent }).toEqual({ inScope: true, intent });
    expect(intents[0]!.confidence).toBeGreaterThan(0.5);
  });

  it.each([
    'asdf qwer zxcv blorp',
    'what is the capital of France',
    'how tall is Mount Everest',
    'who discovered penicillin',
    'will it snow in Oslo next weekend',
    'play the next song',
    'flibbertigibbet',
    '👍👍👍',
    '法国的首都是哪里',
    '珠穆朗玛峰有多高',
    '谁发现了青霉素',
    '怎么做红烧肉',
  ])('refuses "%s"', async (text) => {
    expect((await hear(text)).inScope).toBe(false);
  });

  it('gives at most five intents, best first, none of them out of scope', async () => {
    const { intents } = await hear('what is the capital of France');
    expect(intents).toHaveLength(5);
    const confidences = intents.map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(confidences.reduce((sum, confidence) => sum + confidence)).toBeLessThanOrEqual(1);
    expect(intents.map(({ intent }) => intent)).not.toContain('out_of_scope');
  });

  it('brings language, intent, entities and mood together', async () => {
    expect(await hear('  It is terrible: my copy of the moonstone from order so 1001 arrived damaged!  ')).toMatchObject({
      text: 'It is terrible: my copy of the moonstone from order so 1001 arrived damaged!',
      language: 'en',
      inScope: true,
      intents: expect.arrayContaining([expect.objectContaining({ intent: 'damaged_item' })]),
      entities: [
        { type: 'product', value: 'book-1', text: 'the moonstone' },
        { type: 'order_number', value: 'SO-1001', text: 'so 1001' },
      ],
      sentiment: { label: 'negative' },
    });
    expect(await hear('太气人了，订单SO-1001的书送来就是坏的！')).toMatchObject({
      language: 'zh',
      inScope: true,
      intents: expect.arrayContaining([expect.objectContaining({ intent: 'damaged_item' })]),
      entities: [{ type: 'order_number', value: 'SO-1001', text: 'SO-1001' }],
      sentiment: { label: 'negative' },
    });
  });
});

describe('training', () => {
  const kept = ['greeting', 'gift_card', 'invoice'];
  const few = (): UnderstandingExamples => ({
    intent: examples.intent.filter(({ intent }, i) => kept.includes(intent) && i % 3 === 0),
    sentiment: examples.sentiment.filter((_, i) => i % 20 === 0),
    urgency: examples.urgency.filter((_, i) => i % 20 === 0),
  });

  it('gives the same model for the same examples and seed, whatever the number of threads, and another for another seed', async () => {
    const bytes = async (seed: number, threads: number) =>
      writeUnderstandingModel(await trainUnderstanding(few(), encoder, { seed, threads }));
    const first = await bytes(3, 1);
    expect((await bytes(3, 1)).equals(first)).toBe(true);
    expect((await bytes(3, 2)).equals(first)).toBe(true);
    expect((await bytes(4, 2)).equals(first)).toBe(false);
  });

  it('needs no out-of-scope phrases', async () => {
    const { metrics } = await trainUnderstanding(few(), encoder, { seed: 1 });
    expect(metrics.refusal).toBeNull();
    expect(metrics.classes).toBe(3);
    expect(metrics.accuracy).toBeGreaterThan(0.9);
  });

  it('tells how far it is, and never goes back', async () => {
    const steps: [number, number][] = [];
    await trainUnderstanding(few(), encoder, { seed: 1, onProgress: (step, total) => steps.push([step, total]) });
    const total = Object.values(few()).flat().length;
    expect(steps.every(([, each]) => each === total)).toBe(true);
    const done = steps.map(([step]) => step);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(new Set(done).size).toBeGreaterThan(8);
    expect(done[0]).toBeLessThan(total / 2);
    expect(done.at(-1)).toBe(total);
  });

  it.each(['intent', 'sentiment', 'urgency'] as const)('refuses a single class of %s', async (kind) => {
    const some = few();
    const single = some[kind].filter(({ intent }) => intent === some[kind][0]!.intent);
    const strange = { text: 'how tall is Mount Everest', intent: 'out_of_scope' };
    await expect(trainUnderstanding({ ...some, [kind]: [...single, strange] }, encoder, { seed: 1 })).rejects.toMatchObject({
      name: 'StewardError',
      code: 'training_data_invalid',
    });
  });
});

describe('the artefact of a model', () => {
  it('brings back the model as it was', async () => {
    const copy = readUnderstandingModel(writeUnderstandingModel(model));
    for (const name of classifierNames) {
      expect(headerOf(copy[name].model)).toEqual(headerOf(model[name].model));
      expect(bytesOf(copy[name].model).equals(bytesOf(model[name].model))).toBe(true);
    }
    expect(copy.metrics).toEqual(model.metrics);
    for (const text of ['Where is my ordr SO-1001?', '书的封面破了', 'what is the capital of France']) {
      expect(await hear(text, copy)).toEqual(await hear(text));
    }
  });

  it.each<[string, (artefact: Buffer) => Buffer]>([
    ['a bit is wrong', (artefact) => artefact.fill(artefact.at(-5)! ^ 1, artefact.length - 5, artefact.length - 4)],
    ['it is cut short', (artefact) => artefact.subarray(0, 1000)],
    ['it is empty', () => Buffer.alloc(0)],
    ['it is something else', () => Buffer.from('{}')],
    ['it is something else behind a checksum', () => signed(Buffer.alloc(40))],
    ['it says that its header is longer than all of it', () => signed(Buffer.alloc(40, 255))],
    ['its header is of another kind', () => signed(headed({ format: 'steward-recommender-1' }))],
    ['numbers are missing behind its header', (artefact) => signed(artefact.subarray(32, -4))],
    ['there are numbers too many', (artefact) => signed(Buffer.concat([artefact.subarray(32), Buffer.alloc(4)]))],
  ])('is refused when %s', (_, spoil) => {
    const artefact = writeUnderstandingModel(model);
    expect(() => readUnderstandingModel(spoil(artefact))).toThrow(expect.objectContaining({ name: 'StewardError', code: 'bad_artefact' }));
  });
});

/** The numbers of a classifier. */
function bytesOf(model: ClassifierModel): Buffer {
  return Buffer.concat(numbersOf(model).map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)));
}

/** Bytes behind a checksum that fits them. */
function signed(body: Buffer): Buffer {
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}

/** A header without numbers. */
function headed(header: object): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json]);
}
