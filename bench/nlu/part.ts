import type { Encoder } from '../../nlu/encoder.js';
import type { Evaluation } from '../../nlu/evaluate.js';
import type { Example } from '../../nlu/training-data.js';
import type { Findings } from '../findings.js';
import type { PartProgress } from '../run-parts.js';
import type { Split } from './splits.js';

/** A part of the benchmark, which can be run by itself. */
export type Part = (bench: Bench) => Promise<Findings>;

/** What a part works with. */
export interface Bench {
  /** On the default engine; remembers nothing, so that timings are honest. */
  encoder: Encoder;
  /** Labelled texts of a file of the data folder, by its path in it. */
  read(file: string): Promise<Example[]>;
  /** What `steward nlu evaluate` says of a split. A split is evaluated once a run, whoever asks. */
  evaluate(split: Split): Promise<Evaluation>;
  onProgress: PartProgress;
}
