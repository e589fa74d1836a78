import type { z } from 'zod';
import { StewardError } from '../../platform/errors.js';

/** Levels of a JSON body; cards nest about ten. */
const deepest = 64;

/**
 * A parsed JSON body in the shape a route takes.
 * @throws StewardError `body_invalid`, naming the first field that is wrong, or `body_too_deep`
 */
export function checkBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  if (nestedDeeperThan(body, deepest)) throw new StewardError('invalid', 'body_too_deep', `The body nests more than ${deepest} levels.`);
  const { data, error } = schema.safeParse(body ?? {});
  if (!error) return data;
  const { path, message } = error.issues[0]!;
  throw new StewardError('invalid', 'body_invalid', `${path.length > 0 ? `"${path.join('.')}": ` : ''}${message}`);
}

/**
 * A few kilobytes of brackets parse, and overflow the stack of whoever serialises them again. Walks level by level,
 * without recursion, for the same reason.
 */
function nestedDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const containers = level.filter((entry): entry is object => typeof entry === 'object' && entry !== null);
    if (containers.length > 0 && depth >= levels) return true;
    level = containers.flatMap((container) => Object.values(container));
  }
  return false;
}
