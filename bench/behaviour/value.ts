import { percent } from '../../platform/percent.js';
import type { Accuracy } from '../../recommender/value/accuracy.js';
import { daysOfPurchase } from '../../recommender/value/days-of-purchase.js';
import { evaluateValue } from '../../recommender/value/evaluate-value.js';
import type { Findings } from '../findings.js';
import { paragraphs, table } from '../markdown.js';
import type { PartProgress } from '../run-parts.js';
import { say } from '../say.js';
import { seed } from '../seed.js';
import { cdnow, onlineRetail, type TransactionSet, transactionsOf } from './transactions.js';

const dayInMs = 86_400_000;

/** How well is foretold what customers buy and spend, beside guesses without a model. */
export async function value(onProgress: PartProgress): Promise<Findings> {
  const rows: string[][] = [];
  for (const set of [cdnow, onlineRetail]) rows.push(...(await rowsOf(set, onProgress)));
  const header = [
    '',
    'purchases, mean error',
    'correlation',
    'total over what happened',
    'value, mean error',
    'correlation',
    'total over what happened',
  ];
  return { goals: [], section: paragraphs('## Customer value', table([...header, '90 % intervals held'], rows)) };
}

async function rowsOf(set: TransactionSet, onProgress: PartProgress): Promise<string[][]> {
  const { days } = daysOfPurchase(await transactionsOf(set), new Date());
  const { figures } = evaluateValue(days, {
    cutoff: Date.parse(set.cutoff) / dayInMs,
    horizonDays: set.horizonDays,
    seed,
    onProgress: (done, total) => onProgress(set.name, done, total),
  });
  const row = (name: string, { purchases, value }: { purchases: Accuracy; value: Accuracy }, held: string) => [
    `${set.name}: ${name}`,
    ...[purchases, value].flatMap(({ mae, correlation, predictedTotal, actualTotal }) => [
      mae.toFixed(3),
      say.score(correlation),
      percent(predictedTotal / actualTotal),
    ]),
    held,
  ];
  return [
    row(figures.chosen, figures, percent(figures.interval.coverage)),
    ...Object.entries(figures.baselines).map(([name, of]) => row(name, of, '–')),
  ];
}
