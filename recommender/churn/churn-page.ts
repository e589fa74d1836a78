import { type Html, html } from '../../report/html.js';
import { lineChart } from '../../report/line-chart.js';
import { page } from '../../report/page.js';
import { type ReliabilityBin, reliability } from '../../report/reliability.js';
import { shareBar } from '../../report/share-bar.js';
import { table } from '../../report/table.js';
import { tiles } from '../../report/tiles.js';
import { permutationImportance } from '../learners/permutation-importance.js';
import type { BandShare, RiskBand } from './churn-model.js';
import type { ChurnEvaluation, ChurnFigures, ChurnQuestion } from './evaluate-churn.js';
import { gains } from './gains.js';
import { bandShares, bandsOf } from './risk-bands.js';

const mostColumns = 15;

/** How well leaving can be foretold, as a page with pictures. `of` names what is foretold, such as `"Churn" of customers.csv`. */
export function churnPage(question: ChurnQuestion, evaluation: ChurnEvaluation, { of, madeAt }: { of: string; madeAt: Date }): string {
  const { figures, risks } = evaluation;
  const { labels } = question;
  return page({
    title: 'Who is about to leave',
    lead: `${of}. Every customer was judged by a model that had not seen them: ${figures.perFold.length} times the rest was learnt from, with everything chosen within it.`,
    madeAt,
    body: [
      tiles([
        { name: 'customers', value: figures.rows.toLocaleString('en'), meaning: `${percent(figures.baseRate)} of them left` },
        { name: 'AUC', value: figures.auc.toFixed(3), meaning: 'a leaver has the higher risk so often' },
        { name: 'PR-AUC', value: figures.prAuc.toFixed(3), meaning: `${figures.baseRate.toFixed(3)} is guessing` },
        {
          name: 'Brier score',
          value: figures.brier.toFixed(3),
          meaning: `${(figures.baseRate * (1 - figures.baseRate)).toFixed(3)} is saying the same of all`,
        },
        { name: 'ECE', value: figures.ece.toFixed(3), meaning: 'how far probabilities are from what came true' },
        { name: 'chosen', value: figures.chosen, meaning: 'the simplest within one standard error of the best' },
      ]),
      notes(question, figures),
      html`<div class="pair">${gainCurve(risks, labels)}${calibration(risks, labels)}</div>`,
      panel(bands(bandShares(bandsOf(figures.baseRate), risks, labels), figures)),
      panel(importance(question, evaluation)),
      panel(candidates(figures)),
      panel(folds(figures)),
    ],
  });
}

function notes({ notes, leakage }: ChurnQuestion, { duplicates, duplicatesAcrossFolds }: ChurnFigures): Html | string {
  const sentences = [
    ...leakage.map(({ why }) => `Leakage. ${why} It is left out.`),
    ...(duplicatesAcrossFolds > 0 ? [`${duplicatesAcrossFolds} rows repeat one of another fold: the figures are too good.`] : []),
    ...(duplicates > 0 ? [`${duplicates} rows repeat another in every cell.`] : []),
    ...notes,
  ];
  return sentences.length > 0 ? html`<div class="panel">${sentences.map((sentence) => html`<p>${sentence}</p>\n`)}</div>` : '';
}

function gainCurve(risks: Float64Array, labels: Uint8Array): Html {
  const shares = Array.from({ length: 21 }, (_, k) => k / 20);
  const caught = gains(risks, labels, shares);
  return lineChart({
    id: 'gains',
    title: 'Who is reached',
    caption:
      'If the customers with the highest risks are contacted first: so many of those who leave are among them. The broken line is chance.',
    description: `A tenth of the customers holds ${percent(caught[2]!)} of those who leave, a fifth ${percent(caught[4]!)}, half ${percent(caught[10]!)}.`,
    axis: 'customers contacted',
    steps: shares.map(percent),
    format: percent,
    lines: [
      { name: 'of those who leave', colour: 'first', values: caught },
      { name: 'by chance', colour: 'second', values: shares, broken: true },
    ],
  });
}

function calibration(risks: Float64Array, labels: Uint8Array): Html {
  return reliability({
    id: 'calibration',
    title: 'Whether probabilities come true',
    caption: 'Of customers with a risk of 30 %, three of ten should leave: dots on the broken line. Larger dots stand for more customers.',
    axes: { said: 'risk', cameTrue: 'left', binned: 'risk' },
    bins: bins(risks, labels),
  });
}

