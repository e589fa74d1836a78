import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileTable } from '../../../recommender/quality/profile.js';
import { profilePage } from '../../../recommender/quality/profile-page.js';

const strange = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    'NA',
    '9999',
    '-1',
    '1e308',
    '1,5',
    '1.234',
    '1/2/2026',
    '9999-12-31',
    'yes',
    'no',
    'a@b.example',
    '+49 30 1234567',
    '<b>',
  ),
);
const column = (rows: number) => {
  const of = (cell: fc.Arbitrary<string>) => fc.array(cell, { minLength: rows, maxLength: rows });
  return fc.oneof(of(strange), of(fc.double().map(String)), of(fc.integer().map(String)), of(fc.constantFrom('a', 'b', '')));
};
const names = fc.uniqueArray(fc.oneof(fc.constantFrom('email', 'name', 'phone', 'id', 'timestamp', '__proto__'), fc.string()), {
  minLength: 1,
  maxLength: 5,
});
const anyTable = fc.tuple(fc.nat(30), names).chain(([rows, header]) =>
  fc.tuple(...header.map(() => column(rows))).map((columns) => ({
    file: 'any.csv',
    header,
    rows: Array.from({ length: rows }, (_, k) => columns.map((cells) => cells[k]!)),
    lines: Array.from({ length: rows }, (_, k) => k + 2),
  })),
);
const now = new Date('2026-03-01T00:00:00Z');

describe('the profile of a table', () => {
  it('holds no number that is none, whatever is in the table, and neither do its pictures', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const { profile, columns } = profileTable(table, { label: table.header[0], now });
        expect(numbersIn(profile).every(Number.isFinite)).toBe(true);
        expect(profilePage(profile, columns, now)).not.toMatch(/="[^"]*(?:NaN|Infinity)/);
      }),
    );
  });

  it('counts the same in whatever order the rows come', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const turned = { ...table, rows: table.rows.toReversed(), lines: table.lines.toReversed() };
        const [one, other] = [table, turned].map((each) => profileTable(each, { now }).profile);
        const counts = ({ columns, duplicates, rules }: typeof one & object) => ({
          columns: columns.map(({ name, kind, missing, distinct, top, histogram, misfits }) => [
            name,
            kind,
            missing,
            distinct,
            top,
            histogram,
            misfits.count,
          ]),
          duplicates: [duplicates.exact.rows, duplicates.spelling.rows, duplicates.person.rows],
          rules: rules.map(({ rule, column, count }) => `${rule} ${column} ${count}`).sort(),
        });
        expect(counts(other!)).toEqual(counts(one!));
      }),
    );
  });

  it('finds wrong what is wrong and nothing else', () => {
    const rows = Array.from({ length: 100 }, (_, k) => [String(k % 7), String(20 + (k % 30)), k < 2 ? 'Hamburgg' : 'Hamburg', 'shop']);
    rows[3]![1] = '9000';
    const table = { file: 'shop.csv', header: ['visits', 'age', 'city', 'source'], rows, lines: rows.map((_, k) => k + 2) };
    const { profile } = profileTable(table, { now });
    expect(profile.columns[1]!.outliers).toMatchObject({ count: 1, samples: [{ line: 5, value: '9000' }] });
    expect(profile.warnings).toEqual([
      '"city" says "Hamburgg" in 2 rows, which is likely "Hamburg".',
      '"source" is the same in every row and tells nothing.',
    ]);
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}
