import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encoderGraph } from '../../nlu/engines/graph-file.js';
import { loadOnnx } from '../../nlu/engines/onnx.js';
import { onnxModel } from '../../nlu/engines/onnx-model.js';
import { checksumOfWeights, readWeights } from '../../nlu/engines/weights.js';

const weights = 'a'.repeat(64);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encoder-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the graph of the encoder', () => {
  it('is kept, and taken from where it was kept', async () => {
    const built = await encoderGraph(folder, weights);
    const [name] = await readdir(folder);
    expect(Buffer.compare(await encoderGraph(folder, weights), built)).toBe(0);
    expect(await readdir(folder)).toEqual([name]);
    // Only a graph that was read can be one that no builder makes.
    const other = onnxModel().write([], []);
    await writeFile(join(folder, name!), Buffer.concat([sha256(other), other]));
    expect(Buffer.compare(await encoderGraph(folder, weights), other)).toBe(0);
  });

  it('is built again where its file is damaged, cut short or empty', async () => {
    const built = await encoderGraph(folder, weights);
    const file = join(folder, (await readdir(folder))[0]!);
    const good = await readFile(file);
    const flipped = Buffer.from(good);
    flipped[1_000_000]! ^= 1;
    for (const bad of [flipped, good.subarray(0, 5_000_000), Buffer.of()]) {
      await writeFile(file, bad);
      expect(Buffer.compare(await encoderGraph(folder, weights), built)).toBe(0);
      expect(Buffer.compare(await readFile(file), good)).toBe(0);
    }
  });

  it('is built again for other weights, and takes the place of theirs', async () => {
    await encoderGraph(folder, weights);
    await encoderGraph(folder, 'b'.repeat(64));
    expect(await readdir(folder)).toEqual([expect.stringContaining('b'.repeat(16))]);
  });

  it('may be built by two at once', async () => {
    const [one, other] = await Promise.all([encoderGraph(folder, weights), encoderGraph(folder, weights)]);
    expect(Buffer.compare(one, other)).toBe(0);
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('serves also where nothing can be kept', async () => {
    const file = join(folder, 'a file');
    await writeFile(file, '');
    const engine = await loadOnnx(join(file, 'no folder'), await checksumOfWeights());
    expect(await engine.run([[6, 7, 8]])).toHaveLength(512);
  });
});

describe('the published weights', () => {
  it('are found by a part of their names that is theirs alone', async () => {
    const weight = await readWeights();
    expect(weight('module/Embeddings_en')).toMatchObject({ rows: 8002, columns: 256 });
    expect(() => weight('layer_norm_scale')).toThrow('several');
    expect(() => weight('no such thing')).toThrow('none');
  });
});

describe('a model in the format of ONNX', () => {
  it('computes what its nodes say', async () => {
    const model = onnxModel();
    model.node('Gemm', ['x', model.floats('w', [2, 2], [1, 2, 3, 4]), model.floats('b', [2], [10, 20])], 'y');
    model.node('Transpose', ['y'], 'across', { perm: { ints: [1, 0] } });
    model.node('Gather', ['across', model.integers('picked', [1])], 'second', { axis: { int: 0 } });
    const bytes = model.write([{ name: 'x', type: 'float', shape: ['rows', 2] }], [{ name: 'second', type: 'float', shape: [1, 'rows'] }]);
    const { InferenceSession, Tensor } = createRequire(import.meta.url)('onnxruntime-node');
    const session = await InferenceSession.create(bytes);
    const { second } = await session.run({ x: new Tensor('float32', [1, 1, 0, 1], [2, 2]) });
    expect([...second.data]).toEqual([26, 24]);
  });
});

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
