import { describe, expect, it } from 'vitest';
import { mailbox, nameKey, subscriberNumber } from '../../../recommender/quality/contact-keys.js';
import { linkedRecords } from '../../../recommender/quality/linked-records.js';
import { typedColumns } from '../../../recommender/tables/columns.js';

const header = ['name', 'email', 'phone', 'birthday'];
/** People who have nothing to do with each other. */
const strangers = Array.from({ length: 200 }, (_, k) => {
  const part = (seed: number) =>
    String.fromCharCode(...Array.from({ length: 6 }, (_, j) => 97 + ((k * seed + j * j * 7 + (k >> j) * 5) % 26)));
  return [
    `${part(7)} ${part(11)}`,
    `${part(13)}${k}@example.com`,
    `+4930${1000000 + 7919 * k}`,
    `19${60 + (k % 40)}-0${1 + (k % 9)}-1${k % 10}`,
  ];
});
const linksOf = (others: string[][]) => {
  const rows = [...others, ...strangers];
  return linkedRecords({ rows }, typedColumns({ header, rows })).groups.map(({ rows }) => rows);
};

describe('rows of one person', () => {
  it.each([
    [
      'dots and a tag in a Gmail address',
      ['Ada Lovelace', 'ada.lovelace@gmail.com', '', ''],
      ['Ada Lovelace', 'adalovelace+shop@googlemail.com', '', ''],
    ],
    [
      'a name the other way round',
      ['Ada Lovelace', 'ada@home.example', '', '1975-12-10'],
      ['LOVELACE, Ada', 'ada@work.example', '', '1975-12-10'],
    ],
    ['a slip in the name', ['Grace Hopper', '', '+49 30 5554443', ''], ['Grace Hoper', '', '0 30 5554443', '']],
    ['an initial', ['Grace Hopper', 'g@navy.example', '', ''], ['G. Hopper', 'G@navy.example', '', '']],
  ])('are found in spite of %s', (_, one, other) => {
    expect(linksOf([one, other])).toEqual([[0, 1]]);
  });

  it.each([
    [
      'a couple with one address',
      ['Ada Byron', 'byrons@example.org', '', '1975-12-10'],
      ['William King', 'byrons@example.org', '', '1971-02-21'],
    ],
    [
      'people of one name',
      ['Ada Lovelace', 'ada@one.example', '+49305551111', '1975-12-10'],
      ['Ada Lovelace', 'lovelace@two.example', '+49305552222', '1981-02-21'],
    ],
    ['a shared telephone', ['Ada Byron', '', '+49305554443', ''], ['William King', '', '+49305554443', '']],
  ])('are not %s', (_, one, other) => {
    expect(linksOf([one, other])).toEqual([]);
  });

  it('are looked for only where people can be told', () => {
    const rows = [
      ['red', '1'],
      ['red', '1'],
    ];
    expect(linkedRecords({ rows }, typedColumns({ header: ['colour', 'size'], rows })).groups).toEqual([]);
  });
});

describe('what is compared', () => {
  it('is the mailbox, the subscriber and the parts of the name', () => {
    expect(mailbox(' A.B.c+x@GoogleMail.com')).toBe('abc@gmail.com');
    expect(mailbox('a.b+x@example.com')).toBe('a.b@example.com');
    expect(subscriberNumber('0049 (0)30 1234567')).toBe(subscriberNumber('030/1234567'));
    expect(nameKey('Dr. Müller-Lüdenscheidt, Karl')).toBe(nameKey('karl MULLER LUDENSCHEIDT'));
  });
});
