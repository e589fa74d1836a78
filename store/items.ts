import { sql } from 'kysely';
import type { Db, Item } from './schema.js';

export function allItems(db: Db): Promise<Item[]> {
  return db.selectFrom('item').selectAll().orderBy('id').execute();
}

export function findItems(db: Db, ids: readonly string[]): Promise<Item[]> {
  return ids.length === 0 ? Promise.resolve([]) : db.selectFrom('item').selectAll().where('id', 'in', ids).execute();
}

/** Items whose titles have all of these words, shortest title first. */
export function itemsByTitle(db: Db, words: string, limit: number): Promise<Item[]> {
  return db
    .selectFrom('item')
    .selectAll()
    .where(sql<boolean>`to_tsvector('simple', title) @@ plainto_tsquery('simple', ${words})`)
    .orderBy(sql`length(title)`)
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function hasItems(db: Db): Promise<boolean> {
  return (await db.selectFrom('item').select('id').limit(1).executeTakeFirst()) !== undefined;
}
