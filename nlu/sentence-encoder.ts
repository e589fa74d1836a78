import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engines/engine.js';
import { loadOnnx } from './engines/onnx.js';
import { loadTokenizer } from './tokenizer.js';

/** The engine to use; `auto` takes ONNX Runtime where it can be loaded, else TensorFlow.js. */
export type EngineChoice = 'auto' | 'onnx' | 'tensorflow';

export interface SentenceEncoder {
  engine: string;
  /** Why it is not the faster engine; undefined where it is, or was not asked for. */
  reason: string | undefined;
  /** Float32Array [texts × 512], rows L2-normalised; a text alone and among others gives the same within 1e-6. */
  embed(texts: readonly string[]): Promise<Float32Array>;
}

export interface SentenceEncoderOptions {
  choice?: EngineChoice;
  /** Where the graph of ONNX Runtime is kept. */
  folder?: string;
}

/** The model reads 128 pieces of a text; more characters than this hold none of them. */
const longestText = 1000;

/** Loads Universal Sentence Encoder lite into this thread, from files of `node_modules` alone. Throws what the engine asked for throws. */
export async function loadSentenceEncoder({
  choice = 'auto',
  folder = join(tmpdir(), 'steward'),
}: SentenceEncoderOptions): Promise<SentenceEncoder> {
  const { engine, reason } = await loadEngine(choice, folder);
  const tokenize = loadTokenizer();
  return {
    engine: engine.name,
    reason,
    async embed(texts) {
      return engine.run(texts.map((text) => tokenize(text.slice(0, longestText) || ' ')));
    },
  };
}

async function loadEngine(choice: EngineChoice, folder: string): Promise<{ engine: Engine; reason: string | undefined }> {
  if (choice === 'tensorflow') return { engine: await tensorflow(), reason: undefined };
  try {
    return { engine: await loadOnnx(folder), reason: undefined };
  } catch (error) {
    if (choice === 'onnx') throw error;
    const message = error instanceof Error ? error.message : String(error);
    return { engine: await tensorflow(), reason: `ONNX Runtime could not be loaded: ${message.split('\n')[0]}` };
  }
}

/** Loaded only where it is needed: it takes a third of a second and 150 MB. */
async function tensorflow(): Promise<Engine> {
  const { loadTensorFlow } = await import('./engines/tensorflow.js');
  return loadTensorFlow();
}
