import { createHmac } from 'node:crypto';
import { StewardError } from '../platform/errors.js';
import { findAccount, insertAccount } from '../store/accounts.js';
import type { Account, Db, Role } from '../store/schema.js';
import { hashPassword, verifyPassword } from './passwords.js';

export interface AccountDetails {
  email: string;
  /** Shown to customers when an agent answers them. */
  name: string;
  role: Role;
  password: string;
}

/** As NIST SP 800-63B allows with rate limiting; longer is better than stranger. */
const shortestPassword = 10;

/**
 * Adds an account for an agent, an owner or an administrator.
 * @throws StewardError `email_invalid`, `password_too_short`, `account_exists`
 */
export async function addAccount(db: Db, { email, name, role, password }: AccountDetails): Promise<Account> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new StewardError('invalid', 'email_invalid', `"${email}" is not an e-mail address.`);
  if (password.length < shortestPassword) {
    throw new StewardError('invalid', 'password_too_short', `A password has at least ${shortestPassword} characters.`);
  }
  const account = await insertAccount(db, { email: email.toLowerCase(), name, role, passwordHash: await hashPassword(password) });
  if (!account) throw new StewardError('conflict', 'account_exists', `There is an account for ${email} already.`);
  return account;
}

/** The account that an e-mail address and a password belong to; a wrong address costs as much time as a wrong password. */
export async function provenAccount(db: Db, email: string, password: string): Promise<Account | undefined> {
  const account = await findAccount(db, email);
  return (await verifyPassword(password, account?.password_hash)) ? account : undefined;
}

const demoPeople = [
  { email: 'agent@example.com', name: 'Robin', role: 'agent' },
  { email: 'owner@example.com', name: 'Olivia', role: 'owner' },
] as const;

/**
 * The accounts of the demo, made where they are missing. Their passwords follow from the installation's secret, so
 * every start can print them although only their hashes are stored.
 */
export async function demoAccounts(db: Db, secret: string): Promise<AccountDetails[]> {
  const accounts = demoPeople.map((person) => ({ ...person, password: demoPassword(secret, person.email) }));
  for (const { email, name, role, password } of accounts) {
    if (!(await findAccount(db, email))) await insertAccount(db, { email, name, role, passwordHash: await hashPassword(password) });
  }
  return accounts;
}

/** Twelve letters and digits (60 bits) in groups of four; none that are mistaken for one another. */
function demoPassword(secret: string, email: string): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const digest = createHmac('sha256', secret).update(`demo account ${email}`).digest();
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]);
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((group) => group.join('')).join('-');
}
