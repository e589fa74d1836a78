import { expect, it } from 'vitest';
import { remembering } from '../../platform/memory.js';

it('finds what it remembers once, and forgets it when it remembers too much', () => {
  const found: string[] = [];
  const upper = remembering(2, (key) => {
    found.push(key);
    return key.toUpperCase();
  });
  expect(['a', 'b', 'a', 'b'].map(upper)).toEqual(['A', 'B', 'A', 'B']);
  expect(found).toEqual(['a', 'b']);
  expect(['c', 'a'].map(upper)).toEqual(['C', 'A']);
  expect(found).toEqual(['a', 'b', 'c', 'a']);
});
