import { describe, expect, it } from 'vitest';
import { catalogue, found, read, valuesOf } from './found-entities.js';

describe('products', () => {
  it.each([
    ['do you have the moonstone', 'book-1'],
    ['do you have Moonstone?', 'book-1'],
    ['the monstone please', 'book-1'],
    ['Murder on orient expres by Christie', 'book-4'],
    ['murder on teh orient express', 'book-4'],
    ['PRIDE AND PREJUDICE', 'book-7'],
    ['pride & prejudise', 'book-7'],
    ['the hobit', 'book-11'],
    ['Do you have Life by Keith Richards?', 'book-5'],
    ['is "After You" good', 'book-6'],
    ['have you got The Trial in stock?', 'book-8'],
    ['have you read the notebook', 'book-13'],
    ['thinking fast & slow', 'book-18'],
    ['wuthring hieghts', 'book-15'],
    ['I finished The Road', 'book-21'],
    ['is the sandman in stock', 'book-20'],
    ['a copy of "Influence" please', 'book-19'],
    ['我想买三体', 'book-9'],
    ['我想买Moonstone', 'book-1'],
    ['《黑暗森林》有吗', 'book-10'],
  ])('are found in "%s"', (text, id) => {
    expect(valuesOf('product', text)).toEqual([id]);
  });

  it.each([
    'what is the meaning of life',
    'I wrote to you after you sent it',
    'can I cancel the free trial',
    'Life is short',
    'CAN YOU CANCEL THE TRIAL',
    'the dunes of Namibia',
    'do you sell notebooks',
    'the green notebook is missing',
    'you have Influence on me',
    'send it to 4 Oak Road',
  ])('are not found in "%s"', (text) => {
    expect(valuesOf('product', text)).toEqual([]);
  });

  it('hold the sign that a title ends in, where it is written', () => {
    const textsIn = (text: string) => read(text).map((entity) => entity.text);
    expect(textsIn('do you have Whose Body? in stock?')).toEqual(['Whose Body?']);
    expect(textsIn('is Whose Body in stock?')).toEqual(['Whose Body']);
    expect(textsIn('do you have The Moonstone?')).toEqual(['The Moonstone']);
  });

  it('are taken by the longer title where one holds another', () => {
    expect(found('is dune messiah as good as dune')).toEqual(['product book-3', 'product book-2']);
  });
});

describe('creators', () => {
  it.each([
    ['books by Agatha Christie', 'Agatha Christie'],
    ['agata cristie', 'Agatha Christie'],
    ["I love Agatha Christie's novels", 'Agatha Christie'],
    ['anything by christie?', 'Agatha Christie'],
    ['BOOKS BY AUSTEN', 'Jane Austen'],
    ['tolkein', 'J. R. R. Tolkien'],
    ['jrr tolkien', 'J. R. R. Tolkien'],
    ['something by conan doyle', 'Arthur Conan Doyle'],
    ['robert cialdini', 'Robert B. Cialdini'],
    ['books by King', 'Stephen King'],
    ['emily bronte', 'Emily Brontë'],
    ['刘慈欣的书', '刘慈欣'],
  ])('are found in "%s", as the catalogue has them', (text, creator) => {
    expect(valuesOf('creator', text)).toEqual([creator]);
  });

  it('with a last name in common are the one with more works', () => {
    expect(valuesOf('creator', 'novels by bronte')).toEqual(['Charlotte Brontë']);
  });

  it.each(['the burger king', 'Sparks fly', 'do you have a shop in London?', 'stand by king', 'by Christmas'])(
    'are not found in "%s"',
    (text) => {
      expect(valuesOf('creator', text)).toEqual([]);
    },
  );

  it('end before a possessive', () => {
    expect(read("Agatha Christie's books")[0]).toMatchObject({ type: 'creator', start: 0, end: 15 });
  });
});

describe('subjects', () => {
  it.each([
    ['any mysteries?', 'mystery'],
    ['a mistery novel', 'mystery'],
    ['some crime stories', 'mystery'],
    ['sci-fi', 'science fiction'],
    ['Science Fiction', 'science fiction'],
    ['help with maths', 'mathematics'],
    ['a book for kids', 'children'],
    ['a classic', 'classics'],
    ['self-help', 'self-help'],
    ['a machine learning course', 'machine learning'],
  ])('are found in "%s"', (text, subject) => {
    expect(found(text)).toEqual([`subject ${subject}`]);
  });

  it('that the catalogue lacks are not named', () => {
    expect(catalogue.subjects).not.toContain('romance');
    expect(found('a love story')).toEqual([]);
  });

  it('are no slips of other words', () => {
    expect(found('the lamp is defective')).toEqual([]);
  });
});
