import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../../platform/random.js';
import { labelLeaks, laterThan } from '../../../recommender/quality/leakage.js';
import { type MeasuredColumn, typedColumns } from '../../../recommender/tables/columns.js';

const random = mulberry32(3);
const customers = Array.from({ length: 400 }, (_, k) => {
  const left = random() < 0.3;
  return {
    id: `C-${k}`,
    tenure: String(Math.floor(60 * random() * (left ? 0.7 : 1))),
    exited: left ? '1' : '0',
    cancelled_on: left ? `2026-0${1 + Math.floor(8 * random())}-11` : '',
    final_bill: String(left ? 500 + random() : random()),
    plan: random() < 0.5 ? 'small' : 'large',
    nothing: '',
    churn: left ? 'yes' : 'no',
  };
});
const leaksOf = (rows: readonly (typeof customers)[number][]) => {
  const columns = typedColumns({ header: Object.keys(rows[0]!), rows: rows.map((row) => Object.values(row)) });
  return labelLeaks(columns, columns.at(-1)!);
};

describe('columns that give the label away', () => {
  it('are its copy under another name, what is filled in afterwards, and what nearly says it; no keys, and nothing that foretells it', () => {
    expect(leaksOf(customers).map(({ column, kind }) => [column, kind])).toEqual([
      ['exited', 'copy'],
      ['cancelled_on', 'gaps'],
      ['final_bill', 'nearly'],
    ]);
  });

  it('are the same in any order of the rows', () => {
    expect(leaksOf([...customers].reverse())).toEqual(leaksOf(customers));
  });

  it('are none where the label says nothing', () => {
    expect(leaksOf(customers.map((customer) => ({ ...customer, churn: 'no' })))).toEqual([]);
    expect(leaksOf(customers.map((customer) => ({ ...customer, churn: '' })))).toEqual([]);
  });

  it('are multiples of a label that is measured', () => {
    const rows = customers.map(({ tenure }, k) => ({ cents: String(k * 100), tenure, spent: String(k) }));
    const columns = typedColumns({ header: Object.keys(rows[0]!), rows: rows.map((row) => Object.values(row)) });
    expect(labelLeaks(columns, columns[2]!)).toMatchObject([{ column: 'cents', kind: 'copy' }]);
  });
});

describe('dates after the day of which a row is', () => {
  const columns = typedColumns({
    header: ['seen_on', 'born', 'left_on'],
    rows: [
      ['2026-03-01', '1990-01-01', ''],
      ['2026-03-01', '1991-01-01', '2026-03-01 17:00'],
      ['2026-03-01', '1992-01-01', '2026-04-01'],
    ],
  });
  const seenOn = columns[0] as MeasuredColumn;

  it('are told, as far as they are later than that whole day', () => {
    const expected = [{ column: 'left_on', kind: 'later', told: 1 / 3 }];
    expect(laterThan(columns, seenOn)).toMatchObject(expected);
    expect(laterThan(columns, Date.UTC(2026, 2, 1))).toMatchObject(expected);
    expect(laterThan(columns, Date.UTC(2026, 4, 1))).toEqual([]);
  });
});
