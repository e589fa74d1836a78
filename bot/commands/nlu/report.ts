import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Chapter, reportPage } from '../../../nlu/report.js';
import { StewardError } from '../../../platform/errors.js';
import type { Settings } from '../../../platform/settings.js';
import { mustBeWritable } from '../must-be-writable.js';
import type { Terminal } from '../terminal.js';
import { crossValidations } from './cross-validate.js';
import { evaluation } from './evaluate.js';

export interface ReportOptions {
  /** The page is written into this file. */
  html: string;
  /** Paths of CSV files, both or neither; the shop's phrases are cross-validated where there are none. */
  train?: string;
  test?: string;
  oos?: string;
  seed: number;
}

/**
 * `steward nlu report`: writes a page with pictures that shows how well texts are understood.
 * @throws StewardError `file_unwritable` before any work is done, `option_missing` for a test without `train`.
 */
export async function report(settings: Settings, { html, ...options }: ReportOptions, terminal: Terminal = process): Promise<void> {
  await mustBeWritable(html);
  const { chapters, lead } = await study(settings, options, terminal);
  await writeFile(html, reportPage(chapters, { title: 'How well texts are understood', lead, madeAt: new Date() }));
  terminal.stdout.write(`The report is in ${html}.\n`);
}

async function study(
  settings: Settings,
  { train, test, oos, seed }: Omit<ReportOptions, 'html'>,
  terminal: Terminal,
): Promise<{ chapters: Chapter[]; lead: string }> {
  if (train && test) {
    const evaluated = await evaluation(settings, { train, test, oos }, seed, terminal);
    const lead = `Trained on ${basename(train)}, then asked the texts of ${[test, ...(oos ? [oos] : [])].map((file) => basename(file)).join(' and ')}.`;
    return { chapters: [{ name: 'intent', ...evaluated }], lead };
  }
  if (test || oos) throw new StewardError('invalid', 'option_missing', 'A test needs something to be trained on: --train is missing.');
  const validated = await crossValidations(settings, { train, seed }, terminal);
  const of = train ? `the texts of ${basename(train)}` : 'the phrases of the shop';
  const lead = `Cross-validation of ${of}: each was answered by a model that had not seen it.`;
  return { chapters: Object.entries(validated).map(([name, grades]) => ({ name, ...grades })), lead };
}
