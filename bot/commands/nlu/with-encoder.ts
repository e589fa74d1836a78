import type { Encoder } from '../../../nlu/encoder.js';
import { type ProgressBar, progressBar } from '../../progress-bar.js';
import type { Terminal } from '../terminal.js';

/** Does one piece of work with an encoder and with a bar that shows how far it is, and ends both after. */
export async function withEncoder<T>(
  starting: Promise<Encoder>,
  { stderr }: Pick<Terminal, 'stderr'>,
  work: (encoder: Encoder, bar: ProgressBar) => Promise<T>,
): Promise<T> {
  const encoder = await starting;
  const bar = progressBar(stderr);
  try {
    return await work(encoder, bar);
  } finally {
    bar.stop();
    await encoder.close();
  }
}
