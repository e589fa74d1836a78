import { connect } from 'node:net';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordOutgoing } from '../../store/activities.js';
import { tokens } from '../support/api.js';
import { type DirectLineServer, serveDirectLine } from '../support/direct-line.js';
import { openFrames } from '../support/frames.js';
import { type FreshStore, freshStore } from '../support/store.js';

let store: FreshStore;
let line: DirectLineServer;
beforeAll(async () => {
  store = await freshStore();
  line = await serveDirectLine(store.db);
});

let conversationId: string;
let token: string;
let streamUrl: string;
beforeEach(async () => {
  ({ conversationId, token, streamUrl } = await line.open());
});

const say = (text: string) =>
  line.call('POST', `/v3/directline/conversations/${conversationId}/activities`, { bearer: token, body: { type: 'message', text } });

/** The bot says something of its own accord. */
async function botSays(text: string): Promise<void> {
  const replies = [{ payload: { type: 'message', text }, type: 'message', text }];
  await store.db.transaction().execute((trx) => recordOutgoing(trx, conversationId, 'bot', replies, new Date()));
  line.changes.notify(conversationId);
}

describe('a stream', () => {
  it('brings what was said before it was opened, then everything as it is said', async () => {
    await say('one');
    const stream = await openFrames(streamUrl);
    await say('two');
    const texts = () => stream.activities().map((activity) => activity.text);
    await expect.poll(texts).toEqual(['Hello!', 'one', 'You said: one', 'two', 'You said: two']);
    const { body } = await line.call('GET', `/v3/directline/conversations/${conversationId}/activities`, { bearer: token });
    expect(stream.activities()).toEqual(body.activities);
    expect(stream.frames.at(-1)!.watermark).toBe(body.watermark);
  });

  it('misses and repeats nothing while many speak at once and sockets come and go', async () => {
    const count = 150;
    const spoken = Promise.all(Array.from({ length: count }, (_, n) => botSays(`n ${n}`)));
    const seen: string[] = [];
    let url = streamUrl;
    while (seen.length < count + 1) {
      const stream = await openFrames(url);
      await expect.poll(() => stream.frames.length, { timeout: 10_000 }).toBeGreaterThan(0);
      stream.socket.terminate();
      await stream.closed;
      seen.push(...stream.activities().map((activity) => activity.id));
      const watermark = stream.frames.at(-1)!.watermark;
      const { body } = await line.call('GET', `/v3/directline/conversations/${conversationId}?watermark=${watermark}`, { bearer: token });
      url = body.streamUrl;
    }
    await spoken;
    const rows = await store.db
      .selectFrom('activity')
      .select('id')
      .where('conversation_id', '=', conversationId)
      .where('type', '=', 'message')
      .orderBy('seq')
      .execute();
    expect(seen).toEqual(rows.map((row) => row.id));
  });

  it('gives way to a newer one of the same conversation', async () => {
    const older = await openFrames(streamUrl);
    const newer = await openFrames(streamUrl);
    expect(await older.closed).toBe(4_000);
    await botSays('to the newest');
    await expect.poll(() => newer.activities().at(-1)?.text).toBe('to the newest');
    expect(older.activities().map((activity) => activity.text)).not.toContain('to the newest');
  });

  it('is kept open in silence when its client answers every closing with another one', async () => {
    const streams = [await openFrames(streamUrl)];
    for (let n = 0; n < 5; n++) streams.push(await openFrames(streamUrl));
    const [newest, ...silent] = streams.slice(3).reverse();
    await botSays('to the newest');
    await expect.poll(() => newest!.activities().at(-1)?.text).toBe('to the newest');
    for (const { socket, activities } of silent) {
      expect(socket.readyState).toBe(socket.OPEN);
      expect(activities().map((activity) => activity.text)).not.toContain('to the newest');
    }
    newest!.socket.terminate();
    for (const { closed } of silent) expect(await closed).toBe(4_000);
  });

  it('takes the empty frames that keep it alive, and is cut for large ones', async () => {
    const stream = await openFrames(streamUrl);
    stream.socket.send('');
    await botSays('still here');
    await expect.poll(() => stream.activities().at(-1)?.text).toBe('still here');
    stream.socket.send('x'.repeat(2_000));
    expect(await stream.closed).toBe(1_009);
  });

  it('is not shown what is between the bot and its channel', async () => {
    const stream = await openFrames(streamUrl);
    await botSays('hello');
    await expect.poll(() => stream.activities().length).toBe(2);
    expect(stream.activities().map((activity) => activity.type)).toEqual(['message', 'message']);
  });
});

describe('the address of a stream', () => {
  it('opens nothing with a token of another kind, of another conversation, or none', async () => {
    const withToken = (value: string) => streamUrl.replace(/t=.*/, `t=${value}`);
    await expect(openFrames(withToken(token))).rejects.toThrow('refused with 401');
    await expect(openFrames(withToken(await tokens.signStream('another')))).rejects.toThrow('refused with 401');
    await expect(openFrames(withToken(''))).rejects.toThrow('refused with 401');
    await expect(openFrames(streamUrl.replace('/stream', '/other'))).rejects.toThrow('refused with 404');
    await expect(openFrames(streamUrl.replace('watermark=0', 'watermark=x'))).rejects.toThrow('refused with 400');
  });

  it('is over after a minute', async () => {
    const [, payload = ''] = new URL(streamUrl).searchParams.get('t')!.split('.');
    const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(exp - iat).toBe(60);
  });

  it('may be nonsense, and the server goes on', async () => {
    const { port, hostname } = new URL(line.url);
    for (const target of ['//', '/v3/directline/conversations/%/stream?t=%', '*']) {
      const socket = connect(Number(port), hostname);
      const head = `GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n`;
      socket.write(`${head}sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`);
      const reply = await new Promise((done) => socket.once('data', (data) => done(data.toString())));
      expect(reply).toMatch(/^HTTP\/1\.1 40[14] /);
      socket.destroy();
    }
    expect((await say('still there')).status).toBe(200);
  });
});

it('tells every client when the server stops', async () => {
  const leaving = await serveDirectLine(store.db);
  const opened = await leaving.open();
  const stream = await openFrames(opened.streamUrl);
  await leaving.sockets.close();
  expect(await stream.closed).toBe(1_001);
});
