import { Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './cli-run.js';
import type { MineFactorsOptions } from './commands/mine/factors.js';
import type { MineRulesOptions } from './commands/mine/rules.js';
import type { MineSegmentsOptions } from './commands/mine/segments.js';
import { seed } from './seed-option.js';

/** `steward mine …`: what can be found in what customers do, in files or in the shop's own database. */
export function mineCommands(run: Run): Command {
  const mine = new Command('mine').description('find out what customers have in common').showHelpAfterError();

  mine
    .command('rules')
    .description('say what is bought together: itemsets and association rules')
    .option('--baskets <file>', "CSV file with one basket a line and no header; the shop's own purchases if absent")
    .addOption(
      new Option('--per <what>', "what is one basket of the shop's purchases: all of a customer's day, or of a customer")
        .choices(['day', 'customer'])
        .default('day'),
    )
    .addOption(
      new Option('--min-support <support>', 'share of the baskets (0.01), or a number of them (50)').default(0.01).argParser(positive),
    )
    .addOption(new Option('--min-confidence <share>', 'how often a rule must be right').default(0.3).argParser(share))
    .addOption(new Option('--min-length <items>', 'of the smallest itemset').default(1).argParser(whole))
    .addOption(new Option('--max-length <items>', 'of the largest itemset').argParser(whole))
    .addOption(new Option('--max-consequent <items>', 'behind the arrow of a rule').default(1).argParser(whole))
    .option('--prune', 'leave out rules that a more general one makes redundant')
    .option('--clean', 'take labels that differ only in spaces and in upper and lower case for one')
    .option('--html <file>', 'write a page with pictures into this file')
    .option('--json', 'print one JSON object')
    .action((options: MineRulesOptions) =>
      run('mine rules', async (settings, log) => (await import('./commands/mine/rules.js')).rules(settings, log, options)),
    );

  mine
    .command('factors')
    .description('say what lies behind the numbers that are known of customers: factor analysis')
    .option('--table <file>', "CSV file with a customer a row; what the shop's customers did if absent")
    .option('--id <column>', 'that names the customers')
    .addOption(
      new Option('--rotation <rotation>', 'varimax keeps factors uncorrelated, oblimin does not')
        .choices(['varimax', 'oblimin'])
        .default('varimax'),
    )
    .addOption(new Option('--factors <number>', 'as many as are more than chance if absent').argParser(whole))
    .addOption(seed())
    .option('--html <file>', 'write a page with pictures into this file')
    .option('--json', 'print one JSON object')
    .action((options: MineFactorsOptions) =>
      run('mine factors', async (settings, log) => (await import('./commands/mine/factors.js')).factors(settings, log, options)),
    );

  mine
    .command('segments')
    .description('say which kinds of customer there are: by what they bought, or groups that are alike')
    .option('--transactions <file>', "CSV file with a purchase a row; the shop's own database if absent")
    .option('--customer <column>', 'of the transactions')
    .option('--date <column>', 'of the transactions')
    .option('--amount <column>', 'of the transactions')
    .option('--table <file>', 'CSV file with a customer a row, for groups')
    .option('--id <column>', 'that names the customers of the table')
    .addOption(
      new Option('--method <method>', 'rfm by what they bought, if absent; kmeans or density for groups').choices([
        'rfm',
        'kmeans',
        'density',
      ]),
    )
    .addOption(new Option('--clusters <number>', 'of kmeans; the number that lies apart best if absent').argParser(whole))
    .addOption(seed())
    .option('--html <file>', 'write a page with pictures into this file')
    .option('--json', 'print one JSON object')
    .action((options: MineSegmentsOptions) =>
      run('mine segments', async (settings, log) => (await import('./commands/mine/segments.js')).segments(settings, log, options)),
    );

  return mine;
}

function whole(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is a whole number from 1 on.');
}

function positive(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It is a share above 0 and up to 1, such as 0.01, or a whole number of baskets above 1.');
}

function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== '' && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError('It is a share from 0 to 1, such as 0.3.');
}
