import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../platform/log.js';
import { openDatabase } from '../../store/database.js';
import { openEmbeddedServer } from '../../store/embedded/server.js';
import { migrate } from '../../store/migrate.js';

const log = createLog('test', 'silent');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-embedded-'));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded server', () => {
  it('is started once by two that open the folder at the same moment, and stops with the last of them', async () => {
    const [one, two] = await Promise.all([openEmbeddedServer(folder, log), openEmbeddedServer(folder, log)]);
    expect(one.url).toBe(two.url);
    const db = openDatabase({ url: two.url });
    const other = openDatabase({ url: two.url });
    await Promise.all([migrate(db), migrate(other)]);
    await other.destroy();
    await one.close();
    expect(await db.selectFrom('customer').selectAll().execute()).toEqual([]);
    await db.destroy();
    await two.close();
    await expect(openDatabase({ url: two.url }).selectFrom('customer').selectAll().execute()).rejects.toThrow(/ECONNREFUSED/);
  });

  it('keeps what was committed when it is killed, and comes back by itself', async () => {
    const server = await openEmbeddedServer(folder, log);
    const db = openDatabase({ url: server.url });
    await sql`create table kept (n integer)`.execute(db);
    await sql`insert into kept values (42)`.execute(db);
    const { rows } = await sql<{ pid: string }>`select pg_read_file('postmaster.pid') as pid`.execute(db);
    process.kill(Number(rows[0]!.pid.split('\n')[0]), 'SIGKILL');
    await expect
      .poll(
        () =>
          sql`select n from kept`.execute(db).then(
            (result) => result.rows,
            () => [],
          ),
        { timeout: 15_000 },
      )
      .toEqual([{ n: 42 }]);
    await db.destroy();
    await server.close();
  });

  it('belongs to one `steward start` at a time', async () => {
    const one = await openEmbeddedServer(folder, log);
    const two = await openEmbeddedServer(folder, log);
    await one.own();
    await expect(two.own()).rejects.toThrow(/Another Steward already runs on the data folder/);
    await one.close();
    await two.own();
    await two.close();
  });

  it.runIf(process.getuid?.() === 0)('refuses, as root, a folder that the database user cannot enter', async () => {
    chmodSync(folder, 0o700);
    await expect(openEmbeddedServer(join(folder, 'data'), log)).rejects.toThrow(/"nobody" cannot enter/);
  });
});
