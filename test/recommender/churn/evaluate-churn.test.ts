import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import { churnPage } from '../../../recommender/churn/churn-page.js';
import { evaluateChurn } from '../../../recommender/churn/evaluate-churn.js';
import { readFolds } from '../../../recommender/churn/folds-file.js';
import { gains } from '../../../recommender/churn/gains.js';
import { labelledTable } from '../../../recommender/churn/labelled-table.js';
import { readCutoff, transactionsQuestion } from '../../../recommender/churn/transactions-question.js';
import type { CsvTable } from '../../../recommender/tables/csv-table.js';
import { readTransactions } from '../../../recommender/tables/transactions.js';
import { shuffled } from '../tiny-shop.js';

const header = ['customer_id', 'spent', 'plan', 'city', 'note', 'copy', 'closed_why', 'churned'];

/** 240 customers: who spends little on plan B leaves more often; the rest is noise, copies of the label, and gaps. */
function customers(): string[][] {
  const random = mulberry32(21);
  return Array.from({ length: 240 }, (_, k) => {
    const spent = 100 * random();
    const plan = random() < 0.5 ? 'A' : 'B';
    const leaves = random() < 1 / (1 + Math.exp(0.04 * spent - (plan === 'B' ? 2 : 0)));
    const city = `city ${Math.floor(40 * random())}`;
    const spentText = random() < 0.05 ? ' ' : spent.toFixed(2);
    return [`K${1000 + k}`, spentText, plan, city, '', leaves ? 'L' : 'S', leaves && random() < 0.99 ? 'moved' : '', leaves ? 'Yes' : 'No'];
  });
}

function tableOf(rows: string[][], names = header): CsvTable {
  return { file: 'customers.csv', header: names, rows, lines: rows.map((_, k) => k + 2) };
}

const question = (rows: string[][]) => labelledTable(tableOf(rows), { label: 'churned', seed: 1 });

