import pg from 'pg';

/** Advisory lock keys, ours alone in the embedded database. */
const keys = { users: 7_780_001, owner: 7_780_002 };

/**
 * Who uses the embedded server, kept by the server itself: every process holds a shared advisory lock, `steward start`
 * an exclusive one as well. A lock goes with its connection, so a process that was killed is never counted.
 */
export interface Tenancy {
  /** Whether this process alone uses the server. */
  alone(): Promise<boolean>;
  /** Becomes the one `steward start` of this data folder; false if there is one. */
  own(): Promise<boolean>;
  leave(): Promise<void>;
}

export async function joinTenancy(url: string): Promise<Tenancy> {
  const client = new pg.Client({ connectionString: url });
  // The server may go away under us; whoever started it brings it back, and `alone` is asked only at the end.
  client.on('error', () => {});
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [keys.users]);
  const tryLock = async (key: number): Promise<boolean> => {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [key]);
    return rows[0]?.locked ?? false;
  };
  return {
    alone: () => tryLock(keys.users),
    own: () => tryLock(keys.owner),
    leave: () => client.end(),
  };
}
