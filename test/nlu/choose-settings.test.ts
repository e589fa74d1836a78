import { describe, expect, it } from 'vitest';
import { chooseSettings } from '../../nlu/choose-settings.js';
import { madeDataset, trainingOn } from './made-dataset.js';

const shape = { classes: 8, each: 40 };

describe('the settings that are chosen', () => {
  it('are the usual ones where others are hardly better', async () => {
    const easy = madeDataset({ ...shape, vectorNoise: 0.3, wordNoise: 0 });
    expect(await chooseSettings(trainingOn(easy))).toEqual({ cost: 2, lexicalWeight: 0.5 });
  });

  it('give more on the words where the vectors say nothing', async () => {
    const worded = madeDataset({ classes: 16, each: 12, vectorNoise: 8, wordNoise: 0.1 });
    expect(await chooseSettings(trainingOn(worded))).toMatchObject({ lexicalWeight: 0.7 });
  });

  it('give less on errors where many cannot be helped', async () => {
    const confused = madeDataset({ ...shape, vectorNoise: 2.5, wordNoise: 0.95 });
    expect((await chooseSettings(trainingOn(confused))).cost).toBeLessThan(2);
  });
});