describe('foretelling from a customer table', () => {
  const evaluation = evaluateChurn(question(customers()), { folds: 3, seed: 1 });
  const { trainSeconds: _, ...figures } = evaluation.figures;

  it('reads numbers hidden in text, leaves out what says nothing, and flags what knows the label', () => {
    const { names, leftOut, leakage } = question(customers());
    expect(names).toEqual(['spent', 'plan', 'city']);
    expect(leftOut.map(({ column }) => column)).toEqual(['customer_id', 'note']);
    expect(leakage.map(({ column }) => column).sort()).toEqual(['closed_why', 'copy']);
    expect(leakage.find(({ column }) => column === 'copy')!.why).toContain('under another name');
  });

  it('finds who leaves, with figures for each kind of model and each fold, and probabilities in [0, 1]', () => {
    expect(figures.auc).toBeGreaterThan(0.7);
    expect(figures.candidates.map(({ model }) => model)).toEqual([
      'logistic regression',
      'decision tree',
      'random forest',
      'gradient boosting',
      'neural network',
      'blend',
    ]);
    expect(figures.perFold.map(({ fold, rows }) => [fold, rows])).toEqual([0, 1, 2].map((fold) => [fold, expect.any(Number)]));
    expect(evaluation.risks.every((risk) => risk >= 0 && risk <= 1)).toBe(true);
    expect(JSON.stringify(figures)).not.toContain('null');
  });

  it('says the same whatever the order of the rows', () => {
    const { trainSeconds: _, ...mixed } = evaluateChurn(question(shuffled(customers(), 3)), { folds: 3, seed: 1 }).figures;
    expect(mixed).toEqual(figures);
  });

  it('keeps copies in one fold, and counts those that a file of folds tears apart', () => {
    const rows = [...customers(), ...customers().slice(0, 30)];
    const together = evaluateChurn(question(rows), { folds: 2, seed: 1 }).figures;
    expect(together).toMatchObject({ duplicates: 30, duplicatesAcrossFolds: 0 });
    const folds = tableOf(
      rows.map((_, k) => [String(k), String((k < 240 ? k : k + 1) % 2)]),
      ['row', 'fold'],
    );
    const torn = evaluateChurn(question(rows), { folds: 5, foldOf: readFolds(folds, rows.length), seed: 1 }).figures;
    expect(torn).toMatchObject({ duplicates: 30, duplicatesAcrossFolds: 30 });
    expect(torn.perFold.map(({ fold }) => fold)).toEqual([0, 1]);
  });

  it('becomes a page with pictures', () => {
    const page = churnPage(question(customers()), evaluation, { of: '"churned" of customers.csv', madeAt: new Date(0) });
    for (const title of ['Who is reached', 'Whether probabilities come true', 'Bands of risk', 'What matters most', 'Leakage']) {
      expect(page).toContain(title);
    }
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('refuses what cannot be learnt, and says why', () => {
    const refusal = (rows: string[][], options = {}) => {
      try {
        evaluateChurn(labelledTable(tableOf(rows), { label: 'churned', seed: 1, ...options }), { folds: 5, seed: 1 });
      } catch (error) {
        return (error as Error).message;
      }
      return 'nothing was refused';
    };
    const rows = customers();
    expect(refusal(rows.map((row) => [...row.slice(0, -1), 'No']))).toMatch(/says "No" in every row: with one class/);
    expect(refusal(rows.slice(0, 12))).toMatch(/at least 10 of each/);
    expect(refusal([])).toMatch(/empty in every row/);
    expect(refusal(rows, { label: 'left' })).toMatch(/no column "left"/);
    expect(refusal(rows, { label: 'city' })).toMatch(/Say with --positive/);
    const onlyLeaks = rows.map((row) => [row[0]!, '', 'A', '', '', row[5]!, row[6]!, row[7]!]);
    expect(refusal(onlyLeaks)).toMatch(/has no column that a label could be learnt from/);
    expect(() => readFolds(tableOf([['0', '1']], ['row', 'fold']), 2)).toThrow(/no fold for row 1/);
  });
});

describe('foretelling from transactions', () => {
  const lines = () => {
    const random = mulberry32(8);
    const rows: string[][] = [];
    for (let c = 0; c < 150; c++) {
      const gap = 5 + 40 * random();
      const stops = random() < 0.4 ? 90 + 120 * random() : 400;
      for (let day = 40 * random(); day < Math.min(stops, 365); day += gap * (0.5 + random())) {
        const at = new Date(Date.UTC(2025, 0, 1) + 86_400_000 * day).toISOString();
        rows.push([random() < 0.02 ? '' : `c${c}`, at, String(random() < 0.1 ? -2 : 3), (10 * random()).toFixed(2)]);
      }
    }
    return rows;
  };
  const names = ['Customer', 'When', 'Quantity', 'UnitPrice'];
  const columns = { customer: 'Customer', date: 'When', amount: 'UnitPrice' };
  const asked = (rows: string[][]) =>
    transactionsQuestion(readTransactions(tableOf(rows, names), columns), { cutoff: readCutoff('2025-09-01'), horizonDays: 90, seed: 1 });
  const featuresOf = ({ encoder, labels }: ReturnType<typeof asked>) => {
    const all = Int32Array.from(labels.keys());
    return encoder(all).encode(all).values;
  };

  it('makes features of nothing after the cutoff, and labels of nothing else', () => {
    const rows = lines();
    const later = rows.filter(([, at]) => at! >= '2025-09-02');
    const sooner = rows.filter(([, at]) => at! < '2025-09-02');
    const doubled = [...sooner, ...later, ...later.map(([customer, at, , price]) => [customer!, at!, '99', price!])];
    expect(featuresOf(asked(doubled))).toEqual(featuresOf(asked(rows)));
    expect(featuresOf(asked(shuffled(rows, 4)))).toEqual(featuresOf(asked(rows)));
    expect(asked([...sooner, ['new', '2025-12-31', '1', '1']]).labels.every((label) => label === 1)).toBe(true);
    expect(featuresOf(asked(rows)).every(Number.isFinite)).toBe(true);
  });

  it('tells who comes back, and what was done with rows that are not as they should be', () => {
    const { notes } = asked(lines());
    expect(notes.join(' ')).toMatch(/price of one piece .* rows have no "Customer"/);
    const { auc, chosen } = evaluateChurn(asked(lines()), { folds: 2, seed: 1 }).figures;
    expect(auc).toBeGreaterThan(0.75);
    expect(chosen).toBe('logistic regression');
  });

  it('refuses a cutoff that leaves nothing to learn from or nothing to foretell', () => {
    const cutAt = (cutoff: string) => () =>
      transactionsQuestion(readTransactions(tableOf(lines(), names), columns), { cutoff: readCutoff(cutoff), horizonDays: 90, seed: 1 });
    expect(cutAt('2026-03-01')).toThrow(/Choose an earlier cutoff/);
    expect(cutAt('2024-03-01')).toThrow(/No transaction lies before/);
    expect(cutAt('last week')).toThrow(/is no date/);
  });
});

describe('gains', () => {
  it('count those who leave from the highest risk down, equal risks in even parts', () => {
    expect(gains(Float64Array.of(0.9, 0.5, 0.5, 0.1), [1, 1, 0, 0], [0, 0.25, 0.5, 0.75, 1])).toEqual([0, 0.5, 0.75, 1, 1]);
  });
});
