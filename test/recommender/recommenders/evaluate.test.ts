import { describe, expect, it } from 'vitest';
import { gradeLists, listsFor, trainOnRows } from '../../../recommender/recommenders/evaluate.js';
import type { InteractionRow } from '../../../recommender/recommenders/interactions-file.js';
import { gradeList } from '../../../recommender/recommenders/ranking.js';
import { shuffled, tinyShop } from '../tiny-shop.js';

const rows: InteractionRow[] = tinyShop()
  .filter(({ type, item }) => type === 'view' && item !== null)
  .map(({ customer, item, at }) => ({ user: customer, item: item!, at: at.getTime() }));
const seenBy = (user: string, of = rows) => new Set(of.filter((row) => row.user === user).map(({ item }) => item));

describe('grading a list', () => {
  it('counts what was found, how far up, against what could have been', () => {
    const grades = gradeList([5, 1, 2, 3], new Set([1, 3, 9]), 4);
    expect(grades.recall).toBeCloseTo(2 / 3);
    expect(grades.ndcg).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / (1 + 1 / Math.log2(3) + 1 / Math.log2(4)));
    expect([grades.hit, grades.mrr]).toEqual([1, 0.5]);
    expect(gradeList([5, 1, 2, 3], new Set([3]), 3)).toEqual({ recall: 0, ndcg: 0, hit: 0, mrr: 0 });
  });
});

describe('evaluating on rows', () => {
  const trained = trainOnRows(rows);

  it('never lists what a user has seen, and lists something for everybody, also for who is unknown', () => {
    const users = [...trained.histories.keys(), 'nobody-knows-me'];
    const { lists, queryMs } = listsFor(trained, users, 10);
    expect(lists.map(({ user }) => user)).toEqual(users);
    expect(queryMs).toHaveLength(users.length);
    for (const { user, items } of lists) {
      expect(items.length).toBe(10);
      expect(new Set(items).size).toBe(10);
      expect(items.filter((item) => seenBy(user).has(item))).toEqual([]);
    }
  });

  it('gives the same lists whatever the order of rows that have a time', () => {
    const lists = (of: typeof trained) => listsFor(of, of.histories.keys(), 10).lists;
    expect(lists(trainOnRows(shuffled(rows, 5)))).toEqual(lists(trained));
  });

  it('takes the order of rows for their order in time where they have none', () => {
    const timeless = [...rows].sort((a, b) => a.at! - b.at!).map(({ user, item }) => ({ user, item }));
    expect([...trainOnRows(timeless).histories].map(([user, touches]) => [user, touches.map(({ item }) => item)])).toEqual(
      [...trained.histories].map(([user, touches]) => [user, touches.map(({ item }) => item)]),
    );
  });

  it('counts what was rated too low as seen and not as liked', () => {
    const rated = rows.map((row) => ({ ...row, rating: row.item === 'crime-1' ? 2 : 5 }));
    const { lists } = listsFor(trainOnRows(rated, { minRating: 4 }), trained.histories.keys(), 30);
    for (const { user, items } of lists) expect(items.filter((item) => seenBy(user).has(item))).toEqual([]);
    // Liked by nobody, it comes behind all that somebody liked.
    const withRoom = lists.filter(({ items }) => items.includes('crime-1'));
    expect(withRoom.length).toBeGreaterThan(0);
    expect(withRoom.filter(({ items }) => items[0] === 'crime-1')).toEqual([]);
  });

  it('counts an item that training does not have as not found', () => {
    const lists = [{ user: 'ada', items: ['a', 'b'] }];
    const figures = gradeLists(
      lists,
      [
        { user: 'ada', item: 'b' },
        { user: 'ada', item: 'new' },
      ],
      ['a', 'b', 'c', 'd'],
      [1, 2],
    );
    expect(figures['recall@1']).toBe(0);
    expect(figures['recall@2']).toBe(0.5);
    expect(figures['coverage@2']).toBe(0.5);
  });

  it('recommends something sensible from one user, one item, and the same item for all', () => {
    const few: InteractionRow[][] = [
      [{ user: 'ada', item: 'a' }],
      [
        { user: 'ada', item: 'a' },
        { user: 'ada', item: 'b' },
      ],
      Array.from({ length: 40 }, (_, u) => ({ user: `user-${u}`, item: 'a' })),
    ];
    for (const those of few) {
      const { lists } = listsFor(trainOnRows(those), ['somebody'], 5);
      expect(lists[0]!.items.toSorted()).toEqual([...new Set(those.map(({ item }) => item))].toSorted());
    }
  });

  it('takes what is popular where nothing finds more than chance would', () => {
    const random = shuffled(
      Array.from({ length: 60 }, (_, u) => Array.from({ length: 40 }, (_, i) => ({ user: `user-${u}`, item: `item-${i}` }))).flat(),
      7,
    ).slice(0, 360);
    expect(trainOnRows(random).chosen.length).toBeLessThanOrEqual(2);
  });
});
