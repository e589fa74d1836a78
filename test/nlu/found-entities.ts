import { findEntities } from '../../nlu/entities/find.js';
import type { CatalogueIndex, Entity, EntityType } from '../../nlu/understanding.js';

/** A Saturday. */
const now = new Date('2026-11-21T22:30:00Z');

const item = (id: string, title: string, ...creators: string[]) => ({ id, title, creators });

export const catalogue: CatalogueIndex = {
  items: [
    item('book-1', 'The Moonstone', 'Wilkie Collins'),
    item('book-2', 'Dune', 'Frank Herbert'),
    item('book-3', 'Dune Messiah', 'Frank Herbert'),
    item('book-4', 'Murder on the Orient Express', 'Agatha Christie'),
    item('book-5', 'Life', 'Keith Richards'),
    item('book-6', 'After You', 'Jojo Moyes'),
    item('book-7', 'Pride and Prejudice', 'Jane Austen'),
    item('book-8', 'The Trial', 'Franz Kafka'),
    item('book-9', '三体', '刘慈欣'),
    item('book-10', '三体Ⅱ：黑暗森林', '刘慈欣'),
    item('book-11', 'The Hobbit', 'J. R. R. Tolkien'),
    item('book-12', 'The Hound of the Baskervilles', 'Arthur Conan Doyle'),
    item('book-13', 'The Notebook', 'Nicholas Sparks'),
    item('book-14', 'Misery', 'Stephen King'),
    item('book-15', 'Wuthering Heights', 'Emily Brontë'),
    item('book-16', 'Jane Eyre', 'Charlotte Brontë'),
    item('book-17', 'Villette', 'Charlotte Brontë'),
    item('book-18', 'Thinking, Fast and Slow', 'Daniel Kahneman'),
    item('book-19', 'Influence: The Psychology of Persuasion', 'Robert B. Cialdini'),
    item('book-20', 'The Sandman: Preludes & Nocturnes', 'Neil Gaiman'),
    item('book-21', 'The Road', 'Cormac McCarthy'),
    item('book-22', 'Algorithms to Live By', 'Brian Christian'),
    item('book-23', 'Whose Body?', 'Dorothy L. Sayers'),
    item('course-1', 'Machine Learning', 'Imperial College London'),
  ],
  subjects: ['mystery', 'science fiction', 'machine learning', 'mathematics', 'children', 'classics', 'self-help'],
};

export function read(text: string, language = 'en', shop: CatalogueIndex = catalogue): Entity[] {
  return findEntities(text, { language, catalogue: shop, now });
}

/** Entities of a text as `type value`. */
export function found(text: string, language?: string): string[] {
  return read(text, language).map(({ type, value }) => `${type} ${value}`);
}

/** Values of the entities of one type. */
export function valuesOf(type: EntityType, text: string, language?: string): Entity['value'][] {
  return read(text, language).flatMap((entity) => (entity.type === type ? [entity.value] : []));
}
