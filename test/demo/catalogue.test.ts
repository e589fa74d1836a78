import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../demo/catalogue.js';

const subjects = [
  ...['art', 'biography', 'biology', 'business', 'children', 'classics', 'cooking', 'data science', 'design', 'economics'],
  ...['fantasy', 'gardening', 'graphic novel', 'health', 'historical fiction', 'history', 'horror', 'humour', 'languages'],
  ...['literary fiction', 'machine learning', 'mathematics', 'memoir', 'music', 'mystery', 'philosophy', 'physics', 'poetry'],
  ...['politics', 'programming', 'psychology', 'romance', 'science', 'science fiction', 'self-help', 'sports', 'thriller', 'travel'],
  ...['writing', 'young adult'],
];

describe('the catalogue of the demo shop', () => {
  const catalogue = readCatalogue();
  const books = catalogue.filter(({ kind }) => kind === 'book');
  const courses = catalogue.filter(({ kind }) => kind === 'course');

  it('has at least 420 books and 110 courses', () => {
    expect(books.length).toBeGreaterThanOrEqual(420);
    expect(courses.length).toBeGreaterThanOrEqual(110);
  });

  it('has mysteries of many authors', () => {
    const mysteries = books.filter((book) => book.subjects.includes('mystery'));
    expect(mysteries.length).toBeGreaterThanOrEqual(35);
    expect(new Set(mysteries.flatMap(({ creators }) => creators)).size).toBeGreaterThanOrEqual(15);
  });

  it('gives every item an id of its own', () => {
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  });

  it('lists no title of the same creators twice', () => {
    const names = catalogue.map(({ kind, title, creators }) => `${kind}: ${title.toLowerCase()} by ${creators.join(', ')}`);
    expect(names.filter((name, k) => names.indexOf(name) !== k)).toEqual([]);
  });

  it('says of every item who made it, what it is about, and what it costs', () => {
    const languages = ['en', 'zh', 'de', 'fr', 'es'];
    const incomplete = catalogue.filter(
      ({ title, creators, description, price_cents, language }) =>
        [title, ...creators].some((text) => text.trim() === '') ||
        description!.length < 8 ||
        price_cents < 200 ||
        price_cents > 10_000 ||
        !languages.includes(language),
    );
    expect(incomplete).toEqual([]);
  });

  it('uses one to four subjects of the known ones', () => {
    const unusual = catalogue.filter(
      (item) => item.subjects.length < 1 || item.subjects.length > 4 || item.subjects.some((subject) => !subjects.includes(subject)),
    );
    expect(unusual).toEqual([]);
  });

  it('lets an item follow only one that is listed before it and is of the same language', () => {
    const order = new Map(catalogue.map((item, k) => [item.id, { item, k }]));
    const astray = catalogue.filter((item, k) => {
      const before = item.follows ? order.get(item.follows) : undefined;
      return item.follows && !(before && before.k < k && before.item.language === item.language);
    });
    expect(astray).toEqual([]);
  });

  it('has items for readers of Chinese', () => {
    expect(catalogue.filter(({ language }) => language === 'zh').length).toBeGreaterThanOrEqual(30);
  });
});
