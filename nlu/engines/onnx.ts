import { createRequire } from 'node:module';
import type { Engine } from './engine.js';
import { encoderGraph } from './graph-file.js';

const require = createRequire(import.meta.url);

/** What is used of `onnxruntime-node`, whose own types are away where the package is. */
interface OnnxRuntime {
  InferenceSession: { create(graph: Uint8Array, options: Record<string, unknown>): Promise<Session> };
  Tensor: new (type: 'int32', values: Int32Array, shape: readonly number[]) => unknown;
}

interface Session {
  run(inputs: Record<string, unknown>): Promise<Record<string, { data: unknown }>>;
}

/**
 * The encoder on ONNX Runtime, on one processor; its graph is kept in `folder`. Throws what loading throws: the package is
 * optional, and its native library may not be there for this machine.
 */
export async function loadOnnx(folder: string, weights: string): Promise<Engine> {
  const { InferenceSession, Tensor }: OnnxRuntime = require('onnxruntime-node');
  const { version }: { version: string } = require('onnxruntime-node/package.json');
  const session = await InferenceSession.create(await encoderGraph(folder, weights), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Errors only, which are thrown as well.
    logSeverityLevel: 3,
  });
  return {
    name: `ONNX Runtime ${version}`,
    async run(texts) {
      const longest = texts.reduce((most, { length }) => Math.max(most, length), 1);
      const ids = new Int32Array(texts.length * longest);
      texts.forEach((pieces, i) => {
        ids.set(pieces, i * longest);
      });
      const { features } = await session.run({
        ids: new Tensor('int32', ids, [texts.length, longest]),
        lengths: new Tensor(
          'int32',
          Int32Array.from(texts, ({ length }) => length),
          [texts.length],
        ),
      });
      return features!.data as Float32Array;
    },
  };
}
