import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buildEncoderGraph } from './encoder-graph.js';

/** Counts the ways in which the graph was built, so that the file of an older release is not taken for this one's. */
const graphVersion = 1;
const checksumSize = 32;
const suffix = '.onnx.sum';

/**
 * The encoder's ONNX graph, from the folder where it is kept: a SHA-256, then the model. Built out of the published weights,
 * whose checksum names the file, where there is none yet or its bytes are damaged. Of two processes that build at once the
 * later one puts the same bytes in place of the same bytes.
 */
export async function encoderGraph(folder: string, weights: string): Promise<Uint8Array> {
  const file = join(folder, `sentence-encoder-${graphVersion}-${weights.slice(0, 16)}${suffix}`);
  const kept = await readFile(file).then(intact, () => undefined);
  if (kept) return kept;
  const graph = await buildEncoderGraph();
  // A folder that takes no files costs a third of a second at the next start, and nothing else.
  await keep(file, graph).catch(() => undefined);
  return graph;
}

/** The graph in a file's bytes, or nothing where they are not what was written. */
function intact(bytes: Buffer): Uint8Array | undefined {
  const graph = bytes.subarray(checksumSize);
  return checksum(graph).equals(bytes.subarray(0, checksumSize)) ? graph : undefined;
}

/** Keeps a graph in place of those of other releases. */
async function keep(file: string, graph: Buffer): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, [checksum(graph), graph]);
  await rename(unfinished, file);
  const others = (await readdir(folder)).filter((name) => name.endsWith(suffix) && name !== basename(file));
  await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
