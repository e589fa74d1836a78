import { StewardError } from '../../platform/errors.js';

const most = 10;
const window = 15 * 60_000;
/** Enough for any shop's staff; an attacker who invents more addresses than this only forgets their own oldest ones. */
const mostRemembered = 10_000;

export interface SignInThrottle {
  /**
   * Counts an attempt before its password is looked at, so that many at once do not slip through together.
   * @throws StewardError `too_many_attempts` after ten in a quarter of an hour
   */
  attempt(email: string, address: string): void;
  /** Forgets the attempts of somebody who then knew the password. */
  succeeded(email: string, address: string): void;
}

/** Slows down guessing of one account's password from one address. Each process counts for itself. */
export function createSignInThrottle(now: () => Date): SignInThrottle {
  const attempts = new Map<string, { count: number; since: number }>();
  const key = (email: string, address: string): string => `${email.toLowerCase()} ${address}`;
  return {
    attempt(email, address) {
      const at = now().getTime();
      const known = attempts.get(key(email, address));
      const current = known && at - known.since < window ? known : { count: 0, since: at };
      if (current.count >= most) {
        throw new StewardError('too_many', 'too_many_attempts', 'Too many attempts. Try again in a quarter of an hour.');
      }
      current.count += 1;
      // Entered anew, so that the map stays in the order of the last attempt.
      attempts.delete(key(email, address));
      attempts.set(key(email, address), current);
      if (attempts.size > mostRemembered) attempts.delete(attempts.keys().next().value!);
    },
    succeeded: (email, address) => void attempts.delete(key(email, address)),
  };
}
