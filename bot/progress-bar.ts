import { SingleBar } from 'cli-progress';

export interface ProgressBar {
  /** `done` of `total` of a phase, in whatever unit; a phase of another name begins a bar of its own. */
  update(phase: string, done: number, total: number): void;
  stop(): void;
}

/** Draws how far a piece of work is; draws nothing where the stream is no terminal. */
export function progressBar(stream: NodeJS.WritableStream): ProgressBar {
  const bar = new SingleBar({
    stream,
    hideCursor: true,
    clearOnComplete: true,
    format: '{phase} {bar} {percentage} % | {eta_formatted} left',
  });
  let current: string | undefined;
  return {
    update(phase, done, total) {
      if (phase !== current) {
        bar.start(total, done, { phase });
        current = phase;
      } else bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

/** Does work that says how far it is, and clears the bar whatever comes of it. */
export function withProgress<T>(stream: NodeJS.WritableStream, work: (update: ProgressBar['update']) => T): T {
  const bar = progressBar(stream);
  try {
    return work(bar.update);
  } finally {
    bar.stop();
  }
}
