import type { Log } from '../platform/log.js';
import type { Settings } from '../platform/settings.js';

/** Runs a command under its name with the settings, and ends the process. */
export type Run = (name: string, command: (settings: Settings, log: Log) => Promise<void>) => Promise<void>;
