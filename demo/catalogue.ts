import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { projectFile } from '../platform/project.js';
import type { ItemKind, NewItem } from '../store/schema.js';

/** An item of the demo shop. */
export interface CatalogueItem extends NewItem {
  language: string;
  /** Id of the item that comes before it, its only prerequisite: the book before in its series, the course that it builds on. */
  follows?: string;
}

/** Books and courses that really exist, with descriptions of our own and prices that are made up, as the files list them. */
export function readCatalogue(): CatalogueItem[] {
  return [...readItems('books.csv', 'book'), ...readItems('courses.csv', 'course')];
}

type Row = Record<'id' | 'title' | 'creators' | 'subjects' | 'description' | 'price' | 'language' | 'follows', string>;

function readItems(file: string, kind: ItemKind): CatalogueItem[] {
  const rows: Row[] = parse(readFileSync(projectFile('demo', 'catalogue', file)), { columns: true });
  return rows.map((row) => ({
    id: row.id,
    kind,
    title: row.title,
    creators: row.creators.split(';'),
    subjects: row.subjects.split(';'),
    description: row.description,
    price_cents: Math.round(Number(row.price) * 100),
    language: row.language,
    follows: row.follows || undefined,
  }));
}
