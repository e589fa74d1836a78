import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { noises } from '../../nlu/noise.js';
import { trainUnderstanding } from '../../nlu/train.js';
import type { Example } from '../../nlu/training-data.js';
import { understand } from '../../nlu/understand.js';
import type { Understanding } from '../../nlu/understanding.js';
import { readUnderstandingExamples } from '../../nlu/understanding-examples.js';
import type { UnderstandingModel } from '../../nlu/understanding-model.js';
import { projectFile } from '../../platform/project.js';
import { mulberry32 } from '../../platform/random.js';

const catalogue = {
  items: [
    { id: 'eat', title: 'Stop and Smell the Roses', creators: ['A. Gardener'] },
    { id: 'austen', title: 'Sense and Sensibility', creators: ['Jane Austen'] },
  ],
  subjects: ['mystery', 'history'],
};
const now = new Date('2026-11-21T10:00:00Z');

/** Enough of the shop's intents to be mistaken for each other. */
const taught = new Set(
  (
    'cancel_order cancel_subscription change_address damaged_item delivery_cost exchange_item greeting order_status out_of_scope ' +
    'pause_subscription payment_methods product_availability recommend_book refund_status return_item talk_to_person thanks'
  ).split(' '),
);

let encoder: Encoder;
/** Every fourth phrase of the shop's, which the model has not seen. */
let unseen: Example[];
let model: UnderstandingModel;

beforeAll(async () => {
  encoder = await startEncoder();
  const examples = await readUnderstandingExamples(projectFile('nlu', 'data'));
  const phrases = examples.intent.filter(({ intent }) => taught.has(intent));
  unseen = phrases.filter((_, i) => i % 4 === 0);
  const seen = phrases.filter((_, i) => i % 4 > 0);
  model = await trainUnderstanding({ ...examples, intent: seen }, encoder, { seed: 1 });
}, 120_000);
afterAll(() => encoder.close());

const hear = (text: string): Promise<Understanding> => understand(text, { encoder, model, catalogue, now });

async function asksIn(text: string): Promise<string[]> {
  return (await hear(text)).asks.map(({ intent, negated }) => (negated ? `not ${intent}` : intent));
}

describe('understanding several things at once', () => {
  it.each([
    ['cancel my order and refund me', ['cancel_order', 'refund_status']],
    ['where is my order? also recommend me a mystery', ['order_status', 'recommend_book']],
    ['How can I pay and what does delivery cost?', ['payment_methods', 'delivery_cost']],
    ['Please pause my subscription. Also, where is my parcel?', ['pause_subscription', 'order_status']],
    ["I don't want to cancel my order, only change the address", ['change_address', 'not cancel_order']],
    ["I'd like to pause my membership instead of cancelling the membership", ['pause_subscription', 'not cancel_subscription']],
    ["I don't want to return it, I want to exchange it", ['exchange_item', 'not return_item']],
    ['我想退货，顺便推荐一本书', ['return_item', 'recommend_book']],
    ['我的订单到哪里了？另外运费多少钱', ['order_status', 'delivery_cost']],
    ['我不想取消订单，只想改收货地址', ['change_address', 'not cancel_order']],
  ])('hears all of "%s"', async (text, asks) => {
    expect(await asksIn(text)).toEqual(asks);
  });

  it.each([
    ['I ordered a book two weeks ago and it has not arrived', 'order_status'],
    ['is sense and sensibility in stock', 'product_availability'],
    ['is the book stop and smell the roses in stock', 'product_availability'],
    ['I am looking for books and novels on history', 'recommend_book'],
    ['The book I got is torn, I want to send it back', 'return_item'],
    ['有没有关于历史和悬疑的书推荐', 'recommend_book'],
  ])('hears one thing in "%s"', async (text, intent) => {
    expect(await asksIn(text)).toEqual([intent]);
  });

  it('puts what is wanted on top of what is not', async () => {
    const { intents, inScope } = await hear("I don't want to cancel my order, only change the address");
    expect(intents[0]?.intent).toBe('change_address');
    expect(intents.map(({ intent }) => intent)).not.toContain('cancel_order');
    expect(inScope).toBe(true);
  });

  it('says where in the text each stands', async () => {
    const text = '  Hi! Where is SO-1001? And recommend me a mystery, please.';
    const { asks, text: read } = await hear(text);
    expect(asks.map(({ start, end }) => read.slice(start, end))).toEqual(['Hi! Where is SO-1001?', 'recommend me a mystery, please.']);
  });

  it('hears a second thing in less than one of fifty texts that ask for one', async () => {
    const heard = await Promise.all(unseen.map(({ text }) => hear(text)));
    const wrong = heard.filter(({ asks }) => asks.filter(({ negated }) => !negated).length > 1);
    expect(wrong.length / heard.length).toBeLessThan(0.02);
  });
});

