/**
 * Resolves when this process shall end: a signal, or, for a process that `steward start` runs, the end of its parent.
 * Further signals are ignored, because Ctrl-C reaches a terminal's whole process group and the parent signals as well.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
}
