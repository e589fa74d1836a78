import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildEncoderGraph } from './encoder-graph.js';

/** Changes with the graph, so that the file of an older release is not taken for it. */
const name = 'sentence-encoder-1.onnx';
const checksumLength = 32;

/**
 * The encoder's ONNX graph, from the folder where it is kept: a SHA-256 and the model. Built from the published weights
 * where there is none yet or its bytes are damaged; two processes that build at once do no harm.
 */
export async function encoderGraph(folder: string): Promise<Buffer> {
  const file = join(folder, name);
  const kept = await readKept(file);
  if (kept) return kept;
  const graph = await buildEncoderGraph();
  await mkdir(folder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, Buffer.concat([checksum(graph), graph]));
  await rename(unfinished, file);
  return graph;
}

/** Nothing where there is no such file, or a damaged one. */
async function readKept(file: string): Promise<Buffer | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const graph = bytes.subarray(checksumLength);
  return checksum(graph).equals(bytes.subarray(0, checksumLength)) ? graph : undefined;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
