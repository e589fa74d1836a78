import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Advisory lock keys, ours alone in the embedded database. */
const keys = { users: 7_780_001, owner: 7_780_002 };
/** Milliseconds in which a process that came says so, and in which the server notices that one was killed. */
const patience = 500;

/**
 * Who uses the embedded server, kept by the server itself: every process holds a shared advisory lock, `steward start`
 * an exclusive one as well. A lock goes with its connection, so a process that was killed is never counted.
 */
export interface Tenancy {
  /** Whether another process uses the server; one that has just started it gets a moment to say so. */
  hasOthers(): Promise<boolean>;
  /** Becomes the one `steward start` of this data folder; false if there is one. */
  own(): Promise<boolean>;
  /** Gives up the use. True if nobody else uses the server: then nobody can join until `close`, and the server may be stopped. */
  leave(): Promise<boolean>;
  close(): Promise<void>;
}

/** Joins the users of a server. Waits while the last one is leaving, and throws when that one has stopped the server. */
export async function joinTenancy(url: string): Promise<Tenancy> {
  const client = new pg.Client({ connectionString: url });
  // The server may go away under us; whoever started it brings it back, and we ask it something only at the end.
  client.on('error', () => {});
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [keys.users]);
  const tryLock = async (key: number): Promise<boolean> => {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [key]);
    return rows[0]?.locked ?? false;
  };
  return {
    async hasOthers() {
      const others = "select 1 from pg_locks where locktype = 'advisory' and objid = $1 and pid <> pg_backend_pid()";
      for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(25)) {
        const { rowCount } = await client.query(others, [keys.users]);
        if (rowCount) return true;
      }
      return false;
    },
    own: () => tryLock(keys.owner),
    async leave() {
      await client.query('select pg_advisory_unlock_shared($1)', [keys.users]);
      for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(25)) {
        if (await tryLock(keys.users)) return true;
      }
      return false;
    },
    close: () => client.end(),
  };
}
