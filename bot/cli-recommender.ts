import { Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './cli-run.js';
import type { EvaluateOptions } from './commands/recommender/evaluate.js';

/** `steward recommender …`: what customers are recommended, learnt and measured. */
export function recommenderCommands(run: Run): Command {
  const recommender = new Command('recommender').description('work with what recommends items to customers').showHelpAfterError();

  recommender
    .command('fit')
    .description("learn from the shop's events what to recommend; the new model serves if it is not worse than the one that does")
    .option('--json', 'print one JSON object')
    .action((options: { json?: true }) =>
      run('recommender fit', async (settings, log) => (await import('./commands/recommender/fit.js')).fit(settings, log, options)),
    );

  recommender
    .command('evaluate')
    .description('learn from one CSV file (user,item[,rating][,timestamp]) and say how well it finds the items of another')
    .requiredOption('--train <file>', 'what to learn from; nothing else is looked at until all lists are made')
    .requiredOption('--test <file>', 'what the users turned to later')
    .addOption(new Option('--k <lengths>', 'of the lists, separated by commas').default([10, 20], '10,20').argParser(lengths))
    .addOption(new Option('--min-rating <rating>', 'rows of the training file below it count as known and not liked').argParser(number))
    .option('--out <file>', 'write the lists into this CSV file (user,item,rank)')
    .option('--json', 'print one JSON object')
    .action((options: EvaluateOptions) =>
      run('recommender evaluate', async () => (await import('./commands/recommender/evaluate.js')).evaluate(options)),
    );

  return recommender;
}

const longestList = 1_000;

function lengths(value: string): number[] {
  const all = value.split(',').map((length) => (/^\s*[1-9]\d*\s*$/.test(length) ? Number(length) : Number.NaN));
  if (all.every((length) => length <= longestList)) return [...new Set(all)].sort((a, b) => a - b);
  throw new InvalidArgumentError(`They are whole numbers from 1 to ${longestList}, such as 10,20.`);
}

function number(value: string): number {
  if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  throw new InvalidArgumentError('It is a number.');
}
