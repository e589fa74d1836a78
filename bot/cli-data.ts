import { Command } from 'commander';
import type { Run } from './cli-run.js';
import type { ProfileOptions } from './commands/data/profile.js';

/** `steward data …`: what a file of data holds and what is wrong with it. No database is needed. */
export function dataCommands(run: Run): Command {
  const data = new Command('data').description('look into files of data before anything learns from them').showHelpAfterError();

  data
    .command('profile')
    .description('say what the columns of a CSV file hold: gaps, outliers, duplicates, leaks; clean it if asked')
    .argument('<file>', 'CSV with a header, plain or compressed with gzip')
    .option('--label <column>', 'column that is to be foretold: others that give it away are named')
    .option('--as-of <day>', 'when the rows are known: a column of dates, or a date; later dates are named as leaks')
    .option('--clean <file>', 'write the cleaned table here, and every change beside it (FILE.changes.csv)')
    .option('--drop-duplicates', 'with --clean: leave out rows that repeat another in every cell')
    .option('--html <file>', 'write a page with pictures')
    .option('--show-values', 'show e-mail addresses, telephone numbers and names instead of masking them')
    .option('--json', 'print one JSON object')
    .action((file: string, flags: Omit<ProfileOptions, 'file'>) =>
      run('data profile', async () => (await import('./commands/data/profile.js')).profile({ file, ...flags })),
    );

  return data;
}
