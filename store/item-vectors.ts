import type { Db, ItemVector } from './schema.js';

/** What is kept of an encoder's vectors of items, in no order. */
export function itemVectors(db: Db, encoder: string): Promise<ItemVector[]> {
  return db.selectFrom('item_vector').selectAll().where('encoder', '=', encoder).execute();
}

/** Keeps vectors in place of those that were kept of the same items. */
export async function keepItemVectors(db: Db, rows: readonly ItemVector[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('item_vector')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('item_id').doUpdateSet(({ ref }) => ({
        text_hash: ref('excluded.text_hash'),
        encoder: ref('excluded.encoder'),
        vector: ref('excluded.vector'),
      })),
    )
    .execute();
}
