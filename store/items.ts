import type { Db, Item } from './schema.js';

export function allItems(db: Db): Promise<Item[]> {
  return db.selectFrom('item').selectAll().orderBy('id').execute();
}

export function findItems(db: Db, ids: readonly string[]): Promise<Item[]> {
  return ids.length === 0 ? Promise.resolve([]) : db.selectFrom('item').selectAll().where('id', 'in', ids).execute();
}
