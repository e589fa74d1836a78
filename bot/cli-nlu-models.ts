import { Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './cli-nlu.js';

/** The commands of `steward nlu` that train, measure and look into models. */
export function modelCommands(run: Run): Command[] {
  const evaluate = new Command('evaluate')
    .description('train on one CSV file (text,intent) and say how well the texts of another are answered')
    .requiredOption('--train <file>', 'what to learn from; rows of out_of_scope show what is none of our business')
    .requiredOption('--test <file>', 'what to answer')
    .option('--oos <file>', 'texts that are none of our business, to be refused')
    .addOption(seed())
    .option('--json', 'print one JSON object')
    .action((options: { train: string; test: string; oos?: string; seed: number; json?: true }) =>
      run('nlu evaluate', async (settings) => (await import('./commands/nlu/evaluate.js')).evaluateFiles(settings, options)),
    );

  return [evaluate];
}

function seed(): Option {
  return new Option('--seed <number>', 'the same seed and files give the same answers').default(1).argParser((value) => {
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new InvalidArgumentError('It is a whole number of at most nine digits.');
  });
}
