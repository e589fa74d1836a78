import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';

const shaky = fileURLToPath(new URL('shaky-thread.mjs', import.meta.url));

describe('the sentence encoder', () => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await startEncoder();
  });
  afterAll(() => encoder.close());

  it('gives vectors of 512 numbers and length 1', async () => {
    const vectors = await encoder.encode(['Where is my order?', '', '😀', 'x'.repeat(20_000)]);
    expect(vectors.map((vector) => vector.length)).toEqual([512, 512, 512, 512]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('says the same of a sentence alone and in a batch with longer and shorter ones', async () => {
    const texts = ['Refund', 'Where is my order?', '', 'I bought two books last week and one of them has not arrived yet', 'Thanks!'];
    const together = await encoder.encode(texts);
    for (const [k, text] of texts.entries()) {
      const [alone] = await encoder.encode([text]);
      expect(Math.max(...alone!.map((value, j) => Math.abs(value - together[k]![j]!)))).toBeLessThan(1e-6);
    }
  });

  it('finds sentences that mean the same closer than others', async () => {
    const [asked, same, other] = await encoder.encode(['Where is my parcel?', 'My package has not come yet', 'Which novel should I read?']);
    expect(cosine(asked!, same!)).toBeGreaterThan(cosine(asked!, other!) + 0.2);
  });

  it('lets timers run while it works', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 2);
    await encoder.encode(Array.from({ length: 64 }, (_, k) => `Please send order number ${k} to my new address`));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
  });

  it('names its engine', () => {
    expect(encoder.engine).toMatch(/^TensorFlow\.js 4\.\d+\.\d+, (WebAssembly with SIMD|native)$/);
  });
});

describe('an encoder whose thread is in trouble', () => {
  it('fails what was asked, and answers again from a new thread', async () => {
    const encoder = await startEncoder({ threadFile: shaky });
    await expect(encoder.encode(['die'])).rejects.toMatchObject({ name: 'StewardError', code: 'encoder_failed' });
    await expect(encoder.encode(['throw'])).rejects.toMatchObject({ code: 'encoder_failed' });
    expect(await encoder.encode(['fine'])).toEqual([new Float32Array([4])]);
    await encoder.close();
  });

  it('goes on after a text that it cannot encode', async () => {
    const encoder = await startEncoder({ threadFile: shaky });
    await expect(encoder.encode(['refuse'])).rejects.toThrow('cannot');
    expect(await encoder.encode(['fine'])).toEqual([new Float32Array([4])]);
    await encoder.close();
  });

  it('says so when the thread cannot start', async () => {
    await expect(startEncoder({ threadFile: `${shaky}.missing` })).rejects.toMatchObject({ code: 'encoder_failed' });
  });

  it('refuses work once it is closed', async () => {
    const encoder = await startEncoder({ threadFile: shaky });
    await encoder.close();
    await expect(encoder.encode(['fine'])).rejects.toMatchObject({ code: 'encoder_closed' });
  });
});

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}
