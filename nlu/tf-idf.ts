import { remembering } from '../platform/memory.js';
import { type NGrams, runsOf, spellingOf, wordGramsOf } from './n-grams.js';
import type { SparseRows } from './sparse-rows.js';

/** Column of each n-gram that is known. */
export type Vocabulary = ReadonlyMap<string, number>;

/** How often each n-gram stands in each of some texts. */
export interface TermCounts {
  vocabulary: Vocabulary;
  /** A row a text, its words before its characters; a value is 1 + ln(count). */
  rows: SparseRows;
  /** Int32Array [texts]: the entry at which the characters of a text begin. */
  characters: Int32Array;
  /** Int32Array [texts]: how many runs of characters of a text the vocabulary lacks, those of each word counted by themselves. */
  unknown: Int32Array;
}

/** What tells a word from a run of characters that reads the same. */
const mark: Record<keyof NGrams, string> = { words: 'w', characters: 'c' };

/** The column of a word, or of a pair of neighbours joined by a space, where it is known. */
export function columnOfWords(words: string, vocabulary: Vocabulary): number | undefined {
  return vocabulary.get(mark.words + words);
}

/** An n-gram as it stands in the text, by the name that a vocabulary has for it. */
export function gramOf(name: string): { kind: keyof NGrams; gram: string } {
  return { kind: name.startsWith(mark.words) ? 'words' : 'characters', gram: name.slice(1) };
}

/** Counts the n-grams of texts; where a vocabulary is given, those it does not have are left out. */
export function countNGrams(texts: readonly string[], known?: Vocabulary): TermCounts {
  const vocabulary = new Map<string, number>();
  const columnOf = known
    ? (name: string) => known.get(name)
    : (name: string) => {
        const column = vocabulary.get(name) ?? vocabulary.size;
        return vocabulary.set(name, column) && column;
      };
  const spellings = known ? spellingsIn(known) : rememberedSpellings(columnOf);
  const unknown = new Int32Array(texts.length);
  const counts = texts.map((text, i) => {
    const runs = runsOf(text);
    const words = columnsOf(wordGramsOf(runs), 'words', columnOf);
    const characters = runs.map(spellings);
    unknown[i] = characters.reduce((sum, spelling) => sum + spelling.unknown, 0);
    return [tally([words]), tally(characters.map(({ columns }) => columns))] as const;
  });
  const entries = counts.reduce((sum, [words, characters]) => sum + words.size + characters.size, 0);
  const rows = { starts: new Int32Array(texts.length + 1), columns: new Int32Array(entries), values: new Float32Array(entries) };
  const characters = new Int32Array(texts.length);
  let entry = 0;
  counts.forEach((kinds, i) => {
    for (const kind of kinds) {
      if (kind === kinds[1]) characters[i] = entry;
      for (const [column, count] of kind) {
        rows.columns[entry] = column;
        rows.values[entry++] = 1 + Math.log(count);
      }
    }
    rows.starts[i + 1] = entry;
  });
  return { vocabulary: known ?? vocabulary, rows, characters, unknown };
}

function tally(lists: readonly (readonly number[])[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const columns of lists) for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}

/** The columns of a run's characters, and how many of them the vocabulary lacks. */
interface Spelling {
  columns: readonly number[];
  unknown: number;
}

/** Runs whose spelling is remembered; most of what people write are the same few thousand words. */
const mostRemembered = 20_000;
const remembered = new WeakMap<Vocabulary, (run: string) => Spelling>();

/** Looks the runs of a vocabulary up that does not grow any more. */
function spellingsIn(vocabulary: Vocabulary): (run: string) => Spelling {
  const spellings = remembered.get(vocabulary) ?? rememberedSpellings((name) => vocabulary.get(name));
  remembered.set(vocabulary, spellings);
  return spellings;
}

/** Looks a run's spelling up once: it has some twenty columns, and comes again in every other text. */
function rememberedSpellings(columnOf: (name: string) => number | undefined): (run: string) => Spelling {
  return remembering(mostRemembered, (run) => {
    const grams = spellingOf(run);
    const columns = columnsOf(grams, 'characters', columnOf);
    return { columns, unknown: grams.length - columns.length };
  });
}

function columnsOf(grams: readonly string[], kind: keyof NGrams, columnOf: (name: string) => number | undefined): number[] {
  return grams.flatMap((gram) => columnOf(mark[kind] + gram) ?? []);
}

/**
 * How telling each n-gram is: smoothed inverse document frequencies over the chosen texts, Float32Array [columns]. What none
 * of them holds counts for nothing.
 */
export function inverseDocumentFrequencies({ vocabulary, rows }: TermCounts, chosen: readonly number[]): Float32Array {
  const documents = new Int32Array(vocabulary.size);
  for (const i of chosen) {
    for (let entry = rows.starts[i]!; entry < rows.starts[i + 1]!; entry++) documents[rows.columns[entry]!]!++;
  }
  return Float32Array.from(documents, (df) => (df === 0 ? 0 : Math.log((1 + chosen.length) / (1 + df)) + 1));
}

/** The share of a text's runs of characters that none of the texts holds which the frequencies are of; 0 for a text without any. */
export function noveltyOf({ rows, characters, unknown }: TermCounts, idf: Float32Array, row: number): number {
  const [from, end] = [characters[row]!, rows.starts[row + 1]!];
  let strange = unknown[row]!;
  for (let entry = from; entry < end; entry++) if (idf[rows.columns[entry]!] === 0) strange++;
  return strange / Math.max(1, unknown[row]! + end - from);
}

/** What the words of a text weigh beside its characters, which say most of the same. */
const wordShare = 0.7;

/**
 * Weighs the counts of the chosen texts by how telling they are; the characters of a text have the length `weight` together,
 * its words less. The rows of the other texts are empty.
 */
export function tfIdf({ rows, characters }: TermCounts, idf: Float32Array, weight: number, chosen: readonly number[]): SparseRows {
  const wanted = new Uint8Array(characters.length);
  for (const row of chosen) wanted[row] = 1;
  const starts = new Int32Array(rows.starts.length);
  characters.forEach((_, row) => {
    starts[row + 1] = starts[row]! + (wanted[row] ? rows.starts[row + 1]! - rows.starts[row]! : 0);
  });
  const columns = new Int32Array(starts[characters.length]!);
  const values = new Float32Array(columns.length);
  for (const row of chosen) {
    const from = rows.starts[row]!;
    const to = starts[row]!;
    const size = rows.starts[row + 1]! - from;
    columns.set(rows.columns.subarray(from, from + size), to);
    for (let k = 0; k < size; k++) values[to + k] = rows.values[from + k]! * idf[columns[to + k]!]!;
    const middle = to + characters[row]! - from;
    scale(values.subarray(to, middle), weight * wordShare);
    scale(values.subarray(middle, to + size), weight);
  }
  return { starts, columns, values };
}

function scale(values: Float32Array, length: number): void {
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  if (norm === 0) return;
  for (let j = 0; j < values.length; j++) values[j]! *= length / norm;
}
