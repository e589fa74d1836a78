import { randomBytes } from 'node:crypto';
import type { Db } from './schema.js';

/** The named secret of this installation, made by the first process that asks for it; 32 bytes, base64url. */
export async function installationSecret(db: Db, name: string): Promise<string> {
  await db
    .insertInto('secret')
    .values({ name, value: randomBytes(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return value;
}
