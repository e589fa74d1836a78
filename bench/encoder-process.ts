import { type EngineChoice, loadSentenceEncoder } from '../nlu/sentence-encoder.js';

/** What this process is sent: lists of texts, to be encoded one list after another. */
export type Asked = string[][];

/** What it says: once what it computes on, then what encoding took. */
export type Answered = { engine: string } | Encoded;

export interface Encoded {
  /** Of each list: Float32Array [texts × 512]. */
  vectors: Float32Array[];
  /** Milliseconds for each list: of the processor, of all threads of this process, and by the clock. */
  cpu: number[];
  wall: number[];
  /** Resident megabytes of this process. */
  memory: number;
}

const [choice] = process.argv.slice(2) as [EngineChoice];
const { embed, engine } = await loadSentenceEncoder({ choice });

process.on('message', async (lists: Asked) => {
  const answer: Encoded = { vectors: [], cpu: [], wall: [], memory: 0 };
  for (const texts of lists) {
    const begun = performance.now();
    const before = process.cpuUsage();
    answer.vectors.push(await embed(texts));
    const { user, system } = process.cpuUsage(before);
    answer.cpu.push((user + system) / 1000);
    answer.wall.push(performance.now() - begun);
  }
  answer.memory = process.memoryUsage.rss() / 1e6;
  process.send?.(answer satisfies Answered);
});
process.send?.({ engine } satisfies Answered);
