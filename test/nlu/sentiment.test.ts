import { describe, expect, it } from 'vitest';
import { sentimentOf } from '../../nlu/sentiment.js';

describe('sentiment', () => {
  it.each([
    ['I love this shop, thanks!', 'positive'],
    ['That was brilliant', 'positive'],
    ['This is terrible, I am furious', 'negative'],
    ["I'm not happy at all", 'negative'],
    ['My book arrived damaged', 'negative'],
    ['You are useless', 'negative'],
    ['Not good. Not helpful either.', 'negative'],
    ['Where is my order?', 'neutral'],
    ['Please help me cancel my subscription', 'neutral'],
    ['Is the gift wrapping free?', 'neutral'],
    ["It isn't bad", 'positive'],
    ['', 'neutral'],
  ])('of "%s" is %s', (text, label) => {
    expect(sentimentOf(text).label).toBe(label);
  });

  it('is stronger the more is said', () => {
    expect(sentimentOf('terrible, awful and broken').score).toBeLessThan(sentimentOf('broken').score);
  });

  it('does not let a negation reach past the end of its clause', () => {
    expect(sentimentOf("I don't know. Great shop!").label).toBe('positive');
  });
});
