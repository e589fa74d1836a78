import { describe, expect, it } from 'vitest';
import { valuesOf } from './found-entities.js';

describe('people', () => {
  it.each([
    ['my name is Ada Lovelace and I need help', 'Ada Lovelace'],
    ['my name is ada lovelace', 'ada lovelace'],
    ["hello, I'm Sarah", 'Sarah'],
    ['please ask for Maria', 'Maria'],
    ['My name is Stephen King', 'Stephen King'],
  ])('are found in "%s"', (text, name) => {
    expect(valuesOf('person', text)).toEqual([name]);
  });

  it.each(['my name is misspelled', 'Where is my order?', 'books by Stephen King', 'I like it'])('are not found in "%s"', (text) => {
    expect(valuesOf('person', text)).toEqual([]);
  });
});

describe('places', () => {
  it.each([
    ['do you ship to germany', 'DE'],
    ['Shipping to the UK?', 'GB'],
    ['delivery to the US', 'US'],
    ['I live in New Zealand', 'NZ'],
    ['can I pick it up in Hamburg', 'Hamburg'],
    ["I'm in london", 'london'],
    ['from Turkey', 'TR'],
  ])('are found in "%s", countries by their code', (text, place) => {
    expect(valuesOf('place', text)).toEqual([place]);
  });

  it.each(['send it to us', 'a recipe with turkey', 'TELL US', 'I like reading'])('are not found in "%s"', (text) => {
    expect(valuesOf('place', text)).toEqual([]);
  });
});
