import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';
import { prepare } from '../../bot/prepare.js';
import type { Steps } from '../../bot/steps.js';
import { createLog } from '../../platform/log.js';
import { readSettings } from '../../platform/settings.js';
import { openDatabase } from '../../store/database.js';
import type { Schema } from '../../store/schema.js';

const template = 'prepared';
const lockKey = 7_790_001;

const unwatched: Steps = {
  async run(_name, work) {
    await work(() => {});
  },
};

/**
 * A database of its own with the demo shop and trained models, as a copy of one that the first caller of a test run
 * prepares. Returns its connection string.
 */
export async function preparedDatabase(): Promise<string> {
  const admin = inject('databaseUrl');
  const db = openDatabase({ url: admin });
  try {
    return await db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${lockKey})`.execute(connection);
      if (!(await exists(connection, template))) await prepareTemplate(connection, admin);
      const name = `shop_${randomUUID().replaceAll('-', '')}`;
      await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(connection);
      await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
      return databaseNamed(admin, name);
    });
  } finally {
    await db.destroy();
  }
}

async function prepareTemplate(connection: Kysely<Schema>, admin: string): Promise<void> {
  const half = `${template}_half`;
  await sql`drop database if exists ${sql.id(half)}`.execute(connection);
  await sql`create database ${sql.id(half)}`.execute(connection);
  const db = openDatabase({ url: databaseNamed(admin, half) });
  await prepare(db, readSettings({}), unwatched, createLog('test', 'warn')).finally(() => db.destroy());
  await sql`alter database ${sql.id(half)} rename to ${sql.id(template)}`.execute(connection);
}

async function exists(connection: Kysely<Schema>, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(connection);
  return rows.length > 0;
}

function databaseNamed(url: string, name: string): string {
  const named = new URL(url);
  named.pathname = `/${name}`;
  return named.href;
}
