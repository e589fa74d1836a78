import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, cleanTable } from '../../../recommender/quality/cleaning.js';
import { typedColumns } from '../../../recommender/tables/columns.js';

const tableOf = (header: string[], rows: string[][]) => ({ file: 'shop.csv', header, rows, lines: rows.map((_, k) => k + 2) });
const cleaned = (header: string[], rows: string[][]) => {
  const table = tableOf(header, rows);
  return cleanTable(table, typedColumns(table));
};
const column = (name: string, cells: string[]) =>
  cleaned(
    [name],
    cells.map((cell) => [cell]),
  ).table.rows.map(([cell]) => cell);

describe('cleaning', () => {
  it.each([
    ['cheese', ['cream cheese ', 'cream  cheese', 'Cream cheese', 'brie'], ['cream cheese', 'cream cheese', 'cream cheese', 'brie']],
    ['title', ['Cafe\u0301', 'ＡＢＣ１', 'zero\u200bwidth', '是，的'], ['Café', 'ABC1', 'zerowidth', '是，的']],
    ['price', ['€ 1.234,50', '7,5', 'n/a', '-3'], ['1234.5', '7.5', '', '-3']],
    ['day', ['13.4.2026', '1/2/2026', 'NULL', '2026-03-04'], ['2026-04-13', '2026-02-01', '', '2026-03-04']],
    ['email', ['Ada@Example.COM', 'b@example.org '], ['ada@example.com', 'b@example.org']],
    ['phone', ['0049 (0)30 1234567', '+49 30 1234567', '030/765-4321'], ['+49301234567', '+49301234567', '0307654321']],
  ])('writes %s in one way', (name, before, after) => {
    expect(column(name, before)).toEqual(after);
  });

  it('changes nothing by a guess', () => {
    expect(column('day', ['1/2/2026', '3/4/2026'])).toEqual(['1/2/2026', '3/4/2026']);
    expect(column('price', ['1,234', '5,678'])).toEqual(['1,234', '5,678']);
  });

  it('keeps every row, says what it did to each cell, and can be undone', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(' a ', 'A', 'a', 'NA', '1,5', '1.234,5', '13/1/2026', 'X@Y.example', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const { table, changes } = cleaned(['one', 'two'], rows);
        expect(table.rows).toHaveLength(rows.length);
        expect(undo(table.rows, changes)).toEqual(rows);
      }),
    );
  });

  it('has nothing left to do the second time', () => {
    const rows = [
      [' Ada ', '1.234,5', '13/1/2026'],
      ['ada', '7,25', '2/1/2026'],
      ['N/A', '-', ''],
    ];
    const once = cleaned(['name', 'spent', 'day'], rows).table;
    expect(cleaned(once.header, once.rows).changes).toEqual([]);
  });
});

function undo(rows: readonly string[][], changes: readonly Change[]): string[][] {
  const before = rows.map((row) => [...row]);
  for (const { line, column, before: cell } of [...changes].reverse()) before[line - 2]![column === 'one' ? 0 : 1] = cell;
  return before;
}
