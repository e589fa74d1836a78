import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, startEncoder } from '../../nlu/encoder.js';
import type { EngineChoice } from '../../nlu/sentence-encoder.js';

const shaky = fileURLToPath(new URL('shaky-thread.mjs', import.meta.url));
const withoutOnnx = fileURLToPath(new URL('thread-without-onnx.mjs', import.meta.url));

const odd = ['', ' ', '😀😀', '\ud800 half a pair', 'nul \0 in between', '\u202eright to left', '我的订单在哪里', 'x'.repeat(20_000)];
const questions = [
  'Refund',
  'Where is my order?',
  'Thanks!',
  'I bought two books last week and one of them has not arrived yet, although the shop said that it would be here by Tuesday',
  'Can you suggest a good mystery novel for somebody who loves Agatha Christie?',
  'I would like to cancel my subscription before it renews again next month',
];

describe.each<EngineChoice>(['onnx', 'tensorflow'])('the sentence encoder on %s', (choice) => {
  let encoder: Encoder;
  beforeAll(async () => {
    encoder = await startEncoder({ choice });
  });
  afterAll(() => encoder.close());

  it('gives of any text 512 numbers, a vector of length 1', async () => {
    const texts = [...questions, ...odd];
    const vectors = await encoder.encode(texts);
    expect(vectors.map(({ length }) => length)).toEqual(texts.map(() => 512));
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('says the same of a text alone and among longer and shorter ones', async () => {
    const texts = [...questions, ...odd, ...questions.map((text) => `${text} Please!`)];
    const together = await encoder.encode(texts);
    for (const [k, text] of texts.entries()) {
      const [alone] = await encoder.encode([text]);
      expect(distance(alone!, together[k]!)).toBeLessThan(1e-6);
    }
  });

  it('finds sentences that mean the same closer than others', async () => {
    const [asked, same, other] = await encoder.encode(['Where is my parcel?', 'My package has not come yet', 'Which novel should I read?']);
    expect(cosine(asked!, same!)).toBeGreaterThan(cosine(asked!, other!) + 0.2);
  });

  it('lets timers run while it works', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 2);
    await encoder.encode(Array.from({ length: 160 }, (_, k) => `Please send order number ${k} to my new address, not to the old one`));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });
});

describe('the engines of the sentence encoder', () => {
  it('say the same of a text, whoever computes', async () => {
    const [onnx, tensorflow] = await Promise.all([startEncoder({ choice: 'onnx' }), startEncoder({ choice: 'tensorflow' })]);
    const [ours, published] = await Promise.all([onnx, tensorflow].map((encoder) => encoder.encode([...questions, ...odd])));
    for (const [k, vector] of ours!.entries()) expect(distance(vector, published![k]!)).toBeLessThan(1e-5);
    expect(onnx.weights).toBe(tensorflow.weights);
    await Promise.all([onnx.close(), tensorflow.close()]);
  });

  it('are chosen by themselves: the faster one where it can be loaded', async () => {
    const encoder = await startEncoder();
    expect(encoder).toMatchObject({ engine: expect.stringMatching(/^ONNX Runtime 1\.\d+\.\d+$/), reason: undefined });
    await encoder.close();
  });

  it('are TensorFlow.js where ONNX Runtime is not installed, which is said', async () => {
    const encoder = await startEncoder({ threadFile: withoutOnnx });
    expect(encoder.engine).toMatch(/^TensorFlow\.js 4\.\d+\.\d+, WebAssembly with SIMD$/);
    expect(encoder.reason).toBe("ONNX Runtime cannot be loaded: Cannot find module 'onnxruntime-node'");
    expect(await encoder.encode(['Where is my order?'])).toHaveLength(1);
    await encoder.close();
  });

  it('are not exchanged for one another where one was asked for', async () => {
    await expect(startEncoder({ choice: 'onnx', threadFile: withoutOnnx })).rejects.toMatchObject({ code: 'encoder_failed' });
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

/** The largest difference of two numbers at the same place. */
function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, j) => Math.max(largest, Math.abs(value - b[j]!)), 0);
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, j) => sum + value * b[j]!, 0);
}
