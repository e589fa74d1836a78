import { describe, expect, it } from 'vitest';
import { writeArtefact } from '../../../recommender/artefact.js';
import { readValueModel, writeValueModel } from '../../../recommender/value/value-artefact.js';
import type { ValueModel } from '../../../recommender/value/value-model.js';

const bare: ValueModel = { purchases: { kind: 'mbg-nbd', r: 0.5, alpha: 40, a: 0.7, b: 2 } };
const whole: ValueModel = {
  purchases: { kind: 'bg-nbd', r: 0.5, alpha: 40, a: 0.7, b: 2 },
  spend: { p: 6, q: 4, gamma: 15 },
  pace: {
    regression: { means: [1, 2, 3, 4, 5, 6], scales: [1, 1, 1, 1, 1, 1], weights: [0, -1, 0, 1, 0, 0.5], intercept: 0.1 },
    days: 90,
    factor: 1.2,
  },
};

describe('a value model as bytes', () => {
  it.each([bare, whole])('is read back as it was', (model) => {
    expect(readValueModel(writeValueModel(model))).toEqual(model);
  });

  it('is refused where it is another or none', () => {
    expect(() => readValueModel(Buffer.from('damaged'))).toThrow(/cannot be read as steward\.value\/1/);
    const misread = { ...whole, pace: { ...whole.pace, features: ['something else'] } };
    expect(() => readValueModel(writeArtefact('steward.value/1', misread))).toThrow(/does not hold what it should/);
    expect(() => readValueModel(writeArtefact('steward.value/1', { purchases: { ...bare.purchases, r: -1 } }))).toThrow();
  });
});
