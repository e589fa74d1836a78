/**
 * Whether a JSON value nests more than `levels` arrays and objects. A few kilobytes of brackets parse, and overflow
 * the stack of whoever serialises them again. Walks without recursion for the same reason.
 */
export function nestedDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const containers = level.filter((entry): entry is object => typeof entry === 'object' && entry !== null);
    if (containers.length > 0 && depth >= levels) return true;
    level = containers.flatMap((container) => Object.values(container));
  }
  return false;
}
