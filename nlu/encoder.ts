import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { StewardError } from '../platform/errors.js';
import { projectFile } from '../platform/project.js';
import type { EncoderTraits, ThreadReply } from './encoder-thread.js';
import { microBatches } from './micro-batches.js';
import type { SentenceEncoderOptions } from './sentence-encoder.js';

/** Compiled: a thread takes no TypeScript. */
const compiledThread = projectFile('dist', 'nlu', 'encoder-thread.js');

/** Turns sentences into vectors, off the event loop. */
export interface Encoder extends Readonly<EncoderTraits> {
  /**
   * One Float32Array [512] a text, L2-normalised, in the order of the texts. Throws
   * `encoder_failed` when the thread dies under them (it is started again) and `encoder_closed` after `close()`.
   */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  close(): Promise<void>;
}

export interface EncoderOptions extends SentenceEncoderOptions {
  /** Path of the thread's compiled module; speaks the messages of `encoder-thread.ts`. */
  threadFile?: string;
}

/** Starts the encoder's thread and waits until its model is loaded. Throws `encoder_failed` when it cannot load. */
export async function startEncoder({ threadFile = compiledThread, ...options }: EncoderOptions = {}): Promise<Encoder> {
  let closed = false;
  let thread: Promise<Thread> | undefined;
  /** The thread once it is loaded. What is asked is sent to it in the same breath, so that it works while its asker does. */
  let loaded: Thread | undefined;

  /** A thread that dies at work is replaced at once; one that cannot even load is tried again with the next batch. */
  function current(): Promise<Thread> {
    thread ??= startThread(threadFile, options, () => {
      thread = undefined;
      loaded = undefined;
      if (!closed) current().catch(() => undefined);
    }).then(
      (started) => {
        loaded = started;
        return started;
      },
      (error) => {
        thread = undefined;
        throw error;
      },
    );
    return thread;
  }

  const encode = microBatches((texts) => {
    if (closed) return Promise.reject(closedError());
    return loaded ? loaded.run(texts) : current().then(({ run }) => run(texts));
  });
  const { traits } = await current();

  return {
    ...traits,
    async encode(texts) {
      if (closed) throw closedError();
      return encode(texts);
    },
    async close() {
      closed = true;
      const running = await thread?.catch(() => undefined);
      await running?.stop();
    },
  };
}

interface Thread {
  traits: EncoderTraits;
  run(texts: string[]): Promise<Float32Array>;
  stop(): Promise<void>;
}

async function startThread(file: string, options: SentenceEncoderOptions, died: () => void): Promise<Thread> {
  const worker = new Worker(file, { workerData: options });
  const gone = new AbortController();
  let cause: unknown;
  worker.on('error', (error) => {
    cause = error;
    gone.abort();
  });
  worker.once('exit', () => gone.abort());

  async function reply(): Promise<ThreadReply> {
    try {
      const [message] = await once(worker, 'message', { signal: gone.signal });
      return message;
    } catch (error) {
      throw failedError('The thread of the sentence encoder ended.', cause ?? error);
    }
  }

  const first = await reply();
  if (!('ready' in first)) throw failedError('The thread of the sentence encoder did not say that it is ready.');
  gone.signal.addEventListener('abort', died);
  return {
    traits: first.ready,
    async run(texts) {
      worker.postMessage(texts);
      const answer = await reply();
      if ('vectors' in answer) return answer.vectors;
      throw failedError('failure' in answer ? `The sentence encoder failed: ${answer.failure}` : 'The sentence encoder sent no vectors.');
    },
    async stop() {
      gone.signal.removeEventListener('abort', died);
      await worker.terminate();
    },
  };
}

function failedError(message: string, cause?: unknown): StewardError {
  return new StewardError('unavailable', 'encoder_failed', message, { cause });
}

function closedError(): StewardError {
  return new StewardError('unavailable', 'encoder_closed', 'The sentence encoder is closed.');
}
