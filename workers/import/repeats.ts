/** Which rows a later row of the same file replaces. */
export interface Repeats {
  /** Hears of every good row, in the order of the file. */
  note(id: string, line: number): void;
  /** Whether a row with this id comes after this line. */
  comesAgain(id: string, line: number): boolean;
}

/** log2 of the number of bits: 32 MiB of them, of which 5 million ids set 2 %. */
const size = 28;

/**
 * Keeps one bit for each id's hash and remembers an id only if its bit was set before: a file of any length takes 32 MiB
 * and what its repeated ids take. Two ids that share a bit are told apart by the ids themselves.
 */
export function createRepeats(): Repeats {
  const seen = new Uint8Array(2 ** (size - 3));
  const lastLine = new Map<string, number>();
  return {
    note(id, line) {
      const bit = fnv1a(id) >>> (32 - size);
      if (seen[bit >>> 3]! & (1 << (bit & 7))) lastLine.set(id, line);
      seen[bit >>> 3]! |= 1 << (bit & 7);
    },
    comesAgain: (id, line) => line < (lastLine.get(id) ?? 0),
  };
}

/** 32 bits of FNV-1a over the UTF-16 units (Fowler, Noll, Vo): a call into OpenSSL for each row would take several times as long. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
