import { beforeAll, describe, expect, it } from 'vitest';
import { addAccount, demoAccounts } from '../../bot/accounts.js';
import { sessionRoutes } from '../../bot/api/session.js';
import type { Db } from '../../store/schema.js';
import { type Api, serveRoutes, tokens } from '../support/api.js';
import { freshStore } from '../support/store.js';

const sam = { email: 'Sam@Shop.test', name: 'Sam', role: 'agent', password: 'a long enough phrase' } as const;

let db: Db;
let api: Api;
let clock = new Date('2026-03-01T12:00:00Z');

beforeAll(async () => {
  ({ db } = await freshStore());
  await addAccount(db, sam);
  api = await serveRoutes(sessionRoutes({ db, tokens, now: () => clock }));
});

describe('signing in', () => {
  it('gives a cookie that no script can read, and the cookie proves who one is', async () => {
    const { status, body, headers } = await api.call('POST', '/api/session', { email: 'sam@shop.test', password: sam.password });
    expect({ status, body }).toEqual({ status: 200, body: { name: 'Sam', role: 'agent' } });
    const cookie = headers.get('set-cookie')!;
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=43200$/);

    const session = await fetch(`${api.url}/api/session`, { headers: { cookie: cookie.split(';')[0]! } });
    expect(await session.json()).toEqual({ name: 'Sam', role: 'agent' });
  });

  it('marks the cookie Secure behind https', async () => {
    const response = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ email: sam.email, password: sam.password }),
    });
    expect(response.headers.get('set-cookie')).toContain('; Secure');
  });

  it('says the same of an unknown address and of a wrong password', async () => {
    const wrong = await api.call('POST', '/api/session', { email: sam.email, password: 'not it at all' });
    const unknown = await api.call('POST', '/api/session', { email: 'nobody@shop.test', password: 'not it at all' });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'credentials_wrong' } } });
    expect(unknown.body).toEqual(wrong.body);
  });

  it('stops listening after ten wrong passwords, even sent at once, and listens again a quarter of an hour later', async () => {
    const guess = () => api.call('POST', '/api/session', { email: 'guessed@shop.test', password: 'a guess or so' });
    const statuses = (await Promise.all(Array.from({ length: 12 }, guess))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);

    clock = new Date(clock.getTime() + 15 * 60_000);
    expect((await guess()).status).toBe(401);
  });

  it('ends when one signs out', async () => {
    const { status, headers } = await api.call('DELETE', '/api/session');
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(/^steward_session=; .*Max-Age=0/);
  });

  it('is asked of whoever has not', async () => {
    expect(await api.call('GET', '/api/session')).toMatchObject({ status: 401, body: { error: { code: 'sign_in_first' } } });
  });
});

describe('accounts', () => {
  it('are one an e-mail address, however it is written', async () => {
    await expect(addAccount(db, { ...sam, email: 'SAM@shop.test' })).rejects.toMatchObject({ code: 'account_exists' });
  });

  it('want a password that is not short', async () => {
    await expect(addAccount(db, { ...sam, email: 'new@shop.test', password: 'short' })).rejects.toMatchObject({
      code: 'password_too_short',
    });
  });

  it('of the demo have the same passwords at every start, and other ones in another installation', async () => {
    const first = await demoAccounts(db, 'secret one');
    expect(await demoAccounts(db, 'secret one')).toEqual(first);
    expect(first.map(({ email, role }) => [email, role])).toEqual([
      ['agent@example.com', 'agent'],
      ['owner@example.com', 'owner'],
    ]);
    for (const { email, password } of first) {
      expect(await api.call('POST', '/api/session', { email, password })).toMatchObject({ status: 200 });
    }
    const elsewhere = await demoAccounts(db, 'secret two');
    expect(elsewhere[0]!.password).not.toBe(first[0]!.password);
  });
});
