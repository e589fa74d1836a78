import { type Figures, figureRows } from '../../../nlu/figures.js';

/** Figures as a table on a terminal, a line each. */
export function figureLines(figures: Figures): string {
  const rows = figureRows(figures);
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows.map(({ name, value, meaning }) => `${name.padEnd(width)}  ${value.padStart(9)}  ${meaning}\n`).join('');
}
