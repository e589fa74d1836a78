import { Command } from 'commander';
import type { Run } from './cli-run.js';
import { seed } from './seed-option.js';

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

  const crossValidate = new Command('cross-validate')
    .description('say how well phrases are told apart by models that have not seen them')
    .option('--train <file>', "CSV file (text,intent); the shop's phrases if absent")
    .addOption(seed())
    .option('--json', 'print one JSON object')
    .action((options: { train?: string; seed: number; json?: true }) =>
      run('nlu cross-validate', async (settings) =>
        (await import('./commands/nlu/cross-validate.js')).crossValidateExamples(settings, options),
      ),
    );

  const train = new Command('train')
    .description("train on the shop's phrases; the new model serves if it is not worse than the one that does")
    .option('--out <file>', 'write the model into this file, without a database')
    .action((options: { out?: string }) =>
      run('nlu train', async (settings, log) => {
        const { trainForService, trainIntoFile } = await import('./commands/nlu/train.js');
        await (options.out ? trainIntoFile(settings, options.out) : trainForService(settings, log));
      }),
    );

  const report = new Command('report')
    .description('write a page with pictures that shows how well texts are understood')
    .requiredOption('--html <file>', 'where the page goes')
    .option('--train <file>', "CSV file (text,intent) to learn from; the shop's phrases if absent")
    .option('--test <file>', 'CSV file to answer; if absent, what is learnt from is cross-validated')
    .option('--oos <file>', 'texts that are none of our business')
    .addOption(seed())
    .action((options: { html: string; train?: string; test?: string; oos?: string; seed: number }) =>
      run('nlu report', async (settings) => (await import('./commands/nlu/report.js')).report(settings, options)),
    );

  const parse = new Command('parse')
    .description('say what a text is understood as, and why')
    .argument('<text>')
    .option('--model <file>', 'written by `steward nlu train --out`; the model that serves if absent')
    .option('--json', 'print one JSON object')
    .action((text: string, options: { model?: string; json?: true }) =>
      run('nlu parse', async (settings, log) => (await import('./commands/nlu/parse.js')).parse(settings, log, { text, ...options })),
    );

  return [train, evaluate, crossValidate, parse, report];
}
