import { join } from 'node:path';
import { dataFolder } from '../run-parts.js';

/** Path of a file of the data sets. */
export function dataFile(...parts: string[]): string {
  return join(dataFolder('BEHAVIOUR_DATA', 'behaviour.md'), ...parts);
}
