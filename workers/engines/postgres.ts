import { createPostgresBackend, createPostgresRelayBackend, type PostgresConnectionOptions, type PostgresQueueBackend } from 'bullmq';
import pg from 'pg';
import type { Engine } from './engine.js';

/**
 * BullMQ's transactions hold a connection that nobody listens to. One that breaks between two of their queries would end
 * the process; so the next query tells its caller.
 */
class ForgivingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/** Queues in tables of their own, in a schema beside ours. */
export function postgresEngine(databaseUrl: string, databaseSchema: string): Engine<PostgresQueueBackend, PostgresConnectionOptions> {
  const connection = {
    connectionString: databaseUrl,
    schema: queueSchema(databaseSchema),
    migrate: true,
    // A pool for every queue and worker; each also listens on a connection of its own.
    max: 3,
    connectionTimeoutMillis: 5_000,
    Client: ForgivingClient,
  };
  return {
    createBackend: createPostgresBackend,
    createRelayBackend: createPostgresRelayBackend,
    producing: () => connection,
    consuming: () => connection,
    neededAtStart: true,
    close: () => {},
  };
}

/** Schema of the queues that belong to a schema of ours. */
function queueSchema(databaseSchema: string): string {
  return `${databaseSchema}_queue`;
}
