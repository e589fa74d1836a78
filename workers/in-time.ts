import { StewardError } from '../platform/errors.js';

/**
 * The result of what is asked of the queue engine, if it comes within a time, in milliseconds.
 * @throws StewardError `queue_away` if it does not; the work itself is not stopped.
 */
export async function inTime<T>(time: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const away = new StewardError('unavailable', 'queue_away', 'The queue engine does not answer now. Please try again in a moment.');
    timer = setTimeout(reject, time, away);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whether work succeeded within a time, in milliseconds. */
export function within(time: number, work: Promise<unknown>): Promise<boolean> {
  return inTime(time, work).then(
    () => true,
    () => false,
  );
}
