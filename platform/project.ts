import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const root = dirname(createRequire(import.meta.url).resolve('#package.json'));

/** Absolute path of a file or folder that ships with Steward, the same from the sources and from `dist/`. */
export function projectFile(...segments: string[]): string {
  return join(root, ...segments);
}
