import { StewardError } from '../../platform/errors.js';
import type { CsvTable } from '../tables/csv-table.js';
import { isGap } from '../tables/gaps.js';

export interface Labels {
  /** Rows whose label is known, in their order. */
  rows: Int32Array;
  /** 1: left, 0: stayed, for every row of the table. */
  labels: Uint8Array;
  notes: string[];
}

/** What tables call those who left, lower-cased. */
const leaverWords = /^(?:1|1\.0|yes|y|true|t|ja|是|churn(?:ed)?|left|exited|gone|lost|closed|cancel(?:l)?ed|attrited.*|inactive)$/;

/**
 * Who left, by a column of two values. Which of them says so is told by `positive`, by the value itself, or else it is the rarer one.
 * @throws StewardError `label_invalid` where the column holds one value, or several without a word which one counts.
 */
export function readLabels(table: CsvTable, column: number, positive?: string): Labels {
  const name = table.header[column]!;
  const said = table.rows.map((row) => row[column]!.trim());
  const counts = new Map<string, number>();
  for (const value of said) if (!isGap(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const values = [...counts.keys()].sort();
  const shown =
    values
      .slice(0, 8)
      .map((value) => `"${value}"`)
      .join(', ') + (values.length > 8 ? ', …' : '');
  const invalid = (why: string) => new StewardError('invalid', 'label_invalid', `${table.file}: ${why}`);
  if (values.length === 0) throw invalid(`the label "${name}" is empty in every row.`);
  if (values.length === 1) throw invalid(`the label "${name}" says ${shown} in every row: with one class there is nothing to tell apart.`);
  if (positive !== undefined && !counts.has(positive)) throw invalid(`the label "${name}" never says "${positive}", only ${shown}.`);
  if (positive === undefined && values.length > 2) {
    throw invalid(`the label "${name}" has ${values.length} values: ${shown}. Say with --positive which of them means that somebody left.`);
  }
  const known = values.filter((value) => leaverWords.test(value.toLowerCase()));
  const rarest = values.reduce((rarer, value) => (counts.get(value)! < counts.get(rarer)! ? value : rarer));
  const leaves = positive ?? (known.length === 1 ? known[0]! : rarest);
  const gaps = said.flatMap((value, row) => (isGap(value) ? [table.lines[row]!] : []));
  const notes: string[] = [];
  if (positive === undefined && known.length !== 1)
    notes.push(`"${leaves}" of "${name}" is taken for those who left, as it is the rarer; --positive says otherwise.`);
  if (gaps.length > 0) {
    const some = gaps.slice(0, 5).join(', ') + (gaps.length > 5 ? ', …' : '');
    notes.push(`${gaps.length} rows have no label and are left out: line ${some}.`);
  }
  return {
    rows: Int32Array.from(said.keys()).filter((row) => !isGap(said[row]!)),
    labels: Uint8Array.from(said, (value) => (value === leaves ? 1 : 0)),
    notes,
  };
}
