/** Tommy Ettinger's mulberry32 (public domain): uniform in [0, 1), the same for a seed everywhere. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Puts the first `count` of some numbers into an order that depends on the seed and on the shuffles before. */
export function shuffle(seed: number): (numbers: Int32Array, count: number) => void {
  const random = mulberry32(seed);
  return (numbers, count) => {
    for (let last = count - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1));
      const number = numbers[last]!;
      numbers[last] = numbers[other]!;
      numbers[other] = number;
    }
  };
}

/** Standard normal, by Box and Muller. */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
