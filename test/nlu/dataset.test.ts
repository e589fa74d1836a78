import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dataset, readDataset } from '../../nlu/dataset.js';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import { withSigns } from '../../nlu/read-text.js';
import { examples } from './small-shop.js';

let encoder: Encoder;
beforeAll(async () => {
  encoder = await startEncoder();
});
afterAll(() => encoder.close());

const shown = examples({
  'order-status': ['Where is my order?', '我的订单在哪里'],
  ChangeAddress: ['I have moved'],
  out_of_scope: ['how tall is Mount Everest'],
});

/** The columns that stand in a row, by name. */
function gramsOf({ counts: { vocabulary, rows } }: Dataset, row: number): string[] {
  const names = [...vocabulary.keys()];
  return Array.from(rows.columns.subarray(rows.starts[row], rows.starts[row + 1]), (column) => names[column]!);
}

describe('a dataset', () => {
  it('has a class for each intent, and none for what is out of scope', async () => {
    const { classes, labels, examples: count } = await readDataset(shown, encoder);
    expect(classes).toEqual(['ChangeAddress', 'order-status']);
    expect(labels.slice(0, count)).toEqual([1, 1, 0, -1]);
  });

  it('takes the name of each class for a phrase of it', async () => {
    const dataset = await readDataset(shown, encoder);
    expect(dataset.labels.slice(dataset.examples)).toEqual([0, 1]);
    expect(gramsOf(dataset, 4)).toEqual(expect.arrayContaining(['wchange', 'waddress', 'wchange address']));
    const [sentence] = (await readDataset(examples({ a: ['change address'], b: ['x'] }), encoder)).vectors;
    expect(dataset.vectors[4]).toEqual(sentence);
  });

  it('has sentence vectors of length one, of what the encoder can read', async () => {
    const { vectors } = await readDataset(shown, encoder);
    expect(vectors.map((vector) => vector?.length)).toEqual([512, undefined, 512, 512, 512, 512]);
    for (const vector of vectors) if (vector) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('shows of each text what the classifier is to see', async () => {
    const moods = examples({ glad: ['thanks! 😊'], sore: ['thanks 😡'] });
    expect(gramsOf(await readDataset(moods, encoder), 0)).not.toContain('wemojiglad');
    expect(gramsOf(await readDataset(moods, encoder, { view: withSigns }), 0)).toEqual(
      expect.arrayContaining(['wemojiglad', 'wsignexclaimed']),
    );
  });

  it('counts the English words of the phrases', async () => {
    const { words } = await readDataset(shown, encoder);
    expect(words.get('order')).toBe(2);
    expect(words.get('moved')).toBe(1);
  });
});
