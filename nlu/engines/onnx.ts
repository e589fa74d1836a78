import { createRequire } from 'node:module';
import type { Engine } from './engine.js';
import { encoderGraph } from './graph-file.js';

const require = createRequire(import.meta.url);

/** What is used of `onnxruntime-node`, whose own types are away where the package is. */
interface OnnxRuntime {
  InferenceSession: { create(graph: Uint8Array, options: Record<string, unknown>): Promise<Session> };
  Tensor: new (type: 'int32' | 'float32', values: Int32Array | Float32Array, shape: readonly number[]) => unknown;
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
      const { ids, places, apart, padding, together, shares, longest } = batchOf(texts);
      const { vectors } = await session.run({
        ids: new Tensor('int32', ids, [ids.length]),
        places: new Tensor('int32', places, [ids.length]),
        apart: new Tensor('int32', apart, [texts.length, longest]),
        padding: new Tensor('float32', padding, [texts.length, 1, 1, longest]),
        together: new Tensor('int32', together, [ids.length]),
        shares: new Tensor('float32', shares, [texts.length, ids.length]),
      });
      return vectors!.data as Float32Array;
    },
  };
}

/** So far below every score of attention that what was padded is attended to with exactly nothing. */
const padded = -1e9;

/** What the graph takes; see `buildEncoderGraph`. */
function batchOf(texts: readonly (readonly number[])[]) {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 1);
  const ids = Int32Array.from(texts.flat());
  const places = new Int32Array(ids.length);
  const apart = new Int32Array(texts.length * longest);
  const padding = new Float32Array(apart.length).fill(padded);
  const together = new Int32Array(ids.length);
  const shares = new Float32Array(texts.length * ids.length);
  let row = 0;
  texts.forEach(({ length }, text) => {
    for (let place = 0; place < length; place++, row++) {
      const at = text * longest + place;
      places[row] = place;
      apart[at] = row;
      padding[at] = 0;
      together[row] = at;
      shares[text * ids.length + row] = 1 / length;
    }
  });
  return { ids, places, apart, padding, together, shares, longest };
}
