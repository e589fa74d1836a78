import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cachedEncoder } from '../../nlu/embedding-cache.js';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';

let encoder: Encoder;
let asked: string[][];
let folder: string;
/** The real encoder, whose questions are counted, and which outlives those who close it. */
let counted: Encoder;
beforeAll(async () => {
  encoder = await startEncoder();
});
afterAll(() => encoder.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'embeddings-'));
  asked = [];
  counted = {
    ...encoder,
    encode(texts) {
      asked.push([...texts]);
      return encoder.encode(texts);
    },
    close: async () => {},
  };
});
afterEach(() => rm(folder, { recursive: true }));

/** Encodes as a training does: opens, encodes, closes. */
async function train(texts: string[], from = counted, limit?: number): Promise<Float32Array[]> {
  const cached = await cachedEncoder(from, folder, limit);
  const vectors = await cached.encode(texts);
  await cached.close();
  return vectors;
}

const files = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.vectors')).map((name) => join(folder, name));

describe('an encoder that remembers', () => {
  it('encodes again only what is new', async () => {
    const first = await train(['Where is my order?', 'Refund please']);
    const second = await train(['Refund please', 'Cancel it', 'Where is my order?']);
    expect(asked).toEqual([['Where is my order?', 'Refund please'], ['Cancel it']]);
    expect(second[0]).toEqual(first[1]);
    expect(second[2]).toEqual(first[0]);
    expect(second[1]).toEqual((await encoder.encode(['Cancel it']))[0]);
  });

  it('asks for a text that comes twice once', async () => {
    const vectors = await train(['Hello', 'Hello']);
    expect(asked).toEqual([['Hello']]);
    expect(vectors[1]).toEqual(vectors[0]);
  });

  it('writes nothing where nothing was new', async () => {
    await train(['Hello']);
    await train(['Hello']);
    expect(await files()).toHaveLength(1);
  });

  it('does not take the vectors of other weights', async () => {
    await train(['Hello']);
    await train(['Hello'], { ...counted, weights: 'f'.repeat(64) });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['cut short', (file: string) => truncate(file, 3000)],
    ['empty', (file: string) => truncate(file, 0)],
    ['changed', async (file: string) => writeFile(file, (await readFile(file)).fill(1, 100, 104))],
    ['gone', (file: string) => rm(file)],
  ])('encodes again what lay in a file that is %s', async (_, damage) => {
    const [whole] = await train(['Hello']);
    await damage((await files())[0]!);
    const [again] = await train(['Hello']);
    expect(asked).toEqual([['Hello'], ['Hello']]);
    expect(again).toEqual(whole);
  });

  it('shares a folder with others who learn at the same time', async () => {
    await Promise.all([train(['one', 'two']), train(['two', 'three']), train(['three', 'four'])]);
    asked = [];
    await train(['one', 'two', 'three', 'four', 'five']);
    expect(asked).toEqual([['five']]);
  });

  it('lets the oldest vectors go when there are too many', async () => {
    await train(['old']);
    await utimes((await files())[0]!, 1, 1);
    await train(['new'], counted, 3000);
    asked = [];
    await train(['old', 'new']);
    expect(asked).toEqual([['old']]);
  });

  it('goes on where its folder cannot be used', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const cached = await cachedEncoder(counted, file);
    expect(await cached.encode(['Hello'])).toEqual(await encoder.encode(['Hello']));
    await cached.close();
  });
});
