import type { BackendFactory, IQueueBackend, RelayBackendFactory } from 'bullmq';

/** What a database has to bring to carry our queues. `C` is what its BullMQ backend takes as a connection. */
export interface Engine<B extends IQueueBackend, C> {
  createBackend: BackendFactory<B, C>;
  createRelayBackend: RelayBackendFactory<C>;
  /** For queues and relays: a call fails within seconds while the engine is away. */
  producing(): C;
  /** For workers: they wait until the engine is back. */
  consuming(): C;
  /** Keeps installations apart that share a Redis. */
  prefix?: string;
  /** Whether the engine has to be there before the process counts as started. */
  neededAtStart: boolean;
  /** Ends connections that BullMQ does not end itself. */
  close(): void;
}
