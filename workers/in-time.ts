import { StewardError } from '../platform/errors.js';

/** What ioredis says, without a code, of a connection that is gone. */
const connectionGone = /Stream isn't writeable|Connection is closed|Command timed out/;

/**
 * The result of what is asked of the queue engine, if it comes within a time, in milliseconds.
 * @throws StewardError `queue_away` if it does not, or if the engine is known to be away; the work itself is not stopped.
 */
export async function inTime<T>(time: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(queueAway()), time);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof Error && connectionGone.test(error.message) ? queueAway(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

function queueAway(cause?: Error): StewardError {
  return new StewardError('unavailable', 'queue_away', 'The queue engine does not answer now. Please try again in a moment.', { cause });
}

/** Whether work succeeded within a time, in milliseconds. */
export function within(time: number, work: Promise<unknown>): Promise<boolean> {
  return inTime(time, work).then(
    () => true,
    () => false,
  );
}
