import { describe, expect, it } from 'vitest';
import { isTwofold, numberNotation, readNumber } from '../../../recommender/tables/numbers.js';

describe('reading numbers', () => {
  it.each([
    ['12', 12],
    ['-1.5e3', -1500],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1 234,5', 1234.5],
    ["1'234.5", 1234.5],
    ['€ 12.50', 12.5],
    ['12,50 EUR', 12.5],
    ['($3.00)', -3],
    ['−7', -7],
    ['3.00-', -3],
    ['12 %', 12],
    ['0,125', 0.125],
    ['1,234', 1234],
    ['12,34,567.5', Number.NaN],
    ['1.2.3', Number.NaN],
    ['192.168.0.1', Number.NaN],
    ['abc', Number.NaN],
    ['12 apples', Number.NaN],
    ['1e999', Number.NaN],
    ['1e101', Number.NaN],
    ['Infinity', Number.NaN],
    ['', Number.NaN],
  ])('%j is %d', (cell, number) => {
    expect(readNumber(cell)).toBe(number);
  });

  it('reads what can be read in two ways as the column writes its numbers', () => {
    const notation = numberNotation(['1.234', '7,5', '1.000.000']);
    expect(notation).toEqual({ decimal: ',', mixed: false, certain: true });
    expect(readNumber('1.234', notation.decimal)).toBe(1234);
    expect(numberNotation(['1,234'])).toMatchObject({ certain: false });
    expect(numberNotation(['1,5', '1.5'])).toMatchObject({ mixed: true });
    expect(['1.234', '€ 1,234', '1.23', '0.123', '1,234.5'].map(isTwofold)).toEqual([true, true, false, false, false]);
  });
});
