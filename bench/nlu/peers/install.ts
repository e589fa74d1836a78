import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFile } from '../../../platform/project.js';

/** Has a `package.json` and a lock file of its own: no peer is a dependency of the product. */
export const peersFolder = projectFile('bench', 'nlu', 'peers');

/** Installs the peers where that was not done before. */
export async function installPeers(): Promise<void> {
  if (existsSync(join(peersFolder, 'node_modules', 'node-nlp'))) return;
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: peersFolder });
}
