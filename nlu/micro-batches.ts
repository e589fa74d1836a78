/** Texts that are encoded before the next ones are taken: more of them only make those wait who ask for one. */
const largestBatch = 32;

interface Waiting {
  text: string;
  resolve(vector: Float32Array): void;
  reject(reason: unknown): void;
}

/** Encodes a batch: Float32Array [n × d], a row a text. */
type RunBatch = (texts: string[]) => Promise<Float32Array>;

/**
 * Joins what is asked for while a batch runs into the next one, in the order asked. One batch runs at a time; a batch
 * that fails rejects its own texts only.
 */
export function microBatches(run: RunBatch): (texts: readonly string[]) => Promise<Float32Array[]> {
  const waiting: Waiting[] = [];
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, largestBatch);
      await run(batch.map(({ text }) => text)).then(
        (rows) => deliver(batch, rows),
        (reason) => {
          for (const { reject } of batch) reject(reason);
        },
      );
    }
    running = false;
  }

  return (texts) => {
    const vectors = new Array<Promise<Float32Array>>(texts.length);
    for (const index of byLength(texts)) {
      vectors[index] = new Promise((resolve, reject) => waiting.push({ text: texts[index]!, resolve, reject }));
    }
    if (!running) void drain();
    return Promise.all(vectors);
  };
}

/** Texts of like length share batches, in which they need little padding. */
function byLength(texts: readonly string[]): number[] {
  return texts.map((_, index) => index).sort((a, b) => texts[a]!.length - texts[b]!.length);
}

/** Rows are copied: a caller that keeps one must not keep the whole batch. */
function deliver(batch: readonly Waiting[], rows: Float32Array): void {
  const width = rows.length / batch.length;
  for (const [row, { resolve }] of batch.entries()) resolve(rows.slice(row * width, (row + 1) * width));
}
