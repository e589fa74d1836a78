import { type EngineFigures, measureEncoder } from '../encoder.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import { say } from '../say.js';

/** The engines of the sentence encoder: what they cost, and how far apart their vectors are. */
export async function engines(): Promise<Findings> {
  const { onnx, tensorflow, ratio, apart } = await measureEncoder();
  const row = ({ engine, alone, batched, memory }: EngineFigures) => [
    engine,
    say.milliseconds(alone.cpu),
    say.milliseconds(alone.p50),
    say.milliseconds(batched.cpu),
    say.megabytes(memory),
  ];
  const over = 'encoder CPU, TensorFlow.js over ONNX Runtime';
  return {
    goals: [
      { name: `${over}, 12 tokens`, measured: ratio.alone, bound: '≥', required: 8, aim: 10, say: say.times },
      { name: `${over}, batches of 32`, measured: ratio.batched, bound: '≥', required: 5, aim: 7, say: say.times },
      { name: 'vectors of the two engines apart', measured: apart.engines, bound: '≤', required: 1e-5, say: say.difference },
      { name: 'vectors of a sentence alone and in a batch apart', measured: apart.batch, bound: '≤', required: 1e-6, say: say.difference },
      { name: 'memory of the encoder process', measured: onnx.memory, bound: '≤', required: 400, aim: 300, say: say.megabytes },
    ],
    section: paragraphs(
      '## The encoder',
      'Each engine in a process of its own, in turn, on phrases that ship.',
      table(
        ['engine', 'CPU, 12 tokens', 'p50, 12 tokens', 'CPU of a sentence in batches of 32', 'memory of the process'],
        [row(onnx), row(tensorflow)],
      ),
    ),
  };
}
