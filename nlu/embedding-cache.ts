import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encoder } from './encoder.js';
import { vectorSize } from './engines/engine.js';

const hashSize = 32;
const entrySize = hashSize + vectorSize * Float32Array.BYTES_PER_ELEMENT;
/** Bytes that are kept of one encoder's vectors, some 60,000 texts; beyond them the oldest files go. */
const mostBytes = 256 * 2 ** 20;

/**
 * An encoder that remembers in a folder what it has encoded, so that learning again encodes only what is new. What was new
 * is kept when it is closed; a folder that cannot be read or written only makes learning slower.
 *
 * The vectors of the same weights lie together, whichever engine computed them: the engines agree to 1e-5. A file is a
 * SHA-256 and the entries that it is of: a text's SHA-256 and its vector. It is written once under a name of its own and
 * never changed, so processes that share the folder do no harm, and one whose bytes are damaged is passed over.
 */
export async function cachedEncoder(encoder: Encoder, folder: string, limit = mostBytes): Promise<Encoder> {
  const own = join(folder, encoder.weights.slice(0, 16));
  const known = await readEntries(own);
  const fresh = new Map<string, Float32Array>();
  return {
    ...encoder,
    async encode(texts) {
      const keys = texts.map((text) => sha256(text).toString('latin1'));
      const missing = new Map(keys.flatMap((key, i) => (known.has(key) ? [] : [[key, texts[i]!] as const])));
      const vectors = await encoder.encode([...missing.values()]);
      [...missing.keys()].forEach((key, i) => {
        known.set(key, vectors[i]!);
        fresh.set(key, vectors[i]!);
      });
      return keys.map((key) => known.get(key)!);
    },
    async close() {
      await encoder.close();
      if (fresh.size > 0) await keep(own, fresh, limit).catch(() => undefined);
    },
  };
}

async function readEntries(folder: string): Promise<Map<string, Float32Array>> {
  const known = new Map<string, Float32Array>();
  for (const { file } of await entryFiles(folder)) {
    const bytes = await readFile(file).catch(() => Buffer.of()); // Another process may have let it go.
    const entries = bytes.subarray(hashSize);
    if (entries.length % entrySize !== 0 || !sha256(entries).equals(bytes.subarray(0, hashSize))) continue;
    for (let at = 0; at < entries.length; at += entrySize) {
      const vector = new Float32Array(new Uint8Array(entries.subarray(at + hashSize, at + entrySize)).buffer);
      known.set(entries.toString('latin1', at, at + hashSize), vector);
    }
  }
  return known;
}

async function keep(folder: string, fresh: ReadonlyMap<string, Float32Array>, limit: number): Promise<void> {
  const entries = Buffer.concat(
    [...fresh].flatMap(([key, { buffer, byteOffset, byteLength }]) => [
      Buffer.from(key, 'latin1'),
      new Uint8Array(buffer, byteOffset, byteLength),
    ]),
  );
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${randomUUID()}.unfinished`);
  await writeFile(unfinished, [sha256(entries), entries]);
  await rename(unfinished, unfinished.replace(/unfinished$/, 'vectors'));
  let kept = 0;
  for (const { file, size } of await entryFiles(folder)) {
    kept += size;
    if (kept > limit) await rm(file, { force: true });
  }
}

/** Files with vectors, the newest first. */
async function entryFiles(folder: string): Promise<{ file: string; size: number }[]> {
  const names = await readdir(folder).catch(() => []); // Nothing was encoded yet.
  const files = names.filter((name) => name.endsWith('.vectors')).map((name) => join(folder, name));
  const found = await Promise.all(
    files.map(async (file) => {
      const { mtimeMs = 0, size = 0 } = (await stat(file).catch(() => undefined)) ?? {};
      return { file, size, mtimeMs };
    }),
  );
  return found.sort((a, b) => b.mtimeMs - a.mtimeMs);
}

function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}
