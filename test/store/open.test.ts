import { expect, inject, it } from 'vitest';
import { createLog } from '../../platform/log.js';
import { readSettings } from '../../platform/settings.js';
import { openStoreServer } from '../../store/open.js';

const open = (url: URL) => openStoreServer(readSettings({ DATABASE_URL: url.href }), createLog('test', 'silent'));

it('names the setting when nothing answers there', async () => {
  const url = new URL(inject('databaseUrl'));
  url.port = '1';
  await expect(open(url)).rejects.toMatchObject({ code: 'database_unreachable', message: expect.stringContaining('DATABASE_URL') });
});

it('says that the server refuses the user, and not with which password', async () => {
  const url = new URL(inject('databaseUrl'));
  url.password = 'not-the-password';
  const refused = open(url);
  await expect(refused).rejects.toThrow(/DATABASE_URL names the server .*password authentication failed/);
  await expect(refused).rejects.not.toThrow(/not-the-password/);
});
