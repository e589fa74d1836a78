import { basename } from 'node:path';
import { StewardError } from '../../../platform/errors.js';
import type { ChurnQuestion } from '../../../recommender/churn/evaluate-churn.js';
import { readFolds } from '../../../recommender/churn/folds-file.js';
import { labelledTable } from '../../../recommender/churn/labelled-table.js';
import { readCutoff, transactionsQuestion } from '../../../recommender/churn/transactions-question.js';
import { readCsvTable } from '../../../recommender/tables/csv-table.js';
import { readTransactions } from '../../../recommender/tables/transactions.js';

/** Either a table with a label, or transactions with a cutoff. */
export interface QuestionOptions {
  table?: string;
  label?: string;
  positive?: string;
  id?: string;
  foldsFile?: string;
  transactions?: string;
  customer?: string;
  date?: string;
  amount?: string;
  quantity?: string;
  cutoff?: string;
  horizonDays?: number;
  seed: number;
}

export interface AskedQuestion {
  question: ChurnQuestion;
  foldOf?: (place: number) => number;
  /** What is foretold of whom, in words. */
  lead: string;
}

/**
 * Reads what is asked for.
 * @throws StewardError `option_missing` where it is neither, both, or half of one; and what reading throws.
 */
export async function readQuestion(options: QuestionOptions): Promise<AskedQuestion> {
  const { table, transactions, seed } = options;
  if ((table === undefined) === (transactions === undefined)) {
    throw new StewardError(
      'invalid',
      'option_missing',
      'Say what to learn from: either --table FILE --label COLUMN, or --transactions FILE.',
    );
  }
  if (table !== undefined) {
    const label = needed(options, 'label', '--table');
    const read = await readCsvTable(table);
    const foldOf = options.foldsFile === undefined ? undefined : readFolds(await readCsvTable(options.foldsFile), read.rows.length);
    const { positive, id } = options;
    return { question: labelledTable(read, { label, positive, id, seed }), foldOf, lead: `"${label}" of ${basename(table)}` };
  }
  const [customer, date, amount] = (['customer', 'date', 'amount'] as const).map((name) => needed(options, name, '--transactions')) as [
    string,
    string,
    string,
  ];
  const cutoff = readCutoff(needed(options, 'cutoff', '--transactions'));
  if (options.horizonDays === undefined) throw missing('--horizon-days', '--transactions');
  if (options.foldsFile !== undefined) {
    throw new StewardError('invalid', 'option_missing', '--folds-file says the fold of rows of a --table; transactions have none.');
  }
  const read = readTransactions(await readCsvTable(transactions!), { customer, date, amount, quantity: options.quantity });
  const { horizonDays } = options;
  return {
    question: transactionsQuestion(read, { cutoff, horizonDays, seed }),
    lead: `Who buys nothing in the ${horizonDays} days after ${new Date(cutoff).toISOString().slice(0, 10)}, by ${basename(transactions!)} up to then`,
  };
}

function needed(options: QuestionOptions, name: 'label' | 'customer' | 'date' | 'amount' | 'cutoff', beside: string): string {
  const value = options[name];
  if (value === undefined) throw missing(`--${name}`, beside);
  return value;
}

function missing(option: string, beside: string): StewardError {
  return new StewardError('invalid', 'option_missing', `${beside} needs ${option}.`);
}
