import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedColumn } from '../../../recommender/tables/columns.js';

const repeat = <T>(values: readonly T[], times: number): T[] => Array.from({ length: times }, () => values).flat();

describe('what a column holds', () => {
  it.each([
    ['charges', ['12.5', ' ', '7', 'NA', '1e2'], 'number'],
    ['preis', ['1.234,50', '€ 12,00', '(3,5)', '-'], 'number'],
    ['postcode', ['01067', '10115', '80331'], 'category'],
    ['day', ['2026-03-04', '2026-03-04 10:30:00', '', '1997-01-01T00:00:00Z'], 'date'],
    ['day', ['13/04/2026', '1/2/2026', '3 March 2025', '2025年3月4日'], 'date'],
    ['timestamp', ['874724710', '1700000000', ''], 'date'],
    ['views', ['874724710', '1700000000', ''], 'number'],
    ['churned', ['Yes', 'No', 'no', ''], 'category'],
    ['churned', ['Yes', 'No', '?'], 'boolean'],
    ['contact', ['ada@example.com', 'b.c+d@mail.example.org'], 'email'],
    ['phone', ['+49 30 1234567', '(030) 765-4321'], 'phone'],
    ['empty', ['', 'NA', 'null', '-', '?'], 'empty'],
    ['customer_id', Array.from({ length: 60 }, (_, k) => String(k)), 'id'],
    ['remark', Array.from({ length: 60 }, (_, k) => `It came ${k} days late`), 'text'],
    ['colour', repeat(['red', 'green'], 40), 'category'],
  ])('%s of %j is a %s', (name, cells, kind) => {
    expect(typedColumn(name, cells).kind).toBe(kind);
  });

  it('reads numbers hidden in text, and says which cells are none', () => {
    const cells = [...repeat(['1,5', '2.000,25'], 20), 'abc', 'unknown', ''];
    const column = typedColumn('amount', cells);
    expect(column).toMatchObject({ kind: 'number', missing: 3, misfits: [40] });
    expect('values' in column && Array.from(column.values.slice(0, 2))).toEqual([1.5, 2000.25]);
  });

  it('reads days and months in the order that the others of the column show', () => {
    const column = typedColumn('day', ['1/2/2026', '1/31/2026']);
    expect(column).toMatchObject({ kind: 'date', dates: { dayFirst: false, ambiguous: false } });
    expect('values' in column && new Date(column.values[0]!).toISOString()).toBe('2026-01-02T00:00:00.000Z');
    expect(typedColumn('day', ['1/2/2026', '3/4/2026'])).toMatchObject({ dates: { dayFirst: true, ambiguous: true } });
  });

  it('gives every row a value of the column or a gap, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('', 'NA', '1/2/2026', '1,5'))), (cells) => {
        const column = typedColumn('any', cells);
        if (column.kind === 'empty') expect(column.missing).toBe(cells.length);
        else if ('values' in column) expect(column.values.filter(Number.isNaN).length).toBe(column.missing);
        else
          expect(Array.from(column.codes, (code, row) => code === -1 || column.levels[code] === cells[row]!.trim())).not.toContain(false);
      }),
    );
  });
});
