import { projectFile } from '../platform/project.js';
import { type Engine, vectorSize } from './engines/engine.js';
import { loadOnnx } from './engines/onnx.js';
import { planRuns } from './engines/runs.js';
import { checksumOfWeights, readVocabulary } from './engines/weights.js';
import { tokenizer } from './tokenizer.js';

/** The engine to use; `auto` takes ONNX Runtime where it can be loaded, else TensorFlow.js. */
export type EngineChoice = 'auto' | 'onnx' | 'tensorflow';

export interface SentenceEncoder {
  engine: string;
  /** Why it is not the faster engine; undefined where it is. */
  reason: string | undefined;
  /** SHA-256 of the weights, in hexadecimal. Vectors of the same weights are the same to 1e-5, whatever the engine. */
  weights: string;
  /** Float32Array [texts × 512], rows L2-normalised; a text alone and among others gives the same within 1e-6. */
  embed(texts: readonly string[]): Promise<Float32Array<ArrayBuffer>>;
}

export interface SentenceEncoderOptions {
  choice?: EngineChoice;
  /** Where the graph of ONNX Runtime is kept; if absent, where tools of this checkout keep what they can make again. */
  folder?: string;
}

/** The model reads 128 pieces of a text; more characters than this hold none of them. */
const longestText = 1000;

/** Loads Universal Sentence Encoder lite into this thread, from files of `node_modules` alone. Throws what the engine asked for throws. */
export async function loadSentenceEncoder({
  choice = 'auto',
  folder = projectFile('node_modules', '.cache', 'steward'),
}: SentenceEncoderOptions): Promise<SentenceEncoder> {
  const [vocabulary, weights] = await Promise.all([readVocabulary(), checksumOfWeights()]);
  const { engine, reason } = await loadEngine(choice, () => loadOnnx(folder, weights));
  const tokenize = tokenizer(vocabulary);
  return {
    engine: engine.name,
    reason,
    weights,
    async embed(texts) {
      const pieces = texts.map((text) => tokenize(text.slice(0, longestText) || ' '));
      const vectors = new Float32Array(texts.length * vectorSize);
      for (const run of planRuns(pieces.map(({ length }) => length))) {
        const rows = await engine.run(run.map((i) => pieces[i]!));
        run.forEach((i, row) => {
          vectors.set(rows.subarray(row * vectorSize, (row + 1) * vectorSize), i * vectorSize);
        });
      }
      return vectors;
    },
  };
}

async function loadEngine(choice: EngineChoice, onnx: () => Promise<Engine>): Promise<{ engine: Engine; reason: string | undefined }> {
  if (choice === 'tensorflow') return { engine: await tensorflow(), reason: 'it was asked for' };
  try {
    return { engine: await onnx(), reason: undefined };
  } catch (error) {
    if (choice === 'onnx') throw error;
    const message = error instanceof Error ? error.message : String(error);
    return { engine: await tensorflow(), reason: `ONNX Runtime cannot be loaded: ${message.split('\n')[0]}` };
  }
}

/** Loaded only where it is needed: it takes a third of a second and 150 MB. */
async function tensorflow(): Promise<Engine> {
  const { loadTensorFlow } = await import('./engines/tensorflow.js');
  return loadTensorFlow();
}
