import { Command, type Option } from 'commander';
import type { Run } from './cli-run.js';
import type { EvaluateValueOptions } from './commands/value/evaluate.js';
import type { ReportValueOptions } from './commands/value/report.js';
import { horizonDays } from './horizon-option.js';
import { seed } from './seed-option.js';

/** `steward value …`: what customers will buy and spend, from a file of transactions or from the shop's own purchases. */
export function valueCommands(run: Run): Command {
  const value = new Command('value').description('say what customers will be worth').showHelpAfterError();

  withSource(
    value
      .command('evaluate')
      .description('fit on purchases up to a day and say how well what followed was foretold')
      .option('--cutoff <date>', 'the last day that is known; so many days before the last purchase if absent')
      .addOption(lookAhead().default(90)),
  )
    .option('--html <file>', 'write a page with pictures into this file')
    .option('--json', 'print one JSON object')
    .action((options: EvaluateValueOptions) =>
      run('value evaluate', async (settings, log) => (await import('./commands/value/evaluate.js')).evaluate(settings, log, options)),
    );

  withSource(
    value
      .command('report')
      .description('say what every customer is expected to buy and spend from the last purchase on')
      .addOption(lookAhead().default(365)),
  )
    .option('--out <file>', 'write a CSV file with a customer a row')
    .option('--html <file>', 'write a page with pictures into this file')
    .option('--json', 'print one JSON object')
    .action((options: ReportValueOptions) =>
      run('value report', async (settings, log) => (await import('./commands/value/report.js')).report(settings, log, options)),
    );

  return value;
}

function withSource(command: Command): Command {
  return command
    .option('--transactions <file>', "CSV file with a line of a purchase a row; the shop's own purchases if absent")
    .option('--customer <column>', 'who bought')
    .option('--date <column>', 'when')
    .option('--amount <column>', 'money of the row; negative for what was sent back')
    .option('--quantity <column>', 'pieces; an amount that is called a price is multiplied by it')
    .option('--show-values', 'show customers who are named by an e-mail address or a telephone number instead of masking them')
    .addOption(seed());
}

function lookAhead(): Option {
  return horizonDays('how far to look ahead');
}
