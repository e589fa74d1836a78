import { createHash } from 'node:crypto';

/**
 * Places of rows in an order that depends on what they are and on the seed, not on where they stand: a table whose rows were
 * mixed gives the same folds and the same figures. Rows with the same key stay as they stand.
 */
export function rowOrder(keys: readonly string[], seed: number): Int32Array {
  const hashes = keys.map((key) => createHash('sha1').update(`${seed}\u0001${key}`).digest('hex'));
  return Int32Array.from(keys.keys()).sort((a, b) => (hashes[a]! < hashes[b]! ? -1 : hashes[a]! > hashes[b]! ? 1 : a - b));
}
