import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeArtefact } from '../../recommender/artefact.js';
import { fitChurn } from '../../recommender/churn/churn.js';
import { readChurnModel, writeChurnModel } from '../../recommender/churn/churn-artefact.js';
import { fitRecommender } from '../../recommender/recommenders/fit.js';
import { readRecommender, writeRecommender } from '../../recommender/recommenders/recommender-artefact.js';
import { asOf, catalogue, tinyShop } from './tiny-shop.js';
import { tiringShop } from './tiring-shop.js';

const recommender = fitRecommender(tinyShop(), catalogue, { asOf });
const churn = fitChurn(tiringShop().events, { asOf, horizonDays: 30 });

describe('artefacts', () => {
  it('give back the model that was written', () => {
    expect(readRecommender(writeRecommender(recommender))).toEqual(recommender);
    expect(readChurnModel(writeChurnModel(churn))).toEqual(churn);
  });

  it('are refused with a code where they are damaged, of another kind, or do not fit together', () => {
    const bad = expect.objectContaining({ code: 'bad_artefact' });
    const bytes = writeRecommender(recommender);
    const crooked = writeRecommender({ ...recommender, items: recommender.items.slice(1) });
    const noNumber = writeChurnModel({ ...churn, horizonDays: Number.NaN });
    for (const wrong of [Buffer.from('no model'), bytes.subarray(0, 100), gzipSync('null'), writeChurnModel(churn), crooked]) {
      expect(() => readRecommender(wrong)).toThrow(bad);
    }
    const older = writeArtefact('steward.churn/1', { regression: {}, horizonDays: 60 });
    for (const wrong of [bytes, noNumber, older]) expect(() => readChurnModel(wrong)).toThrow(bad);
  });
});
