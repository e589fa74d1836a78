import { createHash } from 'node:crypto';
import { itemVectors, keepItemVectors } from '../../store/item-vectors.js';
import type { Db } from '../../store/schema.js';
import { type DescribedItem, itemText } from './item-text.js';

/** The vectors of an encoder with these weights that are kept, by `textKey`. */
export async function keptVectors(db: Db, weights: string): Promise<Map<string, Float32Array>> {
  const rows = await itemVectors(db, weights);
  return new Map(rows.map(({ text_hash, vector }) => [text_hash.toString('hex'), fromBytes(vector)]));
}

/** Keeps the vectors of some items, in their order. */
export async function keepVectors(
  db: Db,
  weights: string,
  items: readonly DescribedItem[],
  vectors: readonly Float32Array[],
): Promise<void> {
  const rows = items.map((item, i) => ({
    item_id: item.id,
    text_hash: Buffer.from(textKey(item), 'hex'),
    encoder: weights,
    vector: toBytes(vectors[i]!),
  }));
  await keepItemVectors(db, rows);
}

/** The vectors of items, by id; none of an item whose text is another one by now. */
export function vectorsById(items: readonly DescribedItem[], kept: ReadonlyMap<string, Float32Array>): Map<string, Float32Array> {
  return new Map(
    items.flatMap((item) => {
      const vector = kept.get(textKey(item));
      return vector ? [[item.id, vector] as const] : [];
    }),
  );
}

/** SHA-256 of what is encoded of an item, hex. */
export function textKey(item: DescribedItem): string {
  return createHash('sha256').update(itemText(item)).digest('hex');
}

function toBytes({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(new Uint8Array(buffer, byteOffset, byteLength));
}

function fromBytes(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
