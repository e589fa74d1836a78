import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { type ImportKindName, type ImportReport, importFile, importKindNames } from '../../workers/import/import-file.js';
import { progressBar } from '../progress-bar.js';
import { withStore } from './with-store.js';

/** `steward import KIND FILE`: brings a file of the shop's own data in and says what became of every row. */
export async function importData(settings: Settings, log: Log, kind: string, file: string): Promise<void> {
  if (!isKind(kind)) {
    throw new StewardError('invalid', 'import_kind_unknown', `"${kind}" cannot be imported. What can be: ${importKindNames.join(', ')}.`);
  }
  const bar = progressBar(process.stderr);
  const report = await withStore(settings, log, (db) =>
    importFile({ db, kind, file, now: new Date(), onProgress: ({ phase, bytes, size }) => bar.update(phase, bytes, size) }).finally(() =>
      bar.stop(),
    ),
  );
  process.stdout.write(`${summary(kind, report)}\n`);
}

function isKind(kind: string): kind is ImportKindName {
  return (importKindNames as string[]).includes(kind);
}

function summary(kind: ImportKindName, report: ImportReport): string {
  const { read, added, changed, unchanged, rejected, duplicates, rejectsFile, ignoredColumns } = report;
  const count = (n: number) => n.toLocaleString('en');
  const lines = [
    `${count(read)} ${kind} read: ${count(added)} new, ${count(changed)} changed, ${count(unchanged)} unchanged, ${count(rejected)} rejected.`,
  ];
  if (duplicates > 0) lines.push(`${count(duplicates)} rows came again further down the file; the last one counts.`);
  if (rejectsFile) lines.push(`What was rejected, with line and reason, is in ${rejectsFile}.`);
  if (ignoredColumns.length > 0) lines.push(`Columns without a meaning here: ${ignoredColumns.join(', ')}.`);
  return lines.join('\n');
}
