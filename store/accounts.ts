import { sql } from 'kysely';
import type { Account, Db, Role } from './schema.js';

export interface NewAccount {
  /** Lower-cased. */
  email: string;
  name: string;
  role: Role;
  passwordHash: string;
}

/** Adds an account; nothing when the e-mail address has one already. */
export function insertAccount(db: Db, { email, name, role, passwordHash }: NewAccount): Promise<Account | undefined> {
  return db
    .insertInto('account')
    .values({ id: sql<string>`gen_random_uuid()`, email, name, role, password_hash: passwordHash })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** The account of an e-mail address, in whatever case it is written. */
export function findAccount(db: Db, email: string): Promise<Account | undefined> {
  return db.selectFrom('account').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst();
}
