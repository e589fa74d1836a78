import { expect, it } from 'vitest';
import { createHttpServer } from '../../bot/http/server.js';
import { listen, stopListening } from '../../bot/listen.js';
import { createLog } from '../../platform/log.js';

const server = () => createHttpServer({ routes: [], authenticate: async () => undefined, log: createLog('test', 'silent') });

it('says which setting to change when the port is taken', async () => {
  const first = server();
  const port = await listen(first, 0, '127.0.0.1');
  await expect(listen(server(), port, '127.0.0.1')).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringContaining('PORT'),
  });
  await stopListening(first);
});

it('says which setting to change when the host is not this machine', async () => {
  const elsewhere = listen(server(), 0, '192.0.2.1');
  await expect(elsewhere).rejects.toMatchObject({ code: 'host_refused', message: expect.stringContaining('STEWARD_HOST is "192.0.2.1"') });
});
