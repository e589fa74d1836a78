import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { env, ready, setBackend, type Tensor, tensor1d, tensor2d, version_core } from '@tensorflow/tfjs-core';
import { StewardError } from '../../platform/errors.js';
import type { Engine } from './engine.js';
import { readPublishedModel } from './weights.js';

/** The encoder as it was published, on TensorFlow.js in WebAssembly: always there. Throws `tensorflow_unavailable` where that cannot start. */
export async function loadTensorFlow(): Promise<Engine> {
  setWasmPaths(join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  if (!(await setBackend('wasm'))) {
    throw new StewardError('unavailable', 'tensorflow_unavailable', 'TensorFlow.js could not start its WebAssembly backend.');
  }
  await ready();
  const simd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const model = await loadGraphModel({ load: readPublishedModel });
  return {
    name: `TensorFlow.js ${version_core}, WebAssembly${simd ? ' with SIMD' : ''}`,
    async run(texts) {
      const places = texts.flatMap((pieces, text) => pieces.map((_, at) => [text, at] as [number, number]));
      const indices = tensor2d(places, [places.length, 2], 'int32');
      const values = tensor1d(texts.flat(), 'int32');
      const vectors = (await model.executeAsync({ indices, values })) as Tensor;
      try {
        return (await vectors.data()) as Float32Array;
      } finally {
        for (const tensor of [indices, values, vectors]) tensor.dispose();
      }
    },
  };
}
