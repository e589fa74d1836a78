import { type ChurnQuestion, evaluateChurn } from '../../recommender/churn/evaluate-churn.js';
import { readFolds } from '../../recommender/churn/folds-file.js';
import { labelledTable } from '../../recommender/churn/labelled-table.js';
import { readCutoff, transactionsQuestion } from '../../recommender/churn/transactions-question.js';
import { stratifiedFolds } from '../../recommender/learners/folds.js';
import { fitLogisticRegression, regressionProbability } from '../../recommender/learners/logistic-regression.js';
import { rowOf } from '../../recommender/learners/matrix.js';
import { type Quality, qualityOf } from '../../recommender/learners/metrics.js';
import { readCsvTable } from '../../recommender/tables/csv-table.js';
import type { Findings } from '../findings.js';
import type { Goal } from '../goal.js';
import { paragraphs, table } from '../markdown.js';
import type { PartProgress } from '../run-parts.js';
import { say } from '../say.js';
import { seed } from '../seed.js';
import { dataFile } from './data.js';
import { cdnow, onlineRetail, type TransactionSet, transactionsOf } from './transactions.js';

const folds = 5;

interface Asked {
  name: string;
  question: ChurnQuestion;
  foldOf?: (place: number) => number;
  goals: { figure: 'auc' | 'brier' | 'ece'; required: number; aim: number }[];
}

/** How well it is foretold who leaves, beside a plain logistic regression on the same features and folds. */
export async function churn(onProgress: PartProgress): Promise<Findings> {
  const goals: Goal[] = [];
  const rows: string[][] = [];
  for (const { name, question, foldOf, goals: wanted } of await questions()) {
    const options = { folds, foldOf, seed, onProgress: (done: number, total: number) => onProgress(name, done, total) };
    const { figures } = evaluateChurn(question, options);
    for (const { figure, required, aim } of wanted) {
      const bound = figure === 'auc' ? '≥' : '≤';
      const called = figure === 'brier' ? 'Brier score' : figure.toUpperCase();
      goals.push({ name: `${name}, ${called}`, measured: figures[figure], bound, required, aim, say: say.score });
    }
    rows.push([`${name}: plain logistic regression`, ...cells(plainRegression(question, foldOf)), '–']);
    for (const candidate of figures.candidates) rows.push([`${name}: ${candidate.model}`, ...cells(candidate), '–']);
    rows.push([`**${name}: as chosen in each fold**`, ...cells(figures), say.seconds(figures.trainSeconds)]);
  }
  const header = ['', 'AUC', 'PR-AUC', 'Brier', 'log loss', 'ECE', 'all fits'];
  return { goals, section: paragraphs('## Who leaves', table(header, rows)) };
}

async function questions(): Promise<Asked[]> {
  const telco = await readCsvTable(dataFile('telco-churn', 'telco.csv'));
  const foldsFile = await readCsvTable(dataFile('telco-churn', 'folds.csv'));
  return [
    {
      name: 'telco',
      question: labelledTable(telco, { label: 'Churn', id: 'customerID', seed }),
      foldOf: readFolds(foldsFile, telco.rows.length),
      goals: [
        { figure: 'auc', required: 0.845, aim: 0.85 },
        { figure: 'brier', required: 0.136, aim: 0.133 },
        { figure: 'ece', required: 0.02, aim: 0.015 },
      ],
    },
    { name: 'cdnow', question: await asked(cdnow), goals: [{ figure: 'auc', required: 0.77, aim: 0.778 }] },
    { name: 'online-retail', question: await asked(onlineRetail), goals: [{ figure: 'auc', required: 0.74, aim: 0.75 }] },
  ];
}

async function asked(set: TransactionSet): Promise<ChurnQuestion> {
  const { cutoff, horizonDays } = set;
  return transactionsQuestion(await transactionsOf(set), { cutoff: readCutoff(cutoff), horizonDays, seed });
}

/** One penalty for all, nothing chosen and nothing calibrated. */
function plainRegression({ labels, encoder, places }: ChurnQuestion, foldOf: Asked['foldOf']): Quality {
  const fold = foldOf ? Uint8Array.from(places, foldOf) : stratifiedFolds(labels, folds);
  const risks = new Float64Array(labels.length);
  const all = Int32Array.from(labels.keys());
  for (const held of new Set(fold)) {
    const training = all.filter((row) => fold[row] !== held);
    const asked = all.filter((row) => fold[row] === held);
    const { encode } = encoder(training);
    const labelsOf = Uint8Array.from(training, (row) => labels[row]!);
    const regression = fitLogisticRegression(encode(training), labelsOf, 1);
    const matrix = encode(asked);
    asked.forEach((row, k) => {
      risks[row] = regressionProbability(regression, rowOf(matrix, k));
    });
  }
  return qualityOf(risks, labels);
}

function cells({ auc, prAuc, brier, logLoss, ece }: Quality): string[] {
  return [auc, prAuc, brier, logLoss, ece].map(say.score);
}
