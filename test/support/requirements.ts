import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some tests need and that Steward itself does without. */
export type Requirement = 'redis-server' | 'chromium';

/** Names under which systems install them. */
const programs: Record<Requirement, readonly string[]> = {
  'redis-server': ['redis-server'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
};

/**
 * Whether a program is installed, for `describe.skipIf(!available('redis-server'))`.
 * @throws Error in CI when it is missing: there a skipped test is a failed run.
 */
export function available(requirement: Requirement): boolean {
  const found = programPath(requirement) !== undefined;
  if (!found && process.env.CI) throw new Error(`CI must have "${requirement}" installed; tests that need it may not be skipped there.`);
  return found;
}

/** Absolute path of the installed program, undefined where there is none. */
export function programPath(requirement: Requirement): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs[requirement].flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
