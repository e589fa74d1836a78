import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIntentModel, writeIntentModel } from '../../nlu/artefact.js';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import type { IntentModel } from '../../nlu/intent-model.js';
import { trainIntentModel } from '../../nlu/train.js';
import { type Example, examplesOf, readIntents } from '../../nlu/training-data.js';
import { understand } from '../../nlu/understand.js';
import type { Understanding } from '../../nlu/understanding.js';
import { projectFile } from '../../platform/project.js';

const catalogue = {
  items: [{ id: 'book-1', title: 'The Moonstone', creators: ['Wilkie Collins'] }],
  subjects: ['mystery', 'science fiction'],
};
const now = new Date('2026-11-21T10:00:00Z');

let encoder: Encoder;
let examples: Example[];
let model: IntentModel;

beforeAll(async () => {
  encoder = remembering(await startEncoder());
  examples = examplesOf(await readIntents(projectFile('nlu', 'data', 'en')));
  model = await trainIntentModel(examples, encoder, { seed: 1 });
}, 120_000);
afterAll(() => encoder.close());

const hear = (text: string): Promise<Understanding> => understand(text, { encoder, model, catalogue, now });

describe('the intent model trained on our phrases', () => {
  it('is right about phrases it has not seen, and knows how sure it is', () => {
    expect(model.metrics.classes).toBe(42);
    expect(model.metrics.accuracy).toBeGreaterThan(0.79);
    expect(model.metrics.macroF1).toBeGreaterThan(0.79);
    expect(model.metrics.ece).toBeLessThan(0.05);
  });

  it('lets 95 to 97 in 100 phrases of its own through and refuses most others', () => {
    expect(model.metrics.acceptance).toBeGreaterThanOrEqual(0.95);
    expect(model.metrics.acceptance).toBeLessThanOrEqual(0.97);
    expect(model.metrics.refusal).toBeGreaterThan(0.85);
  });

  it.each([
    ['Where is my order SO-1001?', 'order_status'],
    ["hey, my parcel still isn't here", 'order_status'],
    ["I'm looking for a mystery novel", 'recommend_book'],
    ['could you suggest a whodunit', 'recommend_book'],
    ['I WANT TO SPEAK TO A HUMAN', 'talk_to_person'],
    ['please end my membership', 'cancel_subscription'],
    ['which payment options do you have', 'payment_methods'],
    ['I cannot remember my password', 'account_login'],
    ['the book came with a torn cover', 'damaged_item'],
    ['good evening', 'greeting'],
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
});

describe('training', () => {
  const few = () => examples.filter(({ intent }) => ['greeting', 'gift_card', 'invoice'].includes(intent));

  it('gives the same model for the same examples and seed', async () => {
    const [first, second] = [await trainIntentModel(few(), encoder, { seed: 3 }), await trainIntentModel(few(), encoder, { seed: 3 })];
    expect(writeIntentModel(first).equals(writeIntentModel(second))).toBe(true);
  });

  it('deals the examples into other folds for another seed', async () => {
    const [first, second] = [await trainIntentModel(few(), encoder, { seed: 3 }), await trainIntentModel(few(), encoder, { seed: 4 })];
    expect(first.temperature).not.toBe(second.temperature);
  });

  it('needs no out-of-scope phrases', async () => {
    const { metrics } = await trainIntentModel(few(), encoder, { seed: 1 });
    expect(metrics.refusal).toBeNull();
    expect(metrics.accuracy).toBeGreaterThan(0.9);
  });

  it('tells how far it is', async () => {
    const steps: [number, number][] = [];
    await trainIntentModel(few(), encoder, { seed: 1, onProgress: (step, total) => steps.push([step, total]) });
    const total = steps[0]![1];
    expect(steps).toEqual(Array.from({ length: total }, (_, k) => [k + 1, total]));
  });

  it('refuses a single intent', async () => {
    const single = examples.filter(({ intent }) => intent === 'greeting' || intent === 'out_of_scope');
    await expect(trainIntentModel(single, encoder, { seed: 1 })).rejects.toMatchObject({ code: 'training_data_invalid' });
  });
});

describe('the artefact of an intent model', () => {
  it('brings back the model as it was', () => {
    const copy = readIntentModel(writeIntentModel(model));
    expect(copy.regression.weights).toEqual(model.regression.weights);
    expect(copy.phrases[7]).toEqual(model.phrases[7]);
    const { regression: _r, phrases: _p, ...rest } = model;
    expect(copy).toMatchObject(rest);
  });

  it('is refused when a bit is wrong, when it is cut short, and when it is something else', () => {
    const artefact = writeIntentModel(model);
    const flipped = Buffer.from(artefact);
    flipped[artefact.length - 5]! ^= 1;
    for (const bad of [
      flipped,
      artefact.subarray(0, 1000),
      Buffer.alloc(0),
      Buffer.from('{}'),
      signed(Buffer.alloc(40)),
      signed(Buffer.alloc(2, 255)),
    ]) {
      expect(() => readIntentModel(bad)).toThrow(expect.objectContaining({ name: 'StewardError', code: 'bad_artefact' }));
    }
  });
});

describe('understanding', () => {
  it('keeps order numbers of a Chinese question, which is out of scope for now', async () => {
    expect(await hear('我的订单SO-1001在哪里')).toMatchObject({
      language: 'zh',
      inScope: false,
      intents: [],
      entities: [{ type: 'order_number', value: 'SO-1001', text: 'SO-1001' }],
    });
  });

  it('brings intent, entities and sentiment together', async () => {
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
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['ten thousand dollar signs', '$'.repeat(10_000)],
    ['the same date a thousand times', 'last monday '.repeat(1000)],
    ['emoji', '😀'.repeat(2000)],
    ['halves of emoji', '\ud83d\ude00\ud83d '.repeat(100)],
    ['NUL', 'where\0is\0my\0order'],
    ['marks from right to left', '\u202e\u200fאיפה ההזמנה שלי'],
  ])('takes %s in its stride', async (_, text) => {
    const started = performance.now();
    const { text: read, sentiment } = await hear(text);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(read.length).toBeLessThanOrEqual(1000);
    expect(read).not.toMatch(/\p{Cc}|\p{Cs}/u);
    expect(Math.abs(sentiment.score)).toBeLessThanOrEqual(1);
  });
});

/** Spares the tests from encoding the same phrases again. */
function remembering(encoder: Encoder): Encoder {
  const known = new Map<string, Float32Array>();
  return {
    ...encoder,
    async encode(texts) {
      const fresh = texts.filter((text) => !known.has(text));
      const vectors = await encoder.encode(fresh);
      fresh.forEach((text, k) => {
        known.set(text, vectors[k]!);
      });
      return texts.map((text) => known.get(text)!);
    },
  };
}

/** Bytes behind a checksum that fits them. */
function signed(body: Buffer): Buffer {
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}
