import { describe, expect, it } from 'vitest';
import { microBatches } from '../../nlu/micro-batches.js';

/** Encodes a text as its length, when told to. */
function stubbornEngine() {
  const batches: string[][] = [];
  const releases: (() => void)[] = [];
  const encode = microBatches((texts) => {
    batches.push(texts);
    return new Promise((resolve) => releases.push(() => resolve(Float32Array.from(texts, (text) => text.length))));
  });
  const release = async () => {
    releases.shift()?.();
    await new Promise(setImmediate);
  };
  return { encode, batches, release };
}

describe('micro-batches', () => {
  it('join what is asked while a batch runs', async () => {
    const { encode, batches, release } = stubbornEngine();
    const answers = ['a', 'bb', 'ccc'].map((text) => encode([text]));
    expect(batches).toEqual([['a']]);
    await release();
    expect(batches).toEqual([['a'], ['bb', 'ccc']]);
    await release();
    expect((await Promise.all(answers)).flat()).toEqual([1, 2, 3].map((length) => new Float32Array([length])));
  });

  it('hold at most 32 texts', async () => {
    const { encode, batches, release } = stubbornEngine();
    void encode(Array.from({ length: 70 }, () => 'text'));
    for (let k = 0; k < 3; k++) await release();
    expect(batches.map((batch) => batch.length)).toEqual([32, 32, 6]);
  });

  it('hold texts of like length where many are asked for at once', async () => {
    const { encode, batches, release } = stubbornEngine();
    void encode(Array.from({ length: 64 }, (_, k) => (k % 2 ? 'short' : 'x'.repeat(1000))));
    await release();
    expect(batches.map((batch) => new Set(batch))).toEqual([new Set(['short']), new Set(['x'.repeat(1000)])]);
  });

  it('answer in the order of the texts, however they were batched', async () => {
    const { encode, release } = stubbornEngine();
    const answer = encode(['three', 'a', 'two']);
    await release();
    expect(await answer).toEqual([5, 1, 3].map((length) => new Float32Array([length])));
  });

  it('answer nothing with nothing', async () => {
    expect(await stubbornEngine().encode([])).toEqual([]);
  });
});
