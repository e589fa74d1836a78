import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { vectorSize } from '../nlu/engines/engine.js';
import { readVocabulary } from '../nlu/engines/weights.js';
import type { EngineChoice } from '../nlu/sentence-encoder.js';
import { tokenizer } from '../nlu/tokenizer.js';
import { examplesOf, readIntents } from '../nlu/training-data.js';
import { projectFile } from '../platform/project.js';
import { quantile } from '../platform/quantile.js';
import { shuffle } from '../platform/random.js';
import type { Answered, Asked, Encoded } from './encoder-process.js';

const batchSize = 32;
/** The engines take turns so many times. */
const rounds = 12;

export interface EngineFigures {
  engine: string;
  /** A sentence of 12 pieces at a time: milliseconds of the processor, and the median wait. */
  alone: { cpu: number; p50: number };
  /** 32 phrases of any length at a time: milliseconds of the processor for one of them. */
  batched: { cpu: number };
  /** Resident megabytes of the process in the end. */
  memory: number;
}

export interface EncoderFigures {
  onnx: EngineFigures;
  tensorflow: EngineFigures;
  /** How many times more of the processor TensorFlow.js takes. */
  ratio: { alone: number; batched: number };
  /** Largest differences of sentence embeddings: of the two engines, and of texts alone and in a batch on ONNX Runtime. */
  apart: { engines: number; batch: number };
}

/** Measures the two engines, each in a process of its own and taking turns, on the English training phrases. */
export async function measureEncoder(): Promise<EncoderFigures> {
  const { alone, batches } = await phrases();
  const [onnx, tensorflow] = await Promise.all([start('onnx'), start('tensorflow')]);
  try {
    const ours: Turn[] = [];
    const theirs: Turn[] = [];
    for (let round = 0; round <= rounds; round++) {
      ours.push(await takeTurn(onnx, alone, batches));
      theirs.push(await takeTurn(tensorflow, alone, batches));
    }
    const figures = { onnx: figuresOf(onnx.engine, ours.slice(1)), tensorflow: figuresOf(tensorflow.engine, theirs.slice(1)) };
    const [together, elsewhere] = [ours[0]!.batched.vectors, theirs[0]!.batched.vectors];
    const one = await onnx.ask(batches[0]!.map((text) => [text]));
    return {
      ...figures,
      ratio: {
        alone: figures.tensorflow.alone.cpu / figures.onnx.alone.cpu,
        batched: figures.tensorflow.batched.cpu / figures.onnx.batched.cpu,
      },
      apart: {
        engines: Math.max(...together.map((vectors, k) => distance(vectors, elsewhere[k]!))),
        batch: Math.max(...one.vectors.map((vector, k) => distance(vector, together[0]!.subarray(k * vectorSize)))),
      },
    };
  } finally {
    onnx.end();
    tensorflow.end();
  }
}

/** Measures the engines of the sentence encoder and prints the figures. */
export async function benchEncoder(): Promise<EncoderFigures> {
  const figures = await measureEncoder();
  console.log(`Sentence encoder: CPU of a sentence of 12 pieces alone, and of a phrase in batches of ${batchSize}`);
  for (const { engine, alone, batched, memory } of [figures.onnx, figures.tensorflow]) {
    const said = [
      `alone ${alone.cpu.toFixed(2)} ms (p50 ${alone.p50.toFixed(2)} ms)`,
      `batched ${batched.cpu.toFixed(2)} ms`,
      `process ${memory.toFixed(0)} MB`,
    ];
    console.log(`  ${engine.padEnd(43)} ${said.join('  ')}`);
  }
  const { ratio, apart } = figures;
  console.log(
    `  ${ratio.alone.toFixed(1)} times less alone, ${ratio.batched.toFixed(1)} times batched;` +
      ` engines ${apart.engines.toExponential(1)} apart, alone and batched ${apart.batch.toExponential(1)}`,
  );
  return figures;
}

/** 20 phrases of exactly 12 pieces, and batches as they come. */
async function phrases(): Promise<{ alone: string[]; batches: string[][] }> {
  const texts = examplesOf(await readIntents(projectFile('nlu', 'data', 'en'))).map(({ text }) => text);
  const tokenize = tokenizer(await readVocabulary());
  const order = Int32Array.from(texts.keys());
  shuffle(1)(order, order.length);
  const shuffled = Array.from(order, (k) => texts[k]!);
  return {
    alone: shuffled.filter((text) => tokenize(text).length === 12).slice(0, 20),
    batches: [0, 1, 2].map((k) => shuffled.slice(k * batchSize, (k + 1) * batchSize)),
  };
}

interface Running {
  engine: string;
  ask(lists: Asked): Promise<Encoded>;
  end(): void;
}

async function start(choice: EngineChoice): Promise<Running> {
  const child = fork(join(import.meta.dirname, 'encoder-process.js'), [choice], { serialization: 'advanced' });
  const answer = async () => (await once(child, 'message', { signal: AbortSignal.timeout(60_000) }))[0];
  const { engine } = (await answer()) as Extract<Answered, { engine: string }>;
  return {
    engine,
    async ask(lists) {
      child.send(lists);
      return answer();
    },
    end: () => void child.kill(),
  };
}

interface Turn {
  alone: Encoded;
  batched: Encoded;
}

async function takeTurn({ ask }: Running, alone: readonly string[], batches: string[][]): Promise<Turn> {
  return { alone: await ask(alone.map((text) => [text])), batched: await ask(batches) };
}

function figuresOf(engine: string, turns: readonly Turn[]): EngineFigures {
  return {
    engine,
    alone: {
      cpu: undisturbed(turns.flatMap(({ alone }) => alone.cpu)),
      p50: quantile(
        turns.flatMap(({ alone }) => alone.wall),
        0.5,
      ),
    },
    batched: { cpu: undisturbed(turns.flatMap(({ batched }) => batched.cpu)) / batchSize },
    memory: turns.at(-1)!.batched.memory,
  };
}

/** Others on the machine, who share caches and cores, can only make a call dearer: the lower quartile. */
function undisturbed(cpu: readonly number[]): number {
  return quantile(cpu, 0.25);
}

/** The largest difference in the numbers of `a`, with which `b` begins. */
function distance(a: Float32Array, b: Float32Array): number {
  return a.reduce((largest, value, k) => Math.max(largest, Math.abs(value - b[k]!)), 0);
}
