/**
 * Resolves when this process shall end: a signal, or, for a process that `steward start` runs, the end of its parent.
 * Further signals are ignored, because Ctrl-C reaches a terminal's whole process group and the parent signals as well.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
    // A terminal that was closed takes no more lines; who stops for that reason must not fail at the word of farewell.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
    // The parent may have ended while our code was being loaded: nobody says so a second time.
    if (process.connected === false) resolve();
  });
}
