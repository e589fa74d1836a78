import { parentPort, workerData } from 'node:worker_threads';
import { StewardError } from '../platform/errors.js';
import { loadSentenceEncoder, type SentenceEncoder, type SentenceEncoderOptions } from './sentence-encoder.js';

/** What is known of an encoder before it works. */
export type EncoderTraits = Pick<SentenceEncoder, 'engine' | 'reason' | 'weights'>;

/** What the thread says: once that it is ready, then one reply to each list of texts it is sent. */
export type ThreadReply = { ready: EncoderTraits } | { vectors: Float32Array<ArrayBuffer> } | { failure: string };

const port = parentPort;
if (!port) throw new StewardError('invalid', 'not_a_thread', 'encoder-thread.js runs in a worker thread; startEncoder() starts it.');

const { embed, ...traits } = await loadSentenceEncoder(workerData as SentenceEncoderOptions);

port.on('message', async (texts: string[]) => {
  try {
    const vectors = await embed(texts);
    port.postMessage({ vectors } satisfies ThreadReply, [vectors.buffer]);
  } catch (error) {
    port.postMessage({ failure: String(error) } satisfies ThreadReply);
  }
});

port.postMessage({ ready: traits } satisfies ThreadReply);
