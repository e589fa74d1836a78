import { writeFile } from 'node:fs/promises';
import type { Log } from '../../../platform/log.js';
import type { Settings } from '../../../platform/settings.js';
import { type FactorAnalysis, type FactorOptions, factorAnalysis } from '../../../recommender/mining/factors/factor-analysis.js';
import { factorsPage } from '../../../recommender/mining/factors/factors-page.js';
import { noteLines } from '../../../recommender/mining/features.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { type CustomerSource, featuresFrom } from './customers-from.js';

export interface MineFactorsOptions extends FactorOptions, Pick<CustomerSource, 'table' | 'id'> {
  html?: string;
  json?: true;
}

/**
 * `steward mine factors`: what lies behind the numbers that are known of customers.
 * @throws StewardError `file_unwritable` before any work is done, and what reading and the analysis throw.
 */
export async function factors(settings: Settings, log: Log, options: MineFactorsOptions, terminal: Terminal = process): Promise<void> {
  const { html, json } = options;
  if (html) await mustBeWritable(html);
  const { of, features } = await featuresFrom(settings, log, options, terminal);
  const analysis = factorAnalysis(features, options);
  for (const line of noteLines(analysis)) terminal.stderr.write(`${line}\n`);
  if (html) {
    await writeFile(html, factorsPage(analysis, { of, madeAt: new Date() }));
    terminal.stderr.write(`The page is in ${html}.\n`);
  }
  await print(terminal.stdout, json ? `${JSON.stringify(analysis)}\n` : factorLines(analysis));
}

function factorLines({ customers, columns, factors, suitability, suggested, heywood }: FactorAnalysis): string {
  const width = Math.max(...columns.map(({ column }) => column.length));
  const heads = factors.map((_, f) => `F${f + 1}`.padStart(7)).join('');
  const rows = columns.map(({ column, loadings, communality }) => {
    const cells = [...loadings, communality].map((value) => value.toFixed(2).padStart(7)).join('');
    return `${column.padEnd(width)}${cells}`;
  });
  const explained = factors.map(
    ({ name, explained }, f) => `F${f + 1} explains ${(100 * explained).toFixed(0)} % of the variance: ${name}`,
  );
  return [
    `${columns.length} columns of ${customers} customers; ${suggested} factors are more than chance, ${factors.length} are taken.`,
    suitability.verdict,
    ...heywood.map((name) => `"${name}" would be explained by more than all of its variance: ask for fewer factors, or leave it out.`),
    ...(factors.length > 0 ? ['', ...explained, '', `${' '.repeat(width)}${heads} common`, ...rows] : []),
    '',
  ].join('\n');
}
