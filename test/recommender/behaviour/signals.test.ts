import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { interest } from '../../../recommender/behaviour/events.js';
import { foldHistory } from '../../../recommender/behaviour/history.js';
import { readSignals, usualSignals } from '../../../recommender/behaviour/signals.js';
import { eventTypes } from '../../../store/schema.js';
import { asOf, event } from '../tiny-shop.js';

const folder = mkdtempSync(join(tmpdir(), 'steward-signals-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'signals.yml');
async function read(yaml: string | Buffer) {
  writeFileSync(file, yaml);
  return readSignals(file);
}

describe('what events say', () => {
  it('ships for every type, a purchase as the measure of the others', () => {
    expect(Object.keys(usualSignals).sort()).toEqual([...eventTypes].sort());
    expect(usualSignals.purchase).toEqual({ weight: 1, halfLifeDays: 365 });
    const worth = (type: (typeof eventTypes)[number]) => interest(event('ada', type, 'a', 0), asOf.getTime(), usualSignals);
    expect(eventTypes.filter((type) => worth(type) < 0)).toEqual(['return', 'dislike', 'dismissed']);
  });

  it('is changed by a file of the shop for the types that it names, and for no others', async () => {
    const signals = await read('\ufeffview: { weight: 3, half_life_days: 7 }\n');
    expect(signals).toEqual({ ...usualSignals, view: { weight: 3, halfLifeDays: 7 } });
    const history = [event('ada', 'view', 'a', 7), event('ada', 'purchase', 'b', 0)];
    expect(foldHistory(history, asOf, signals).map(({ interest }) => interest)).toEqual([1.5, 1]);
    expect(await read('# nothing is different\n')).toEqual(usualSignals);
  });

  it.each([
    ['\nviews: { weight: 1, half_life_days: 3 }', /signals\.yml, line 2: views is no type of event; there are view, search,/],
    ['view:\n  weight: 11\n  half_life_days: 3', /line 2: view\.weight must be a number from -10 to 10/],
    ['view:\n  weight: .nan\n  half_life_days: 3', /line 2: view\.weight must be a number from -10 to 10/],
    ['view:\n  weight: "1"\n  half_life_days: 3', /line 2: view\.weight must be a number/],
    ['view:\n  weight: 1\n  half_life_days: 0', /line 3: view\.half_life_days must be a number of days above 0/],
    ['view: { weight: 1 }', /line 1: view\.half_life_days must be a number of days/],
    ['\nlike: { weight: -1, half_life_days: 9 }', /line 2: like\.weight must not be below 0/],
    ['dislike: { weight: 1, half_life_days: 9 }', /line 1: dislike\.weight must not be above 0: it speaks against an item/],
    ['view: { weight: 1, half_life_days: 9, halflife: 3 }', /line 1: view .*halflife/],
    ['view: 3', /line 1: view .*expected object/],
    ['- view', /line 1: .*expected record/],
    ['view: { weight: 1, half_life_days: 9 }\nview: { weight: 2, half_life_days: 9 }', /line 2: Map keys must be unique/],
    ['view: {', /line 1/],
    [Buffer.from([0x61, 0xff]), /line 1: this is not UTF-8/],
  ])('is refused with a sentence and its line: %j', async (yaml, sentence) => {
    await expect(read(yaml)).rejects.toThrow(sentence);
  });

  it('is refused where the file is not there', async () => {
    await expect(readSignals(join(folder, 'nowhere.yml'))).rejects.toThrow(/nowhere\.yml cannot be read/);
  });
});
