import { writeFile } from 'node:fs/promises';
import { StewardError } from '../../../platform/errors.js';
import type { Log } from '../../../platform/log.js';
import { percent } from '../../../platform/percent.js';
import type { Settings } from '../../../platform/settings.js';
import { dateNotation, readDate } from '../../../recommender/tables/dates.js';
import type { Accuracy } from '../../../recommender/value/accuracy.js';
import { evaluateValue, type ValueEvaluation } from '../../../recommender/value/evaluate-value.js';
import type { DayOfPurchase } from '../../../recommender/value/purchase-summary.js';
import { withProgress } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { type PurchaseSource, readPurchases } from './purchases.js';

export interface EvaluateValueOptions extends PurchaseSource {
  cutoff?: string;
  horizonDays: number;
  seed: number;
  /** A page with pictures is written into this file. */
  html?: string;
  json?: true;
}

const dayInMs = 86_400_000;

/**
 * `steward value evaluate`: fits on purchases up to the cutoff and says how well what followed was foretold.
 * @throws StewardError `file_unwritable` before any work is done, `date_unreadable` for a cutoff that is none, and what the evaluation throws.
 */
export async function evaluate(settings: Settings, log: Log, options: EvaluateValueOptions, terminal: Terminal = process): Promise<void> {
  const { html, json, horizonDays, seed } = options;
  if (html) await mustBeWritable(html);
  const asked = options.cutoff === undefined ? undefined : readDay(options.cutoff);
  const { days, returnDays, show } = await readPurchases(settings, log, options, terminal);
  const cutoff = asked ?? lastDay(days) - horizonDays;
  const evaluation = withProgress(terminal.stderr, (update) =>
    evaluateValue(days, { cutoff, horizonDays, seed, onProgress: (done, total) => update('foretelling', done, total) }),
  );
  for (const note of evaluation.notes) terminal.stderr.write(`${note}\n`);
  if (html) {
    const { evaluationPage } = await import('../../../recommender/value/evaluation-page.js');
    await writeFile(html, evaluationPage(evaluation, { show, madeAt: new Date() }));
    terminal.stderr.write(`The page is in ${html}.\n`);
  }
  await print(terminal.stdout, json ? `${JSON.stringify({ ...evaluation.figures, returnDays })}\n` : lines(evaluation.figures));
}

function readDay(text: string): number {
  const at = readDate(text, dateNotation([text]).dayFirst);
  if (!Number.isNaN(at)) return Math.floor(at / dayInMs);
  throw new StewardError('invalid', 'date_unreadable', `The cutoff "${text}" is no date; write it as 2026-03-31.`);
}

function lastDay(days: readonly DayOfPurchase[]): number {
  return days.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);
}

function lines({ customers, cutoff, horizonDays, chosen, purchases, value, interval, baselines }: ValueEvaluation['figures']): string {
  const row = (name: string, of: { purchases: Accuracy; value: Accuracy }) =>
    `  ${name.padEnd(24)}${[
      of.purchases.mae,
      of.purchases.rmse,
      of.purchases.correlation,
      of.purchases.predictedTotal,
      of.value.mae,
      of.value.correlation,
      of.value.predictedTotal,
    ]
      .map((figure, k) => figure.toFixed(k === 3 || k === 6 ? 0 : 3).padStart(12))
      .join('')}`;
  const head = ['purchases', 'RMSE', 'correlation', 'total', 'value', 'correlation', 'total'].map((name) => name.padStart(12)).join('');
  return [
    `${customers} customers, what is known up to ${cutoff}, the ${horizonDays} days after it`,
    `  ${'mean absolute error of'.padEnd(24)}${head}`,
    row(chosen, { purchases, value }),
    ...Object.entries(baselines).map(([name, of]) => row(name, of)),
    `  what happened: ${purchases.actualTotal} purchases, ${value.actualTotal.toFixed(0)} spent`,
    `  intervals made to hold ${percent(interval.nominal)} of the customers held the value of ${percent(interval.coverage)}, the purchases of ${percent(interval.purchasesCoverage)}`,
    '',
  ].join('\n');
}
