import { writeFile } from 'node:fs/promises';
import { StewardError } from '../../../platform/errors.js';
import { type Profile, profileTable } from '../../../recommender/quality/profile.js';
import { profilePage } from '../../../recommender/quality/profile-page.js';
import { readCsvTable } from '../../../recommender/tables/csv-table.js';
import { withProgress } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { writeCleaned } from './write-cleaned.js';

export interface ProfileOptions {
  /** A CSV file with a header. */
  file: string;
  label?: string;
  /** A column of dates, or a date, after which nothing is known. */
  asOf?: string;
  /** The cleaned table is written here, and every change into the same name with `.changes.csv`. */
  clean?: string;
  dropDuplicates?: true;
  /** The page is written here. */
  html?: string;
  showValues?: true;
  json?: true;
}

/**
 * `steward data profile`: says what a file holds.
 * @throws StewardError `option_missing` for rows to be dropped without a file to write, `file_unwritable` before any work is done.
 */
export async function profile(
  { file, label, asOf, clean, html, json, ...options }: ProfileOptions,
  terminal: Terminal = process,
): Promise<void> {
  if (options.dropDuplicates && !clean) {
    throw new StewardError('invalid', 'option_missing', 'Rows are left out of a cleaned table only: --drop-duplicates needs --clean.');
  }
  for (const written of [clean, html]) if (written) await mustBeWritable(written);
  const table = await readCsvTable(file);
  const now = new Date();
  const profiled = withProgress(terminal.stderr, (onProgress) =>
    profileTable(table, { label, asOf, showValues: options.showValues, now, onProgress }),
  );
  if (html) await writeFile(html, profilePage(profiled.profile, profiled.columns, now));
  if (clean) await writeCleaned(clean, table, profiled, options.dropDuplicates ?? false, terminal);
  await print(terminal.stdout, json ? `${JSON.stringify(profiled.profile)}\n` : lines(profiled.profile));
}

/** A profile for people in a terminal. */
function lines({ file, rows, columns, rules, warnings }: Profile): string {
  const widest = Math.max(0, ...columns.map(({ name }) => name.length));
  const about = columns.map(({ name, kind, missing, distinct, spread }) => {
    const range = spread ? `, ${spread.min} to ${spread.max}` : '';
    return `  ${name.padEnd(widest)}  ${kind}, ${distinct} different${range}${missing > 0 ? `, missing ${missing}` : ''}`;
  });
  const cleaning = rules.map(({ rule, column, count, samples: [first] }) => {
    return `  ${column}, ${rule}: ${count} cells, such as ${JSON.stringify(first!.before)} → ${JSON.stringify(first!.after)} in line ${first!.line}`;
  });
  return [
    `${file}: ${rows} rows, ${columns.length} columns`,
    ...about,
    ...(warnings.length > 0 ? ['', 'Worth knowing', ...warnings.map((sentence) => `  ${sentence}`)] : []),
    ...(cleaning.length > 0 ? ['', 'Cleaning would change', ...cleaning] : []),
    '',
  ].join('\n');
}
