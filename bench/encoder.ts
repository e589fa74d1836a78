import { type Encoder, startEncoder } from '../nlu/encoder.js';
import { line, type Measured, measure } from './measure.js';

export interface EncoderFigures {
  engine: string;
  /** One sentence at a time: sentences a second, and the wait for each. */
  alone: Measured;
  /** Sentences asked for 32 at a time: sentences a second, and the wait for all 32. */
  batched: Measured;
  /** Resident memory of the process, in megabytes. */
  memory: number;
}

/** Twelve words, about as long as what customers write. */
const sentences = [
  'Could you please tell me where the books I ordered last week are',
  'I would like to cancel my subscription before it renews again next month',
  'Can you suggest a good mystery novel for somebody who loves Agatha Christie',
  'One of the three books in my parcel is damaged and another missing',
];
const batchSize = 32;

/** Measures the sentence encoder as the bot uses it, and prints the figures. */
export async function benchEncoder(): Promise<EncoderFigures> {
  const encoder = await startEncoder();
  try {
    await warmUp(encoder);
    let next = 0;
    const alone = await measure(150, 1, async () => {
      await encoder.encode([sentences[next++ % sentences.length]!]);
    });
    const batch = Array.from({ length: batchSize }, (_, k) => sentences[k % sentences.length]!);
    const batches = await measure(15, 1, async () => {
      await encoder.encode(batch);
    });
    const batched = { ...batches, perSecond: batches.perSecond * batchSize };
    const memory = process.memoryUsage.rss() / 1e6;
    console.log(`Sentence encoder: ${encoder.engine}; process ${memory.toFixed(0)} MB`);
    console.log(line('one sentence of 12 words at a time', alone));
    console.log(line(`in batches of ${batchSize}, sentences; wait for the batch`, batched));
    return { engine: encoder.engine, alone, batched, memory };
  } finally {
    await encoder.close();
  }
}

/** The first calls compile. */
async function warmUp(encoder: Encoder): Promise<void> {
  for (let round = 0; round < 5; round++) await encoder.encode(sentences);
}
