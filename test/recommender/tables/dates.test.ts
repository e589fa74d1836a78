import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateNotation, readDate, readEpoch } from '../../../recommender/tables/dates.js';

const iso = (cell: string, dayFirst = true) => {
  const at = readDate(cell, dayFirst);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

describe('reading dates', () => {
  it.each([
    ['2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2026/3/4 9:05', '2026-03-04T09:05:00.000Z'],
    ['2026-03-04T10:00:00+02:00', '2026-03-04T08:00:00.000Z'],
    ['20260304', '2026-03-04T00:00:00.000Z'],
    ['4.3.26', '2026-03-04T00:00:00.000Z'],
    ['12/1/2010 8:26', '2010-01-12T08:26:00.000Z'],
    ['1/13/1999', '1999-01-13T00:00:00.000Z'],
    ['4 March 2026', '2026-03-04T00:00:00.000Z'],
    ['04-Mar-26', '2026-03-04T00:00:00.000Z'],
    ['Mar 4, 2026 1:30 pm', '2026-03-04T13:30:00.000Z'],
    ['2026年3月4日', '2026-03-04T00:00:00.000Z'],
    ['2026-02-30', undefined],
    ['31.4.2026', undefined],
    ['2026-03-04 25:00', undefined],
    ['20261345', undefined],
    ['hello', undefined],
    ['12', undefined],
  ])('%s', (cell, expected) => {
    expect(iso(cell)).toBe(expected);
  });

  it('reads back every day it writes, in any order of day and month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const at = days * 86_400_000;
        const [year, month, day] = new Date(at).toISOString().slice(0, 10).split('-');
        expect(readDate(`${year}-${month}-${day}`)).toBe(at);
        expect(readDate(`${day}/${month}/${year}`, true)).toBe(at);
        expect(readDate(`${month}/${day}/${year}`, false)).toBe(at);
      }),
    );
  });

  it('tells by the cells that leave no doubt which number is the day', () => {
    expect(dateNotation(['1/2/2026', '1/13/2026'])).toEqual({ dayFirst: false, ambiguous: false, mixed: false });
    expect(dateNotation(['13/1/2026', '1/13/2026'])).toMatchObject({ mixed: true });
  });

  it('takes seconds and milliseconds', () => {
    expect([readEpoch('874724710'), readEpoch('1700000000000'), readEpoch('12')]).toEqual([874724710000, 1700000000000, Number.NaN]);
  });
});
