import { Command } from 'commander';
import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';

/** Runs a command under its name with the settings, and ends the process. */
export type Run = (name: string, command: (settings: Settings, log: Log) => Promise<void>) => Promise<void>;

/** `steward nlu …`: what can be done with phrases and the models that learn from them. None of it needs a database. */
export function nluCommands(run: Run): Command {
  const nlu = new Command('nlu').description('work with the phrases that Steward learns from').showHelpAfterError();

  nlu
    .command('validate')
    .description('check the files of phrases: every fault with its line, and what is easily confused')
    .argument('[folder]', 'with one folder a language; the phrases in use if absent')
    .option('--json', 'print one JSON object')
    .action((folder: string | undefined, options: { json?: true }) =>
      run('nlu validate', async (settings) =>
        (await import('./commands/nlu/validate.js')).validate({ folder: folder ?? settings.nluDataFolder, ...options }),
      ),
    );

  return nlu;
}
