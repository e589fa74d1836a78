import { describe, expect, it } from 'vitest';
import { behaviourFeatures } from '../../../recommender/mining/behaviour-features.js';
import { canonicalOrder, featuresOfTable, noteLines } from '../../../recommender/mining/features.js';
import { asOf, event, shuffled, tinyShop } from '../tiny-shop.js';

const tableOf = (header: string, ...rows: string[]) => ({
  file: 'customers.csv',
  header: header.split(','),
  rows: rows.map((row) => row.split(',')),
  lines: rows.map((_, k) => k + 2),
});

describe('features of a table', () => {
  it('are its numbers; the rest is left out with the reason, and gaps are filled with the median', () => {
    const features = featuresOfTable(
      tableOf(
        'customer_id,spent,plan,since,loyal,same,gaps,premium',
        'ada,1.5,basic,2025-01-03,Yes,3,,1',
        'bob,NA,gold,2025-02-03,No,3,,0',
        'cy,9.5,basic,2025-03-03,No,3,,1',
        'di,Infinity,basic,2025-03-09,No,3,,1',
        'ed,2.5,gold,2025-03-11,No,3,,0',
      ),
    );
    expect(features.ids).toEqual(['ada', 'bob', 'cy', 'di', 'ed']);
    expect(Object.fromEntries(features.names.map((name, k) => [name, [...features.columns[k]!]]))).toEqual({
      spent: [1.5, 2.5, 9.5, 2.5, 2.5],
      premium: [1, 0, 1, 1, 0],
    });
    expect(noteLines(features)).toEqual([
      '"plan" is left out: it holds words, not numbers.',
      '"since" is left out: it holds dates, not numbers.',
      '"loyal" is left out: it holds words, not numbers.',
      '"gaps" is left out: it is all gaps.',
      '"same" is left out: it is the same for everybody.',
      '"spent" has 2 gaps; they are filled with its median, 2.5.',
    ]);
  });

  it('take the column that is asked for as the names of the customers, and rows where there is none', () => {
    const table = tableOf('who,a', 'x,1', 'y,2');
    expect(featuresOfTable(table, 'who').ids).toEqual(['x', 'y']);
    expect(featuresOfTable(table).ids).toEqual(['row 1', 'row 2']);
    expect(() => featuresOfTable(table, 'id')).toThrow('customers.csv has no column "id", only "who", "a".');
  });

  it('need a row', () => {
    expect(() => featuresOfTable(tableOf('id,a'))).toThrow('customers.csv has a header and no rows.');
  });
});

describe('features of behaviour', () => {
  it('are finite for everybody, even for who never bought, and ignore what comes later', () => {
    const events = [...tinyShop(), event('looker', 'view', 'crime-1', 3)];
    const features = behaviourFeatures(events, asOf);
    expect(features.columns.every((column) => column.every(Number.isFinite))).toBe(true);
    expect(features.ids).toContain('looker');
    const later = [...events, event('looker', 'purchase', 'crime-1', -2, 900)];
    expect(behaviourFeatures(shuffled(later, 4), asOf)).toEqual(features);
  });
});

describe('the order of rows by what they hold', () => {
  it('is the same for the same rows', () => {
    const columns = [Float64Array.of(2, 1, 1), Float64Array.of(0, 5, -5)];
    expect([...canonicalOrder(columns)]).toEqual([2, 1, 0]);
  });
});
