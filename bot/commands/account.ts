import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { StewardError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Settings } from '../../platform/settings.js';
import { addAccount } from '../accounts.js';
import { withStore } from './with-store.js';

const shape = z.object({
  email: z.email({ error: 'The e-mail address is not one.' }),
  name: z.string().min(1),
  role: z.enum(['agent', 'owner', 'admin'], { error: 'The role must be agent, owner or admin.' }),
});

/** `steward account EMAIL --role agent`: adds an account and prints its password, which is kept nowhere in plain. */
export async function createAccount(settings: Settings, log: Log, given: { email: string; name: string; role: string }): Promise<void> {
  const { data, error } = shape.safeParse(given);
  if (error) throw new StewardError('invalid', 'account_invalid', error.issues[0]!.message);
  const password = randomBytes(12).toString('base64url');
  await withStore(settings, log, (db) => addAccount(db, { ...data, password }));
  process.stdout.write(`${data.email} may sign in as ${data.role} with the password ${password}\n`);
}
