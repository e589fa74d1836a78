import { describe, expect, it } from 'vitest';
import { confusionsOf, orderByConfusion } from '../../nlu/confusions.js';

/** `a>b` is a text of a that was taken for b. */
const answers = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [intent, answer] = pair.split('>');
    return { intent: intent!, answer: answer!, confidence: 0.5 };
  });

describe('confusions', () => {
  it('are counted with their share of the class, the most frequent first', () => {
    const counted = confusionsOf(answers('a>a', 'a>b', 'a>b', 'a>b', 'b>b', 'b>b')).map(({ intent, answer, share, answers }) => ({
      intent,
      answer,
      share,
      count: answers.length,
    }));
    expect(counted).toEqual([
      { intent: 'a', answer: 'b', share: 0.75, count: 3 },
      { intent: 'b', answer: 'b', share: 1, count: 2 },
      { intent: 'a', answer: 'a', share: 0.25, count: 1 },
    ]);
  });

  it('put those side by side that are taken for each other, and those last that never are', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const right = names.flatMap((name) => [`${name}>${name}`, `${name}>${name}`]);
    const order = orderByConfusion(names, confusionsOf(answers(...right, 'a>e', 'e>a', 'e>c', 'b>f')));
    expect([...order].sort()).toEqual(names);
    expect(order[5]).toBe('d');
    const apart = (one: string, other: string) => Math.abs(order.indexOf(one) - order.indexOf(other));
    expect([apart('a', 'e'), apart('e', 'c'), apart('b', 'f')]).toEqual([1, 1, 1]);
  });
});
