/** A source of numbers uniform in [0, 1); the same seed gives the same numbers on every machine. */
export type Random = () => number;

/** Rounds after which sfc32's state no longer shows its seed. */
const warmUp = 15;

/**
 * Chris Doty-Humphrey's sfc32 ("small fast counting", from PractRand, public domain): 128 bits of state, passes PractRand
 * and BigCrush. `stream` names one of many independent sequences of a seed, so that what one customer does never changes
 * the draws of another.
 */
export function seededRandom(seed: number, stream: string): Random {
  let a = seed | 0;
  let b = hash(stream);
  let c = hash(`${stream}/${seed}`);
  let counter = 1;
  const next: Random = () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + result) | 0;
    return (result >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < warmUp; round++) next();
  return next;
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) value = Math.imul(value ^ text.charCodeAt(k), 0x01000193);
  return value;
}