describe('understanding what is typed in a hurry', () => {
  /** Share of the English phrases that are understood. */
  const share = async (change: (text: string) => string): Promise<number> => {
    const english = unseen.filter(({ text, intent }) => intent !== 'out_of_scope' && !/\p{Script=Han}/u.test(text));
    const heard = await Promise.all(english.map(({ text }) => hear(change(text))));
    return heard.filter(({ intents: [best] }, i) => best?.intent === english[i]!.intent).length / english.length;
  };
  let clean: number;

  beforeAll(async () => {
    clean = await share((text) => text);
  });

  it.each<[keyof typeof noises, number]>([
    ['one typo', 0.04],
    ['two typos', 0.07],
    ['no apostrophes', 0.01],
    ['all capitals', 0.02],
    ['emoji', 0.01],
  ])('loses little by %s', async (noise, loss) => {
    const random = mulberry32(2);
    expect(await share((text) => noises[noise](text, random))).toBeGreaterThan(clean - loss);
  });
});

describe('encoding', () => {
  /** What the encoder is asked for, in order; the first texts in vain. */
  async function askedFor(text: string, { failing = 0 } = {}): Promise<string[]> {
    const asked: string[] = [];
    const encode: Encoder['encode'] = (texts) => {
      asked.push(...texts);
      return asked.length <= failing ? Promise.reject(new Error('gone')) : encoder.encode(texts);
    };
    await understand(text, { encoder: { ...encoder, encode }, model, catalogue, now });
    return asked;
  }

  it('takes a text that is spelt right once', async () => {
    expect(await askedFor('where is my order')).toEqual(['where is my order']);
  });

  it('takes a misspelt one as it was meant as well, whatever becomes of the first', async () => {
    const both = ['where is my oredr', 'where is my order'];
    expect(await askedFor('where is my oredr')).toEqual(both);
    expect(await askedFor('where is my oredr', { failing: 1 })).toEqual(both);
    await expect(askedFor('where is my oredr', { failing: 2 })).rejects.toThrow('gone');
  });
});

describe('understanding any text', () => {
  const check = async (utterance: string) => {
    const { text, cut, asks, intents, entities } = await hear(utterance);
    expect(text.length).toBeLessThanOrEqual(1000);
    expect(text).not.toMatch(/\p{Cc}|\p{Cs}/u);
    expect(cut ?? false).toBe(utterance.trim().length > 1000);
    for (const { start, end } of [...asks, ...entities]) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    for (const { confidence } of [...asks, ...intents]) expect(Math.abs(confidence - 0.5)).toBeLessThanOrEqual(0.5);
  };

  it('never fails', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), check), { numRuns: 60 });
    const halves = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }).map((units) => String.fromCharCode(...units));
    await fc.assert(fc.asyncProperty(halves, check), { numRuns: 60 });
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['ten thousand letters', 'x'.repeat(10_000)],
    ['ten thousand dollar signs', '$'.repeat(10_000)],
    ['the same date a thousand times', 'last monday '.repeat(1000)],
    ['a thousand questions', 'where is it? '.repeat(1000)],
    ['a thousand orders', 'and cancel it '.repeat(1000)],
    ['a thousand refusals', "don't cancel it, ".repeat(1000)],
    ['emoji', '😀'.repeat(2000)],
    ['halves of emoji', '\ud83d\ude00\ud83d '.repeat(100)],
    ['NUL', 'where\0is\0my\0order'],
    ['marks from right to left', '\u202e\u200fאיפה ההזמנה שלי'],
  ])('takes %s in its stride', async (_, text) => {
    const started = performance.now();
    await check(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('says that it has read the beginning only', async () => {
    const { text, cut } = await hear(`where is my order ${'and '.repeat(1000)}`);
    expect({ length: text.length, cut }).toEqual({ length: 1000, cut: true });
    expect(await hear(`where is my order${' '.repeat(2000)}`)).not.toHaveProperty('cut');
  });
});
