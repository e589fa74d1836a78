/** Milliseconds before the first repetition, at most; doubled for each further one. */
const first = 1_000;
const longest = 30_000;

/**
 * Milliseconds to wait before the attempt after `attempt` (from 1): exponential with full jitter, so that the callers
 * of a channel that was away do not all come back at once; never less than the channel asked for.
 */
export function backoff(attempt: number, asked: number | undefined, random: () => number): number {
  const ceiling = Math.min(first * 2 ** (attempt - 1), longest);
  return Math.max(random() * ceiling, Math.min(asked ?? 0, longest));
}
