import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encoder } from './encoder.js';
import { featureSize } from './sentence-features.js';

const hashSize = 32;
const entrySize = hashSize + featureSize * 4;
/** Bytes that are kept; beyond them the oldest files go. */
const mostBytes = 512 * 2 ** 20;

/**
 * An encoder that remembers in a folder what it has encoded, so that learning again encodes only what is new; what was new
 * is kept when it is closed. Every file is
 * a SHA-256 and entries of a text's SHA-256 and its vector; files are written once and never changed, so processes that use
 * the folder at once do no harm, and a damaged file is passed over. The engines agree to 1e-6, so they share it.
 */
export async function cachedEncoder(encoder: Encoder, folder: string): Promise<Encoder> {
  await mkdir(folder, { recursive: true });
  const known = await readAll(folder);
  const fresh = new Map<string, Float32Array>();
  return {
    ...encoder,
    async encode(texts) {
      const keys = texts.map(hashOf);
      const missing = new Map(keys.flatMap((key, i) => (known.has(key) ? [] : [[key, texts[i]!] as const])));
      const vectors = await encoder.encode([...missing.values()]);
      [...missing.keys()].forEach((key, i) => {
        known.set(key, vectors[i]!);
        fresh.set(key, vectors[i]!);
      });
      return keys.map((key) => known.get(key)!);
    },
    async close() {
      if (fresh.size > 0) await writeEntries(folder, fresh);
      await forgetOldest(folder);
      await encoder.close();
    },
  };
}

async function readAll(folder: string): Promise<Map<string, Float32Array>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.bin'));
  const known = new Map<string, Float32Array>();
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    const entries = bytes.subarray(hashSize);
    if (entries.length % entrySize !== 0 || !sha256(entries).equals(bytes.subarray(0, hashSize))) continue;
    for (let at = 0; at < entries.length; at += entrySize) {
      const vector = new Float32Array(new Uint8Array(entries.subarray(at + hashSize, at + entrySize)).buffer);
      known.set(entries.toString('latin1', at, at + hashSize), vector);
    }
  }
  return known;
}

async function writeEntries(folder: string, entries: ReadonlyMap<string, Float32Array>): Promise<void> {
  const bytes = Buffer.concat(
    [...entries].flatMap(([key, vector]) => [
      Buffer.from(key, 'latin1'),
      new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength),
    ]),
  );
  const unfinished = join(folder, `${randomUUID()}.unfinished`);
  await writeFile(unfinished, Buffer.concat([sha256(bytes), bytes]));
  await rename(unfinished, unfinished.replace(/unfinished$/, 'bin'));
}

async function forgetOldest(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const { mtimeMs, size } = await stat(join(folder, name));
      return { name, mtimeMs, size };
    }),
  );
  let kept = 0;
  for (const { name, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    kept += size;
    if (kept > mostBytes) await rm(join(folder, name), { force: true });
  }
}

function hashOf(text: string): string {
  return sha256(text).toString('latin1');
}

function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}
