import { parentPort, workerData } from 'node:worker_threads';
import { StewardError } from '../platform/errors.js';
import { loadSentenceEncoder, type SentenceEncoderOptions } from './sentence-encoder.js';

/** What the thread says: once that it is ready, then one reply to each list of texts it is sent. */
export type ThreadReply = { ready: string; reason?: string } | { vectors: Float32Array<ArrayBuffer> } | { failure: string };

const port = parentPort;
if (!port) throw new StewardError('invalid', 'not_a_thread', 'encoder-thread.js runs in a worker thread; startEncoder() starts it.');

const encoder = await loadSentenceEncoder(workerData as SentenceEncoderOptions);

port.on('message', async (texts: string[]) => {
  try {
    const vectors = new Float32Array(await encoder.embed(texts));
    port.postMessage({ vectors } satisfies ThreadReply, [vectors.buffer]);
  } catch (error) {
    port.postMessage({ failure: String(error) } satisfies ThreadReply);
  }
});

port.postMessage({ ready: encoder.engine, reason: encoder.reason } satisfies ThreadReply);
