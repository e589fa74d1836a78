import type { Entity } from '../understanding.js';

/** The entities in the order they stand, without those of which a longer one has some of the words, or an earlier one of equal length. */
export function withoutOverlaps(found: readonly Entity[], text: string): Entity[] {
  const taken = new Uint8Array(text.length);
  const length = ({ start, end }: Entity) => end - start;
  return [...found]
    .sort((a, b) => length(b) - length(a))
    .filter(({ start, end }) => {
      if (taken.subarray(start, end).includes(1)) return false;
      taken.fill(1, start, end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}
