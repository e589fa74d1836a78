import { writeFile } from 'node:fs/promises';
import { churnPage } from '../../../recommender/churn/churn-page.js';
import { type ChurnEvaluation, type ChurnFigures, evaluateChurn } from '../../../recommender/churn/evaluate-churn.js';
import { progressBar } from '../../progress-bar.js';
import { mustBeWritable } from '../must-be-writable.js';
import { print } from '../print.js';
import type { Terminal } from '../terminal.js';
import { type AskedQuestion, type QuestionOptions, readQuestion } from './question.js';

export interface EvaluateChurnOptions extends QuestionOptions {
  folds: number;
  html?: string;
  json?: true;
}

/**
 * `steward churn evaluate`: how well it can be foretold who leaves.
 * @throws StewardError `file_unwritable` before any work is done, and what reading and evaluating throw.
 */
export async function evaluate(options: EvaluateChurnOptions, terminal: Terminal = process): Promise<void> {
  const { html, json } = options;
  if (html) await mustBeWritable(html);
  const asked = await readQuestion(options);
  const evaluation = evaluated(asked, options, terminal);
  if (html) await writePage(html, asked, evaluation, terminal);
  await print(terminal.stdout, json ? `${JSON.stringify(evaluation.figures)}\n` : figureLines(evaluation.figures));
}

/**
 * `steward churn report`: the same as a page.
 * @throws StewardError as `evaluate` does
 */
export async function report({ html, ...options }: EvaluateChurnOptions & { html: string }, terminal: Terminal = process): Promise<void> {
  await mustBeWritable(html);
  const asked = await readQuestion(options);
  await writePage(html, asked, evaluated(asked, options, terminal), terminal);
}

async function writePage(
  html: string,
  { question, lead }: AskedQuestion,
  evaluation: ChurnEvaluation,
  { stderr }: Terminal,
): Promise<void> {
  await writeFile(html, churnPage(question, evaluation, { of: lead, madeAt: new Date() }));
  stderr.write(`The page is in ${html}.\n`);
}

function evaluated({ question, foldOf }: AskedQuestion, { folds, seed }: EvaluateChurnOptions, { stderr }: Terminal): ChurnEvaluation {
  for (const note of question.notes) stderr.write(`${note}\n`);
  for (const { why } of question.leakage) stderr.write(`Leakage. ${why} It is left out.\n`);
  const bar = progressBar(stderr);
  const evaluation = evaluateChurn(question, { folds, foldOf, seed, onProgress: (done, total) => bar.update('fitting', done, total) });
  bar.stop();
  const { duplicates, duplicatesAcrossFolds } = evaluation.figures;
  if (duplicatesAcrossFolds > 0) {
    stderr.write(
      `${duplicatesAcrossFolds} rows repeat one of another fold: what is said of them was learnt from themselves, and the figures are too good. Take the copies out, or give them the same fold.\n`,
    );
  } else if (duplicates > 0) {
    stderr.write(
      `${duplicates} rows repeat another in every cell; copies are kept in one fold. If they are the same customer, take them out.\n`,
    );
  }
  return evaluation;
}

function figureLines(figures: ChurnFigures): string {
  const head = ['', 'AUC', 'PR-AUC', 'Brier', 'log loss', 'ECE'];
  const row = (name: string, { auc, prAuc, brier, logLoss, ece }: Omit<ChurnFigures['candidates'][number], 'model'>) => [
    name,
    ...[auc, prAuc, brier, logLoss, ece].map((figure) => figure.toFixed(3)),
  ];
  const rows = [head, ...figures.candidates.map((candidate) => row(candidate.model, candidate)), row('as chosen in each fold', figures)];
  const width = Math.max(...rows.map(([name]) => name!.length));
  return [
    `${figures.rows} customers, of whom ${(100 * figures.baseRate).toFixed(1)} % left; ${figures.perFold.length} folds in ${figures.trainSeconds.toFixed(0)} s.`,
    '',
    ...rows.map(([name, ...cells]) => `${name!.padEnd(width)}${cells.map((cell) => cell.padStart(10)).join('')}`),
    '',
    `Chosen: ${figures.chosen}, the simplest within one standard error of the best.`,
    '',
  ].join('\n');
}
