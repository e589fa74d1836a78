import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alikeRows } from '../../nlu/phrases/alike-rows.js';

const from = 0.5;
/** Rows of length 1 over eight columns, the first of which nearly all hold. */
const rows = fc.array(
  fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })),
  {
    maxLength: 30,
  },
);

it('finds the very pairs that trying all of them finds', () => {
  fc.assert(
    fc.property(rows, (rows) => {
      const dense = rows.map(([common, others]) => {
        const row = Array.from({ length: 8 }, (_, column) => (column === 0 ? common : others.includes(column) ? column : 0));
        const length = Math.hypot(...row);
        return row.map((value) => Math.fround(value / length));
      });
      const expected = dense.flatMap((b, j) =>
        dense.slice(0, j).flatMap((a, i) => {
          const cosine = a.reduce((sum, value, column) => sum + value * b[column]!, 0);
          return Math.abs(cosine - from) < 1e-6 ? [] : cosine >= from ? [`${i} ${j}`] : [];
        }),
      );
      const entries = dense.map((row) => row.flatMap((value, column) => (value > 0 ? [{ column, value }] : [])));
      const starts = Int32Array.from([0, ...entries.map((_, i) => entries.slice(0, i + 1).flat().length)]);
      const flat = entries.flat();
      const found = alikeRows(
        { starts, columns: Int32Array.from(flat, (e) => e.column), values: Float32Array.from(flat, (e) => e.value) },
        from,
      );
      expect(
        found
          .filter(({ cosine }) => Math.abs(cosine - from) >= 1e-6)
          .map(({ i, j }) => `${i} ${j}`)
          .sort(),
      ).toEqual(expected.sort());
    }),
    { numRuns: 200 },
  );
});
