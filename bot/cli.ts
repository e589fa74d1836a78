#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { StewardError } from '../platform/errors.js';
import { createLog, type Log } from '../platform/log.js';
import { readSettings, type Settings } from '../platform/settings.js';
import { churnCommands } from './cli-churn.js';
import { dataCommands } from './cli-data.js';
import { mineCommands } from './cli-mine.js';
import { nluCommands } from './cli-nlu.js';
import { recommenderCommands } from './cli-recommender.js';
import { valueCommands } from './cli-value.js';

/** Each command's code is loaded when it is called: `steward --help` waits for no model and no SDK. */
const program = new Command('steward').description('A self-hosted customer-service bot for online shops.').showHelpAfterError();

program
  .command('start')
  .description('start everything: database, bot and workers')
  .action(() => run('start', async (settings, log) => (await import('./commands/start.js')).start(settings, log)));

program
  .command('bot')
  .description('start the bot alone')
  .action(() => run('bot', async (settings, log) => (await import('./commands/serve.js')).serveBot(settings, log)));

program
  .command('worker')
  .description('start the workers alone')
  .action(() => run('worker', async (settings, log) => (await import('./commands/serve.js')).serveWorker(settings, log)));

program
  .command('import')
  .description("import the shop's own data from CSV or JSON lines")
  .argument('<kind>', 'products, customers, orders or events')
  .argument('<file>', 'path of the file')
  .action((kind: string, file: string) =>
    run('import', async (settings, log) => (await import('./commands/import.js')).importData(settings, log, kind, file)),
  );

program
  .command('account')
  .description('add an account for an agent, a product owner or an administrator; prints its password')
  .argument('<email>')
  .requiredOption('--role <role>', 'agent, owner or admin')
  .option('--name <name>', 'shown to customers', 'Support')
  .action((email: string, options: { role: string; name: string }) =>
    run('account', async (settings, log) => (await import('./commands/account.js')).createAccount(settings, log, { email, ...options })),
  );

program
  .command('doctor')
  .description('say what Steward stands on here, and what is broken')
  .action(() => run('doctor', async (settings, log) => (await import('./commands/doctor.js')).doctor(settings, log)));

program.addCommand(nluCommands(run));
program.addCommand(mineCommands(run));
program.addCommand(dataCommands(run));
program.addCommand(valueCommands(run));
program.addCommand(recommenderCommands(run));
program.addCommand(churnCommands(run));

async function run(name: string, command: (settings: Settings, log: Log) => Promise<void>): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const settings = readSettings(process.env);
    await command(settings, createLog(name, settings.logLevel));
    process.exit(0);
  } catch (error) {
    const known = error instanceof StewardError;
    process.stderr.write(`${known ? error.message : `steward ${name} failed: ${error instanceof Error ? error.stack : String(error)}`}\n`);
    process.exit(1);
  }
}

await program.parseAsync();
