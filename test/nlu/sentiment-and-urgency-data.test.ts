import { describe, expect, it } from 'vitest';
import { readIntents } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';

const phrasesOf = async (what: string, language: string) => {
  const labels = await readIntents(projectFile('nlu', 'data', what, language));
  return Object.fromEntries(labels.map(({ intent, phrases }) => [intent, phrases]));
};

describe.each([
  ['sentiment', 'en', ['negative', 'neutral', 'positive'], 500],
  ['sentiment', 'zh', ['negative', 'neutral', 'positive'], 250],
  ['urgency', 'en', ['calm', 'urgent'], 350],
  ['urgency', 'zh', ['calm', 'urgent'], 200],
])('training phrases for %s in %s', (what, language, labels, atLeast) => {
  it('can be read, with no phrase under two labels', async () => {
    expect(Object.keys(await phrasesOf(what, language))).toEqual(labels);
  });

  it(`are enough, at least ${atLeast} a label, and no label drowns another`, async () => {
    const counts = Object.values(await phrasesOf(what, language)).map((phrases) => phrases.length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(atLeast);
    expect(Math.max(...counts)).toBeLessThan(2.5 * Math.min(...counts));
  });

  it('are in the language that the folder says', async () => {
    const phrases = Object.values(await phrasesOf(what, language)).flat();
    const chinese = phrases.filter((phrase) => /\p{Script=Han}/u.test(phrase)).length;
    expect(chinese / phrases.length).toSatisfy((share: number) => (language === 'zh' ? share > 0.9 : share === 0));
  });
});

it('tells emoji without words apart', async () => {
  const { negative, positive } = await phrasesOf('sentiment', 'en');
  expect(negative).toContain('👎');
  expect(positive).toContain('👍');
});
