import { Presets, SingleBar } from 'cli-progress';

/** Tells how far a step is; `total` in the same unit as `done`. */
export type Progress = (done: number, total: number, what?: string) => void;

/** The steps of a start, told to the person who waits for them: a bar while one runs, a line when it is done. */
export interface Steps {
  /** Runs one step; `work` returns what is to be said of it. */
  run(name: string, work: (progress: Progress) => Promise<string>): Promise<void>;
}

export function createSteps(out: NodeJS.WriteStream): Steps {
  return {
    async run(name, work) {
      const started = performance.now();
      const label = name.padEnd(10);
      const format = `  ${label} {bar} {percentage}% {what}`;
      const bar = new SingleBar({ format, stream: out, clearOnComplete: true, hideCursor: true, barsize: 24 }, Presets.shades_classic);
      let total: number | undefined;
      const progress: Progress = (done, of, what = '') => {
        if (total !== of) bar.start(of, done, { what });
        else bar.update(done, { what });
        total = of;
      };
      try {
        const said = await work(progress);
        bar.stop();
        out.write(`  ${label} ${said} (${((performance.now() - started) / 1_000).toFixed(1)} s)\n`);
      } finally {
        bar.stop();
      }
    },
  };
}
