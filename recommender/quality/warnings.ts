import type { TypedColumn } from '../tables/columns.js';
import type { ColumnProfile } from './column-profile.js';
import type { Profile } from './profile.js';

/** From this share on, a gap is worth a sentence. */
const manyGaps = 0.3;
const nearlyUnique = 0.5;
const sameNumbers = 0.98;

/** What is worth knowing of a table first, in sentences, the gravest first. */
export function warningsOf(found: Omit<Profile, 'warnings'>, raw: readonly TypedColumn[]): string[] {
  if (found.rows === 0) return [`${found.file} has a header and no rows.`];
  return [
    ...found.leakage.map(({ sentence }) => sentence),
    ...aboutDuplicates(found),
    ...found.columns.flatMap((column, k) => [...aboutNotation(raw[k]!), ...aboutColumn(column, found.rows)]),
    ...aboutCorrelations(found),
  ];
}

function aboutDuplicates({ duplicates: { exact, spelling, person }, rows }: Omit<Profile, 'warnings'>): string[] {
  const sentences: string[] = [];
  if (exact.rows > 0) {
    sentences.push(
      `${count(exact.rows, 'row repeats', 'rows repeat')} another in every cell (${percent(exact.rows / rows)}): if they are divided at random for a test, the same row stands on both sides.`,
    );
  }
  if (spelling.rows > 0)
    sentences.push(`${count(spelling.rows, 'row repeats', 'rows repeat')} another but for spelling, spaces or capitals.`);
  if (person.rows > 0) {
    sentences.push(
      `${count(person.rows, 'row is', 'rows are')} likely a person who has another row (compared: ${person.compared.join(', ')}).`,
    );
  }
  if (person.skippedBlocks > 0) {
    sentences.push(
      `${count(person.skippedBlocks, 'value is', 'values are')} shared by so many rows that these were not compared with each other for one person.`,
    );
  }
  return sentences;
}

function aboutNotation(column: TypedColumn): string[] {
  if (!('values' in column)) return [];
  const { name, numbers, dates } = column;
  const sentences: string[] = [];
  if (numbers?.mixed)
    sentences.push(
      `"${name}" is written with decimal points and with decimal commas; "1,234" is read ${numbers.decimal === ',' ? 'as a fraction' : 'as a thousand'} there.`,
    );
  else if (numbers && !numbers.certain)
    sentences.push(`"${name}" may be written with decimal commas: no cell tells whether "1,234" is a thousand, as it is read.`);
  if (dates?.mixed)
    sentences.push(
      `"${name}" has days before months in some cells and after them in others; what fits both is read with the ${dates.dayFirst ? 'day' : 'month'} first.`,
    );
  else if (dates?.ambiguous)
    sentences.push(`No date in "${name}" tells whether the day or the month comes first; they are read with the day first.`);
  return sentences;
}

function aboutColumn(column: ColumnProfile, rows: number): string[] {
  const { name, kind, missing, missingShare, distinct, misfits, future, standIns, alike } = column;
  if (kind === 'empty') return [`"${name}" is all gaps.`];
  const sentences: string[] = [];
  if (distinct === 1 && missing === 0 && rows > 1) sentences.push(`"${name}" is the same in every row and tells nothing.`);
  if (missingShare >= manyGaps) sentences.push(`"${name}" is missing in ${percent(missingShare)} of the rows.`);
  if (misfits.count > 0) {
    sentences.push(
      `"${name}" holds ${kind}s, but for ${count(misfits.count, 'cell', 'cells')}, such as "${misfits.samples[0]!.value}" in line ${misfits.samples[0]!.line}.`,
    );
  }
  if (future.count > 0)
    sentences.push(
      `"${name}" names ${count(future.count, 'day', 'days')} in the future, such as ${future.samples[0]!.value} in line ${future.samples[0]!.line}.`,
    );
  for (const { value, count: times, samples } of standIns) {
    sentences.push(
      `"${name}" is ${value} in ${count(times, 'row', 'rows')}, far from all others, such as line ${samples[0]!.line}: it may stand for "not known".`,
    );
  }
  if (kind === 'category' && distinct > nearlyUnique * (rows - missing) && rows > 20)
    sentences.push(`"${name}" has ${distinct} different values in ${rows} rows: too many to learn from.`);
  if (kind === 'id' && distinct === rows)
    sentences.push(`"${name}" is different in every row: a key, which says nothing of what it names.`);
  for (const { usual, other, count: times } of alike.slice(0, 3))
    sentences.push(`"${name}" says "${other}" in ${count(times, 'row', 'rows')}, which is likely "${usual}".`);
  if (alike.length > 3) sentences.push(`"${name}" has ${alike.length - 3} more pairs of values that are likely one.`);
  return sentences;
}

function aboutCorrelations({ correlations: { columns, values } }: Omit<Profile, 'warnings'>): string[] {
  return columns.flatMap((a, i) =>
    columns
      .slice(i + 1)
      .filter((_, k) => Math.abs(values[i]![i + 1 + k]!) >= sameNumbers)
      .map((b) => `"${a}" and "${b}" say nearly the same.`),
  );
}

function count(number: number, one: string, more: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : more}`;
}

function percent(share: number): string {
  const hundredths = 100 * share;
  return `${hundredths < 1 ? hundredths.toFixed(2) : Math.round(hundredths)} %`;
}
