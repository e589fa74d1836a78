import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { confusablePairs } from '../../nlu/phrases/confusable-pairs.js';

const phrasesOf = (intents: Record<string, string[]>) =>
  Object.entries(intents).flatMap(([intent, texts]) => texts.map((text, k) => ({ text, intent, place: `${intent}.yml, line ${k + 4}` })));
const shop = phrasesOf({
  course_access: ['show me my courses', 'I cannot open my course', 'where do I find the lessons I paid for'],
  recommend_course: ['show me some courses', 'which course would you take', 'I would like to learn something new'],
  order_status: ['where is my order', 'has it been shipped yet', 'when does my parcel come'],
  missing_item: ['where is the rest of it', 'one book was not in the box'],
  thanks: ['thank you', 'that was kind of you'],
});
const told = (pairs: Awaited<ReturnType<typeof confusablePairs>>) => pairs.map(({ first, second }) => [first.text, second.text]);

describe('phrases that are easily confused', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await startEncoder();
  });
  afterAll(() => encoder.close());

  it('are those that say nearly the same under different intents, with both places', async () => {
    const [pair, ...others] = await confusablePairs(shop, encoder);
    expect(others).toEqual([]);
    expect(pair).toMatchObject({
      first: { text: 'show me my courses', intent: 'course_access', place: 'course_access.yml, line 4' },
      second: { text: 'show me some courses', intent: 'recommend_course', place: 'recommend_course.yml, line 4' },
    });
    expect(pair!.likeness).toBeGreaterThan(0.75);
    expect(pair!.likeness).toBeLessThan(1);
  });

  it('come with the most alike first', async () => {
    const pairs = await confusablePairs([...shop, ...phrasesOf({ praise: ['thank you!', 'that was very kind of you'] })], encoder);
    expect(told(pairs)).toEqual([
      ['thank you', 'thank you!'],
      ['that was kind of you', 'that was very kind of you'],
      ['show me my courses', 'show me some courses'],
    ]);
    expect(pairs[0]!.likeness).toBeGreaterThan(0.9);
  });

  it('may be alike within an intent', async () => {
    expect(await confusablePairs(phrasesOf({ thanks: ['thank you', 'thank you!', 'thank you so much'] }), encoder)).toEqual([]);
  });

  it('are found by their words and characters alone where the encoder cannot read them', async () => {
    const chinese = phrasesOf({
      course_certificate: ['证书在哪里下载呢', '我要证书'],
      ebook_download: ['电子书在哪里下载呢', '打不开电子书'],
    });
    for (const pairs of [await confusablePairs(chinese, encoder), await confusablePairs(chinese)]) {
      expect(told(pairs)).toEqual([['证书在哪里下载呢', '电子书在哪里下载呢']]);
    }
  });
});

it('nothing is confused with nothing', async () => {
  expect(await confusablePairs([])).toEqual([]);
  expect(await confusablePairs(phrasesOf({ a: ['👍'], b: ['👎'] }))).toEqual([]);
});
