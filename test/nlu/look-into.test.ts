import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { explain } from '../../nlu/explain.js';
import { type Insight, lookInto } from '../../nlu/look-into.js';
import { readTexts } from '../../nlu/read-text.js';
import { type TextClassifier, textClassifier } from '../../nlu/text-classifier.js';
import { trainUnderstanding } from '../../nlu/train.js';
import { trainClassifier } from '../../nlu/train-classifier.js';
import { examples, learnt, smallShop } from './small-shop.js';

let encoder: Encoder;
beforeAll(async () => {
  encoder = await startEncoder();
});
afterAll(() => encoder.close());

describe('explaining an answer', () => {
  let classifier: TextClassifier;
  beforeAll(async () => {
    classifier = textClassifier((await trainClassifier(learnt, encoder, { seed: 1 })).model);
  });
  const explained = async (text: string) => {
    const [read] = await readTexts([text], encoder);
    return { explanation: explain(classifier.model, read!), best: classifier.classify(read!).scores[0]!.label };
  };

  it('is about the class that the text is taken for, and its parts add up to the margin', async () => {
    const { explanation, best } = await explained('can you track my package');
    const { label, margin, bias, vector, features } = explanation;
    expect(label).toBe(best);
    expect(label).toBe('order_status');
    expect(bias + vector + features.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(margin, 5);
  });

  it('names words and runs of characters as they stand in the text, what speaks for it first', async () => {
    const { features } = (await explained('can you track my package')).explanation;
    const contributions = features.map(({ contribution }) => contribution);
    expect(contributions).toEqual([...contributions].sort((a, b) => b - a));
    expect(features.filter(({ kind }) => kind === 'words').map(({ gram }) => gram)).toEqual(
      expect.arrayContaining(['track', 'my package', 'package']),
    );
    expect(features.filter(({ kind }) => kind === 'characters').map(({ gram }) => gram)).toEqual(expect.arrayContaining([' tra', 'packa']));
  });

  it('has the bias alone for a text that is read as nothing known', async () => {
    const { explanation } = await explained('我');
    expect(explanation).toMatchObject({ margin: explanation.bias, vector: 0, features: [] });
  });
});

describe('looking into a text', () => {
  const chinese = examples({
    order_status: ['我的订单在哪里', '快递到哪了', '包裹什么时候到', '还没收到货', '查一下物流'],
    gift_card: ['有礼品卡吗', '礼品卡怎么用', '买一张礼品卡', '礼品卡余额', '礼品卡不能用'],
    talk_to_person: ['转人工', '我要找客服', '让真人来', '接人工客服', '有人吗'],
  });
  const phrases = [...smallShop.intent, ...chinese];
  let look: (text: string) => Promise<Insight>;
  beforeAll(async () => {
    const model = await trainUnderstanding({ ...smallShop, intent: phrases }, encoder, { seed: 1 });
    const catalogue = { items: [], subjects: [] };
    look = (text) => lookInto(text, { encoder, phraseEncoder: encoder, model, catalogue, phrases, now: new Date('2026-11-21T10:00:00Z') });
  });

  it('brings together what was understood, how it was read, why, and the phrases that are nearest in meaning', async () => {
    const { understanding, why } = await look('WHERE is my ordr SO-1001??');
    expect(understanding).toMatchObject({ language: 'en', inScope: true, entities: [{ type: 'order_number', value: 'SO-1001' }] });
    expect(understanding.intents[0]!.intent).toBe('order_status');
    expect(why!.read).toContain('is my order SO-1001?');
    expect(why!.scopeScore).toBeGreaterThan(0);
    expect(why!.explanation.label).toBe('order_status');
    expect(why!.nearest[0]).toMatchObject({ intent: 'order_status', text: 'where is my order' });
    const likeness = why!.nearest.map((near) => near.likeness);
    expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
  });

  it('finds the nearest phrases of a Chinese text by its words and characters', async () => {
    const { understanding, why } = await look('礼品卡怎么用？');
    expect(understanding.language).toBe('zh');
    expect(why!.explanation).toMatchObject({ label: 'gift_card', vector: 0 });
    expect(why!.nearest[0]).toMatchObject({ text: '礼品卡怎么用', intent: 'gift_card' });
    expect(why!.nearest[0]!.likeness).toBeCloseTo(1, 5);
  });

  it('says how far a text is from being in scope', async () => {
    const [ours, other] = [await look('track my package'), await look('who won the match')];
    expect(other.why!.scopeScore).toBeLessThan(ours.why!.scopeScore - 0.2);
    for (const { understanding, why } of [ours, other]) expect(understanding.inScope).toBe(why!.scopeScore >= 0);
    expect(other.why!.nearest[0]!.intent).toBe('out_of_scope');
  });

  it.each(['', '👍', 'Wo ist mein Paket geblieben, bitte?'])('has no reasons where no classifier was asked: "%s"', async (text) => {
    const { understanding, why } = await look(text);
    expect(understanding.inScope).toBe(false);
    expect(why).toBeUndefined();
  });
});
