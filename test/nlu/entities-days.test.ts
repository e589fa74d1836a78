import { describe, expect, it } from 'vitest';
import { found, read, valuesOf } from './found-entities.js';

describe('days', () => {
  it.each([
    ['I ordered it last Tuesday', '2026-11-17'],
    ['I got it on Saturday', '2026-11-14'],
    ['can it be here on Saturday', '2026-11-28'],
    ['will it come by Monday', '2026-11-23'],
    ['nothing since monday', '2026-11-16'],
    ['can it come on tues', '2026-11-24'],
    ['friday next week', '2026-11-27'],
    ['it was due yesterday', '2026-11-20'],
    ['the day before yesterday', '2026-11-19'],
    ['tommorow', '2026-11-22'],
    ['three weeks ago', '2026-10-31'],
    ['a fortnight ago', '2026-11-07'],
    ['in 2 days', '2026-11-23'],
    ['in two weeks', '2026-12-05'],
    ['in a couple of weeks', '2026-12-05'],
    ['I paid a month ago', '2026-10-21'],
    ['last week', '2026-11-14'],
    ['next month', '2026-12-21'],
    ['the end of the month', '2026-11-30'],
    ['on March 3rd', '2027-03-03'],
    ['I paid on March 3rd', '2026-03-03'],
    ['the third of March', '2027-03-03'],
    ['the 5th of June 2025', '2025-06-05'],
    ['before the 5th', '2026-12-05'],
    ['2026-12-24', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['12/24/2026', '2026-12-24'],
    ['24.12.26', '2026-12-24'],
  ])('are found in "%s"', (text, day) => {
    expect(found(text)).toEqual([`date ${day}`]);
  });

  it.each([
    'may I ask something',
    'on 2026-02-31',
    'a second edition',
    'march on',
    'the first may be late',
    'Black Friday',
    'version 1.2.3',
  ])('are not found in "%s"', (text) => {
    expect(valuesOf('date', text)).toEqual([]);
  });

  it('of a month without such a day are its last', () => {
    const text = 'in 3 months';
    expect(read(text)).toMatchObject([{ value: '2027-02-21', start: 0, end: text.length }]);
  });
});

describe('durations', () => {
  it.each([
    ['for 3 months', 92],
    ['pause it for a month', 30],
    ['two weeks', 14],
    ['within 14 days', 14],
    ['a 30-day return', 30],
    ['half a year', 181],
    ['48 hours', 2],
    ['another fortnight', undefined],
  ])('of "%s" are days from today', (text, days) => {
    expect(valuesOf('duration', text)).toEqual(days === undefined ? [] : [days]);
  });

  it.each(['once a month', 'for my 8 year old', 'two weeks ago', 'in 3 days'])('are not found in "%s"', (text) => {
    expect(valuesOf('duration', text)).toEqual([]);
  });
});
