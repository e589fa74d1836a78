import { Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './cli-run.js';
import type { EvaluateChurnOptions } from './commands/churn/evaluate.js';
import { horizonDays } from './horizon-option.js';
import { seed } from './seed-option.js';

/** `steward churn …`: how well it can be foretold who leaves, on files. No database is needed. */
export function churnCommands(run: Run): Command {
  const churn = new Command('churn').description('say who is about to leave, and how well that can be foretold').showHelpAfterError();

  withSource(
    churn.command('evaluate').description('learn who leaves from a file, and say how well that is foretold of rows that were not seen'),
  )
    .option('--html <file>', 'write a page with pictures into this file')
    .option('--json', 'print one JSON object')
    .action((options: EvaluateChurnOptions) =>
      run('churn evaluate', async () => (await import('./commands/churn/evaluate.js')).evaluate(options)),
    );

  withSource(churn.command('report').description('the same as a page with pictures'))
    .requiredOption('--html <file>', 'where the page goes')
    .action((options: EvaluateChurnOptions & { html: string }) =>
      run('churn report', async () => (await import('./commands/churn/evaluate.js')).report(options)),
    );

  return churn;
}

/** A table with a customer a row, or transactions and a day on which they are cut. */
function withSource(command: Command): Command {
  return command
    .option('--table <file>', 'CSV file with a customer a row and a column that says who left')
    .option('--label <column>', 'of the table: who left')
    .option('--positive <value>', 'of the label: what it says of those who left; told by the values if absent')
    .option('--id <column>', 'of the table: what tells customers apart, which is not learnt from; found if absent')
    .addOption(new Option('--folds <number>', 'of the cross-validation').default(5).argParser(folds))
    .option('--folds-file <file>', 'CSV file (row,fold) that says the fold of each row, counted from 0')
    .option('--transactions <file>', 'CSV file with a line of a purchase a row')
    .option('--customer <column>', 'of the transactions: who bought')
    .option('--date <column>', 'of the transactions: when')
    .option('--amount <column>', 'of the transactions: money of the row, negative for what was sent back')
    .option('--quantity <column>', 'of the transactions: pieces; an amount that is called a price is multiplied by it')
    .option('--cutoff <date>', 'the last day that is learnt from')
    .addOption(horizonDays('who buys nothing in so many days after the cutoff has left'))
    .addOption(seed());
}

function folds(value: string): number {
  if (/^(?:[2-9]|1\d|20)$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 2 to 20.');
}
