import distance from 'natural/lib/natural/distance/index.js';
import type { LeveledColumn } from '../tables/columns.js';
import { repeated } from './exact-duplicates.js';
import { matchKey } from './plain-text.js';

/** Two categories that are likely one. */
export interface AlikeLevels {
  /** The commoner one. */
  usual: string;
  other: string;
  /** Rows with the other. */
  count: number;
  why: 'same letters' | 'one slip';
}

/** A slip is rarer than what was meant by this much. */
const rarer = 20;
/** Words shorter than this differ in a letter and mean something else. */
const shortest = 6;
/** All pairs of more categories than this are too many to be compared letter by letter. */
const mostLevels = 3000;

/** Categories that differ in capitals, accents, spaces and punctuation only, and rare ones that are a letter away from a common one. */
export function alikeLevels({ levels, codes }: Pick<LeveledColumn, 'levels' | 'codes'>): AlikeLevels[] {
  const counts = new Int32Array(levels.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  const commonest = (of: readonly number[]) => [...of].sort((a, b) => counts[b]! - counts[a]! || a - b);
  const sameLetters = repeated(levels, matchKey).flatMap((group) => {
    const [usual, ...others] = commonest(group);
    return others.map(
      (other): AlikeLevels => ({ usual: levels[usual!]!, other: levels[other]!, count: counts[other]!, why: 'same letters' }),
    );
  });
  const known = new Set(sameLetters.map(({ other }) => other));
  const slips = levels.length > mostLevels ? [] : slipsOf(levels, counts).filter(({ other }) => !known.has(other));
  return [...sameLetters, ...slips];
}

function slipsOf(levels: readonly string[], counts: Int32Array): AlikeLevels[] {
  const candidates = levels.map((level, code) => ({ level, folded: level.toLowerCase(), count: counts[code]! }));
  const usable = candidates.filter(({ folded }) => folded.length >= shortest && !/\d/.test(folded));
  return usable.flatMap(({ level, folded, count }) => {
    const meant = usable.find(
      (other) =>
        other.count >= rarer * count &&
        Math.abs(other.folded.length - folded.length) <= 1 &&
        other.folded !== folded &&
        distance.DamerauLevenshteinDistance(folded, other.folded, { restricted: true }) === 1,
    );
    return meant ? [{ usual: meant.level, other: level, count, why: 'one slip' as const }] : [];
  });
}
