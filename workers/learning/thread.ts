import { Worker } from 'node:worker_threads';
import { StewardError } from '../../platform/errors.js';
import { projectFile } from '../../platform/project.js';
import type { Lesson } from './lesson-thread.js';

/** Compiled: a thread takes no TypeScript. */
const threadFile = projectFile('dist', 'workers', 'learning', 'lesson-thread.js');

/**
 * Learns in a thread of its own, so that fitting for seconds holds up nothing else, and so that it can be ended at any
 * moment: its transactions are rolled back then.
 * @throws StewardError `learning_ended` when the signal is aborted, or what the lesson throws.
 */
export function learnInThread(lesson: Lesson, onPromoted: (modelId: string) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadFile, { workerData: lesson });
    const end = (): void => void thread.terminate();
    signal.addEventListener('abort', end, { once: true });
    thread.on('message', onPromoted);
    thread.once('error', reject);
    thread.once('exit', (code) => {
      signal.removeEventListener('abort', end);
      if (code === 0) resolve();
      else reject(new StewardError('unavailable', 'learning_ended', `Learning the ${lesson.kind} model was ended before it was done.`));
    });
  });
}
