import { SingleBar } from 'cli-progress';
import type { ImportProgress } from './import-file.js';

export interface ProgressBar {
  update(progress: ImportProgress): void;
  stop(): void;
}

/** Draws how much of the file was read; draws nothing where the stream is no terminal. */
export function importProgressBar(stream: NodeJS.WritableStream): ProgressBar {
  const bar = new SingleBar({
    stream,
    hideCursor: true,
    clearOnComplete: true,
    format: '{phase} {bar} {percentage} % | {eta_formatted} left',
  });
  let phase: ImportProgress['phase'] | undefined;
  return {
    update({ phase: current, bytes, size }) {
      if (current !== phase) {
        bar.start(size, bytes, { phase: current });
        phase = current;
      } else bar.update(bytes);
    },
    stop: () => bar.stop(),
  };
}
