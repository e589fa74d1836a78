import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { type Binaries, findBinaries } from './binaries.js';
import { type Cluster, openCluster } from './cluster.js';
import { findPostmaster, freePort, serverUrl, startPostmaster, stopPostmaster } from './postmaster.js';
import { joinTenancy, type Tenancy } from './tenancy.js';
import { type DatabaseUser, databaseUser, makeReachableFolder } from './user.js';

export interface EmbeddedServer {
  url: string;
  /**
   * Makes this process the only `steward start` on the data folder.
   * @throws StewardError `data_folder_in_use` if there is one already.
   */
  own(): Promise<void>;
  /** Leaves the server; the last process that leaves stops it. */
  close(): Promise<void>;
}

/** Milliseconds between a crash of the server and the next try to start it. */
const restartPause = 500;

/** Starts the data folder's own PostgreSQL, or joins it where another process of ours has started it. */
export async function openEmbeddedServer(dataFolder: string, log: Log): Promise<EmbeddedServer> {
  const user = databaseUser();
  makeReachableFolder(dataFolder, user);
  const binaries = await findBinaries(dataFolder, user);
  const cluster = await openCluster(dataFolder, binaries, user);
  const { port, tenancy, keeper } = (await joinRunning(cluster)) ?? (await startOwn(cluster, binaries, user, log));
  return {
    url: serverUrl(cluster, port),
    async own() {
      if (await tenancy.own()) return;
      throw new StewardError(
        'conflict',
        'data_folder_in_use',
        `Another Steward already runs on the data folder "${dataFolder}". Stop it first, or set STEWARD_DATA to another folder.`,
      );
    },
    async close() {
      keeper?.release();
      // A server that is already gone has nobody left to ask, and nothing left to stop.
      const last = await tenancy.leave().catch(() => true);
      const running = last ? await findPostmaster(cluster) : undefined;
      if (running) await stopPostmaster(cluster, running.pid);
      await tenancy.close().catch(() => {});
    },
  };
}

interface Opened {
  port: number;
  tenancy: Tenancy;
  keeper?: Keeper;
}

/** Joins a server that others use. One that a killed process left behind is stopped, to be started anew under our eyes. */
async function joinRunning(cluster: Cluster): Promise<Opened | undefined> {
  const running = await findPostmaster(cluster);
  if (!running) return undefined;
  const tenancy = await joinTenancy(serverUrl(cluster, running.port));
  if (await tenancy.hasOthers()) return { port: running.port, tenancy };
  await stopPostmaster(cluster, running.pid);
  await tenancy.close().catch(() => {});
  return undefined;
}

async function startOwn(cluster: Cluster, binaries: Binaries, user: DatabaseUser, log: Log): Promise<Opened> {
  const port = await freePort();
  try {
    const start = () => startPostmaster(cluster, binaries, user, port);
    const keeper = keepRunning(await start(), start, log);
    return { port, tenancy: await joinTenancy(serverUrl(cluster, port)), keeper };
  } catch (error) {
    // Of two processes that start at once PostgreSQL lets one through; the other one joins it.
    const running = await findPostmaster(cluster);
    if (!running) throw error;
    return { port: running.port, tenancy: await joinTenancy(serverUrl(cluster, running.port)) };
  }
}

interface Keeper {
  /** From now on the server may end. */
  release(): void;
}

/** Starts the server again, on the same port, whenever it ends before it is released. */
function keepRunning(first: ChildProcess, start: () => Promise<ChildProcess>, log: Log): Keeper {
  let released = false;
  const watch = (child: ChildProcess): void => {
    child.unref();
    child.once('exit', () => void revive());
  };
  const revive = async (): Promise<void> => {
    while (!released) {
      log.warn('the embedded database ended; starting it again');
      await sleep(restartPause);
      try {
        if (!released) watch(await start());
        return;
      } catch (err) {
        log.error({ err }, 'the embedded database did not start');
      }
    }
  };
  watch(first);
  return {
    release() {
      released = true;
    },
  };
}
