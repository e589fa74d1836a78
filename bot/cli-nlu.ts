import { Command, Option } from 'commander';
import { type FormatName, formatNames } from '../nlu/exchange/format-names.js';
import { understoodLanguages } from '../nlu/understanding.js';
import { modelCommands } from './cli-nlu-models.js';
import type { Run } from './cli-run.js';

/** `steward nlu …`: what can be done with phrases and the models that learn from them. Only what serves customers needs the database. */
export function nluCommands(run: Run): Command {
  const nlu = new Command('nlu').description('work with the phrases that Steward learns from').showHelpAfterError();

  nlu
    .command('validate')
    .description('check the files of phrases: every fault with its line, and what is easily confused')
    .argument('[folder]', 'with one folder a language; the phrases in use if absent')
    .option('--json', 'print one JSON object')
    .action((folder: string | undefined, options: { json?: true }) =>
      run('nlu validate', async (settings) => (await import('./commands/nlu/validate.js')).validate(settings, { folder, ...options })),
    );

  nlu
    .command('import')
    .description('take over the phrases of another program: one file for each intent, added to what is there')
    .argument('<file>', 'CSV (text,intent), NLU data of Rasa, or a project of LUIS or CLU')
    .addOption(new Option('--format <format>', 'told by the content if absent').choices(formatNames))
    .addOption(new Option('--language <language>', 'of phrases that do not say theirs').choices(understoodLanguages))
    .requiredOption('--into <folder>', 'folder of phrases, with one folder a language')
    .option('--json', 'print one JSON object')
    .action((file: string, options: { format?: FormatName; language?: string; into: string; json?: true }) =>
      run('nlu import', async () => (await import('./commands/nlu/import.js')).importPhrases({ file, ...options })),
    );

  nlu
    .command('export')
    .description('write the phrases for another program, or as files to edit')
    .argument('<out>', 'file to write; with --format yaml a folder')
    .addOption(new Option('--format <format>', 'what to write').choices(['yaml', ...formatNames]).makeOptionMandatory())
    .addOption(new Option('--language <language>', 'phrases of this language only').choices(understoodLanguages))
    .action((out: string, options: { format: FormatName | 'yaml'; language?: string }) =>
      run('nlu export', async ({ nluDataFolder }) =>
        (await import('./commands/nlu/export.js')).exportPhrases({ from: nluDataFolder, out, ...options }),
      ),
    );

  for (const command of modelCommands(run)) nlu.addCommand(command);
  return nlu;
}