function bins(risks: Float64Array, labels: Uint8Array): ReliabilityBin[] {
  return Array.from({ length: 10 }, (_, k) => {
    const rows = [...risks.keys()].filter((row) => Math.min(9, Math.floor(10 * risks[row]!)) === k);
    const mean = (of: (row: number) => number) => rows.reduce((sum, row) => sum + of(row), 0) / Math.max(1, rows.length);
    return {
      from: k / 10,
      to: (k + 1) / 10,
      count: rows.length,
      confidence: mean((row) => risks[row]!),
      accuracy: mean((row) => labels[row]!),
    };
  });
}

function bands(shares: Record<RiskBand, BandShare>, { baseRate }: ChurnFigures): Html {
  const { medium, high } = bandsOf(baseRate);
  const from = { high: `from ${percent(high)}`, medium: `from ${percent(medium)}`, low: 'below' };
  return table({
    title: 'Bands of risk',
    note: 'Medium is a risk above the average, high three times the average odds.',
    columns: [
      { name: 'band', cell: (band) => `${band}, ${from[band]}` },
      { name: 'of the customers', kind: 'share', cell: (band) => shareBar(shares[band].share) },
      { name: 'of them left', kind: 'share', cell: (band) => shareBar(shares[band].left) },
      { name: 'of all who left', kind: 'share', cell: (band) => shareBar(shares[band].caught) },
    ],
    rows: ['high', 'medium', 'low'] as const,
  });
}

function importance({ labels, names }: ChurnQuestion, { folds }: ChurnEvaluation): Html {
  const lost = permutationImportance(folds, labels, names.length);
  const rows = names.map((name, k) => ({ name, lost: lost[k]! })).sort((a, b) => b.lost - a.lost || (a.name < b.name ? -1 : 1));
  const most = Math.max(1e-9, rows[0]?.lost ?? 0);
  return table({
    title: 'What matters most',
    note: 'AUC that is lost when a column is mixed among the customers, beside the column that costs most. Columns that say the same share what they are worth.',
    columns: [
      { name: 'column', cell: ({ name }) => name },
      { name: 'AUC lost', kind: 'number', cell: ({ lost }) => lost.toFixed(4) },
      { name: 'of the most', kind: 'share', cell: ({ lost }) => shareBar(Math.max(0, lost / most)) },
    ],
    rows: rows.slice(0, mostColumns),
  });
}

function candidates({ candidates, chosen, ...whole }: ChurnFigures): Html {
  return table({
    title: 'Kinds of models, the simplest first',
    note: 'Each in the parameters that the inner folds chose for it, calibrated; the last row is what choosing among them does.',
    columns: [
      { name: 'model', cell: ({ model }) => (model === chosen ? html`<strong>${model}</strong>` : model) },
      ...(['auc', 'prAuc', 'brier', 'logLoss', 'ece'] as const).map((name) => ({
        name: { auc: 'AUC', prAuc: 'PR-AUC', brier: 'Brier', logLoss: 'log loss', ece: 'ECE' }[name],
        kind: 'number' as const,
        cell: (row: ChurnFigures['candidates'][number] | (typeof whole & { model: string })) => row[name].toFixed(4),
      })),
    ],
    rows: [...candidates, { ...whole, model: 'as chosen in each fold' }],
  });
}

function folds({ perFold }: ChurnFigures): Html {
  return table({
    title: 'Fold by fold',
    columns: [
      { name: 'fold', cell: ({ fold }) => fold },
      { name: 'customers', kind: 'number', cell: ({ rows }) => rows },
      { name: 'AUC', kind: 'number', cell: ({ auc }) => auc?.toFixed(3) ?? '–' },
      { name: 'Brier', kind: 'number', cell: ({ brier }) => brier.toFixed(3) },
      {
        name: 'chosen',
        cell: ({ chosen, parameters, calibration }) =>
          `${chosen}: ${parameters}${calibration === 'none' ? '' : `, calibrated (${calibration})`}`,
      },
    ],
    rows: perFold,
  });
}

function panel(content: Html): Html {
  return html`<div class="panel">${content}</div>`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
