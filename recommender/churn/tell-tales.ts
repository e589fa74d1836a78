import type { UsableColumn } from '../learners/encode-columns.js';
import { ranking } from '../learners/metrics.js';
import type { LeftOut } from './labelled-table.js';

/** A column that ranks leavers above stayers so well by itself knows what it cannot know. */
const tooGood = 0.99;
/** Of fewer rows a column may rank all by chance. */
const fewestRows = 50;

/** Columns that nearly tell the label alone, by their AUC: numbers by their order, words by the share of label 1 at the word in other rows. */
export function tellTales(columns: readonly UsableColumn[], labels: Uint8Array): LeftOut[] {
  if (labels.length < fewestRows) return [];
  return columns.flatMap((column) => {
    const scores =
      'values' in column ? column.values.map((value) => (Number.isNaN(value) ? -Number.MAX_VALUE : value)) : shares(column.codes, labels);
    const { auc } = ranking(scores, labels);
    const told = Math.max(auc, 1 - auc);
    if (told <= tooGood) return [];
    const why = `"${column.name}" alone puts nearly all who left before all who stayed (AUC ${told.toFixed(3)}): it must have been written after the label was known.`;
    return [{ column: column.name, why }];
  });
}

/** Share of label 1 at a row's level in the other half of the rows. */
function shares(codes: Int32Array, labels: Uint8Array): Float64Array {
  const levels = codes.reduce((most, code) => Math.max(most, code), -1) + 2;
  const counts = [new Float64Array(levels), new Float64Array(levels)];
  const positives = [new Float64Array(levels), new Float64Array(levels)];
  codes.forEach((code, row) => {
    counts[row % 2]![code + 1]!++;
    positives[row % 2]![code + 1]! += labels[row]!;
  });
  return Float64Array.from(codes, (code, row) => {
    const other = 1 - (row % 2);
    return (positives[other]![code + 1]! + 0.5) / (counts[other]![code + 1]! + 1);
  });
}
