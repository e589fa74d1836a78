import { describe, expect, it } from 'vitest';
import { indexContent, likeness } from '../../../recommender/content/content-index.js';
import { diversify } from '../../../recommender/serving/diversify.js';
import { offered } from '../tiny-shop.js';

const crime = (n: number) => offered(`crime-${n}`, { subjects: ['crime'], creators: ['Cora Crime'] });
const others = ['space', 'baking', 'garden', 'history'].map((subject) =>
  offered(subject, { subjects: [subject], creators: [`${subject} writer`] }),
);
const content = indexContent([crime(1), crime(2), crime(3), crime(4), ...others], new Map());
const all = Array.from(content.items.keys());
const names = (positions: readonly number[]) => positions.map((item) => content.items[item]!.id);

describe('a list that is not all the same', () => {
  it('begins with the best, and puts what is different before what is hardly better', () => {
    const score = Float64Array.of(1, 0.98, 0.97, 0.96, 0.95, 0.5, 0.4, 0.3);
    const list = names(diversify(content, { pool: all, score, count: 3, mostOfCreator: 3 }));
    expect(list.slice(0, 2)).toEqual(['crime-1', 'space']);
  });

  it('has no more of one creator than it may, as long as anything else is any good', () => {
    const score = Float64Array.of(1, 0.98, 0.97, 0.96, 0.3, 0.29, 0.1, 0.05);
    const choose = (count: number) => names(diversify(content, { pool: all, score, count, mostOfCreator: 1 }));
    expect(choose(3)).toEqual(['crime-1', 'space', 'baking']);
    expect(choose(4).slice(3)).toEqual(['crime-2']);
  });

  it('has everything once where that much is asked for, and nothing of nothing', () => {
    const score = new Float64Array(all.length);
    expect(new Set(diversify(content, { pool: all, score, count: 50, mostOfCreator: 1 })).size).toBe(all.length);
    expect(diversify(content, { pool: [], score, count: 3, mostOfCreator: 1 })).toEqual([]);
  });
});

describe('the likeness of items', () => {
  it('is the same both ways, highest among those of one author and subject, and told by what their words mean where that is known', () => {
    const [a, b, space] = ['crime-1', 'crime-2', 'space'].map((id) => content.positions.get(id)!) as [number, number, number];
    expect(likeness(content, a, b)).toBe(likeness(content, b, a));
    expect(likeness(content, a, b)).toBeGreaterThan(likeness(content, a, space));

    const direction = (...axes: number[]) => Float32Array.from({ length: 512 }, (_, k) => (axes.includes(k) ? 1 : 0));
    const plain = ['x', 'y', 'z'].map((id) => offered(id));
    const meant = indexContent(
      plain,
      new Map([
        ['x', direction(0, 1)],
        ['y', direction(0, 2)],
        ['z', direction(5)],
      ]),
    );
    expect(likeness(meant, 0, 1)).toBeGreaterThan(likeness(meant, 0, 2));
  });
});
