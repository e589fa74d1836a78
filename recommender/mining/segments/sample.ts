import { mulberry32 } from '../../../platform/random.js';

/** Rising places of at most `most` of `count` things, each as likely as the others (Knuth, The Art of Computer Programming, 3.4.2, S). */
export function sample(count: number, most: number, seed: number): Int32Array {
  const random = mulberry32(seed);
  let wanted = Math.min(most, count);
  return Int32Array.from({ length: count }, (_, place) => place).filter((place) => {
    if (random() * (count - place) >= wanted) return false;
    wanted--;
    return true;
  });
}
