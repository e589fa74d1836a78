import { startEncoder } from '../../nlu/encoder.js';
import { StewardError } from '../../platform/errors.js';
import { type Part as AnyPart, type PartProgress, runParts } from '../run-parts.js';
import { openBench } from './bench.js';
import { engines } from './engines.js';
import { frame } from './frame.js';
import { assistant, banking, chinese } from './intents.js';
import { noise } from './noise.js';
import type { Part } from './part.js';
import { peers } from './peers.js';
import { sentiment } from './sentiment.js';
import { speed } from './speed.js';
import { training } from './training.js';

/** In the order of the page. */
const all: Record<string, Part> = {
  banking77: banking,
  clinc150: assistant,
  smp2017: chinese,
  peers,
  sentiment,
  noise,
  speed,
  encoder: engines,
  training,
};

let report: PartProgress = () => {};
const encoder = await startEncoder();
const bench = openBench(encoder, (...progress) => report(...progress));
const parts = Object.entries(all).map(([name, part]): [string, AnyPart] => [
  name,
  (onProgress) => {
    report = onProgress;
    return part(bench);
  },
]);
try {
  await runParts({ parts: new Map(parts), frame, file: 'nlu.md' }, process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StewardError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await encoder.close();
}
