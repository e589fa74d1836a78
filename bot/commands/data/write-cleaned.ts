import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { csvLine } from '../../../platform/csv-line.js';
import { exactDuplicates } from '../../../recommender/quality/exact-duplicates.js';
import type { Profiled } from '../../../recommender/quality/profile.js';
import type { CsvTable } from '../../../recommender/tables/csv-table.js';
import type { Terminal } from '../terminal.js';

/**
 * Writes the cleaned table, and into `<file>.changes.csv` every change with its line, column, rule, and the cell before and after: read from
 * the end, it gives the table as it was. A row that was left out is a change of the rule `duplicate` with the row as it was.
 */
export async function writeCleaned(
  file: string,
  table: CsvTable,
  { cleaned, changes }: Pick<Profiled, 'cleaned' | 'changes'>,
  dropDuplicates: boolean,
  terminal: Terminal,
): Promise<void> {
  const dropped = new Set(dropDuplicates ? exactDuplicates(table.rows).flatMap(([, ...others]) => others) : []);
  const droppedLines = new Set(Array.from(dropped, (at) => table.lines[at]!));
  const kept = changes.filter(({ line }) => !droppedLines.has(line));
  await writeRows(
    file,
    [cleaned.header],
    cleaned.rows.filter((_, at) => !dropped.has(at)),
  );
  await writeRows(
    `${file}.changes.csv`,
    [['line', 'column', 'rule', 'before', 'after']],
    kept.map(({ line, column, rule, before, after }) => [String(line), column, rule, before, after]),
    Array.from(dropped, (at) => [String(table.lines[at]), '', 'duplicate', csvLine(table.rows[at]!).trimEnd(), '']),
  );
  terminal.stderr.write(
    `${file} is cleaned: ${kept.length} cells were changed and ${dropped.size} rows left out; ${file}.changes.csv says which.\n`,
  );
}

async function writeRows(file: string, ...parts: readonly (readonly (readonly string[])[])[]): Promise<void> {
  await pipeline(Readable.from(linesOf(parts)), createWriteStream(file));
}

function* linesOf(parts: readonly (readonly (readonly string[])[])[]): Generator<string> {
  for (const rows of parts) for (const row of rows) yield csvLine(row);
}
