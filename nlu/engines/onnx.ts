import { createRequire } from 'node:module';
import type * as OnnxRuntime from 'onnxruntime-node';
import { type Engine, vectorSize } from './engine.js';
import { encoderGraph } from './graph-file.js';

const require = createRequire(import.meta.url);

/**
 * The encoder on ONNX Runtime, on one processor; its graph is kept in `folder`. Throws what loading throws: the package is
 * optional, and its native library may not be there for this machine.
 */
export async function loadOnnx(folder: string): Promise<Engine> {
  const { InferenceSession, Tensor } = require('onnxruntime-node') as typeof OnnxRuntime;
  const { version } = require('onnxruntime-node/package.json') as { version: string };
  const session = await InferenceSession.create(await encoderGraph(folder), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    // Memory for the longest batch would be kept for ever.
    enableCpuMemArena: false,
  });
  return {
    name: `ONNX Runtime ${version}`,
    async run(texts) {
      const longest = texts.reduce((most, { length }) => Math.max(most, length), 1);
      const ids = new Int32Array(texts.length * longest);
      texts.forEach((pieces, i) => {
        ids.set(pieces, i * longest);
      });
      const lengths = Int32Array.from(texts, ({ length }) => length);
      const { vectors } = await session.run({
        ids: new Tensor('int32', ids, [texts.length, longest]),
        lengths: new Tensor('int32', lengths, [texts.length]),
      });
      return (vectors!.data as Float32Array).subarray(0, texts.length * vectorSize);
    },
  };
}
