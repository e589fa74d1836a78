import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, ready, setBackend, version_core } from '@tensorflow/tfjs-core';
import { StewardError } from '../platform/errors.js';

const require = createRequire(import.meta.url);

/**
 * Starts TensorFlow.js in this thread and says on what it computes: natively where `@tensorflow/tfjs-node` could be
 * installed with its library, else in WebAssembly. Throws `tensorflow_unavailable` when neither starts.
 */
export async function startTensorFlow(): Promise<string> {
  if (await startNative()) return `TensorFlow.js ${version_core}, native`;
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  if (!(await setBackend('wasm'))) {
    throw new StewardError('unavailable', 'tensorflow_unavailable', 'TensorFlow.js could not start its WebAssembly backend.');
  }
  await ready();
  const simd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return `TensorFlow.js ${version_core}, WebAssembly${simd ? ' with SIMD' : ''}`;
}

/** The package without its library costs half a second and 40 MB before it fails, so the library is looked for first. */
async function startNative(): Promise<boolean> {
  try {
    const folder = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
    if (!existsSync(join(folder, 'lib'))) return false;
    require('@tensorflow/tfjs-node');
  } catch {
    // An optional package: not installed, or built for another system. WebAssembly serves in its place.
    return false;
  }
  return setBackend('tensorflow');
}
