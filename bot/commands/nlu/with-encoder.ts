import { type Encoder, startEncoder } from '../../../nlu/encoder.js';
import type { Settings } from '../../../platform/settings.js';
import { type ProgressBar, progressBar } from '../../progress-bar.js';
import type { Terminal } from './terminal.js';

/** Starts the sentence encoder for one piece of work, with a bar that shows how far it is, and ends both after. */
export async function withEncoder<T>(
  { dataFolder }: Pick<Settings, 'dataFolder'>,
  { stderr }: Pick<Terminal, 'stderr'>,
  work: (encoder: Encoder, bar: ProgressBar) => Promise<T>,
): Promise<T> {
  const encoder = await startEncoder({ folder: dataFolder });
  const bar = progressBar(stderr);
  try {
    return await work(encoder, bar);
  } finally {
    bar.stop();
    await encoder.close();
  }
}
