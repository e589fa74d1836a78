import { describe, expect, it } from 'vitest';
import { signsOf } from '../../nlu/signs.js';

describe('the signs of a text', () => {
  it.each([
    ['thank you ❤️', ['emojiglad']],
    ['😡😡😡', ['emojisore', 'emojisore']],
    ['It came :) and it is broken :-(', ['emojiglad', 'emojisore']],
    ['👍🏽 great!!!', ['emojiglad', 'signexclaimed']],
    ['WHERE IS MY ORDER?', ['signasked', 'signshouted']],
    ['太好了！', ['signexclaimed']],
    ['The ISBN of the DVD', []],
    ['FAQ', []],
    ['see https://shop.test/a', []],
    ['🚨 locked out', ['emojialarm']],
    ['', []],
  ])('of "%s" are %j', (text, signs) => {
    expect(signsOf(text)).toEqual(signs);
  });
});
