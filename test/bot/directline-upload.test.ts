import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { tokens } from '../support/api.js';
import { type DirectLineServer, serveDirectLine } from '../support/direct-line.js';
import { freshStore } from '../support/store.js';

let line: DirectLineServer;
let conversationId: string;
let token: string;
beforeAll(async () => {
  line = await serveDirectLine((await freshStore()).db);
  ({ conversationId, token } = await line.open());
});

const path = () => `/v3/directline/conversations/${conversationId}/upload?userId=dl_somebody_else`;
const upload = (body: FormData | string, headers = {}) => line.call('POST', path(), { bearer: token, body, headers });

async function activity(id: string) {
  const { body } = await line.call('GET', `/v3/directline/conversations/${conversationId}/activities`, { bearer: token });
  return body.activities.find((one: { id: string }) => one.id === id);
}

function form(...files: [name: string, type: string, content: string][]): FormData {
  const data = new FormData();
  for (const [name, type, content] of files) data.append('file', new Blob([content], { type }), name);
  return data;
}

describe('a message with files', () => {
  it('keeps them as data URLs in the attachments that announced them', async () => {
    const data = form(['b.txt', 'text/plain', 'bee'], ['a.png', 'image/png', 'picture']);
    const attachments = [{ name: 'a.png', contentType: 'image/png', thumbnailUrl: 'kept' }, { name: 'b.txt' }];
    const message = { type: 'message', text: 'see', attachments, from: { id: 'dl_x' }, channelData: { clientActivityID: 'u1' } };
    data.append('activity', new Blob([JSON.stringify(message)], { type: 'application/vnd.microsoft.activity' }));
    const { status, body } = await upload(data);
    expect(status).toBe(200);
    const { userId } = (await tokens.verify(token)) as { userId: string };
    expect(await activity(body.id)).toMatchObject({
      text: 'see',
      from: { id: userId },
      channelData: { clientActivityID: 'u1' },
      attachments: [
        { name: 'a.png', contentType: 'image/png', contentUrl: 'data:image/png;base64,cGljdHVyZQ==', thumbnailUrl: 'kept' },
        { name: 'b.txt', contentType: 'text/plain', contentUrl: 'data:text/plain;base64,YmVl' },
      ],
    });
  });

  it('needs no activity beside them, and no name of theirs is a path', async () => {
    const { body } = await upload(form(['../../etc/passwd', 'text/plain', 'x'], ['naïve ☕.txt', 'text/plain', 'y']));
    const { type, attachments } = await activity(body.id);
    expect(type).toBe('message');
    expect(attachments.map((one: { name: string }) => one.name)).toEqual(['passwd', 'naïve ☕.txt']);
  });
});

describe('an upload that cannot be taken', () => {
  const boundary = { 'content-type': 'multipart/form-data; boundary=b' };
  it.each<[string, FormData | string, Record<string, string>, number, string]>([
    ['larger than 256 KB', form(['a', 'text/plain', 'x'.repeat(256 * 1_024)]), {}, 413, 'body_too_large'],
    ['cut short', '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc', boundary, 400, 'body_malformed'],
    ['without a boundary', 'abc', { 'content-type': 'multipart/form-data' }, 400, 'body_malformed'],
    ['of another kind', '{}', {}, 400, 'body_malformed'],
    ['compressed', 'abc', { ...boundary, 'content-encoding': 'gzip' }, 400, 'content_encoding_unsupported'],
    ['with an activity that is no JSON', withActivity('{"type"'), {}, 400, 'body_malformed'],
    ['with an activity without type', withActivity('{"text":"x"}'), {}, 400, 'body_invalid'],
    ['with an activity of a list', withActivity('["message"]'), {}, 400, 'body_invalid'],
  ])('%s is answered with its own code', async (_name, body, headers, status, code) => {
    expect(await upload(body, headers)).toMatchObject({ status, body: { error: { code } } });
  });

  it('leaves nothing behind when its sender hangs up in the middle', async () => {
    const { port, hostname } = new URL(line.url);
    const socket = connect(Number(port), hostname);
    const head = `POST ${path()} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 1000\r\n`;
    socket.write(`${head}content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\n`);
    await new Promise((done) => setTimeout(done, 50));
    socket.destroy();
    const { status } = await upload(form(['a', 'text/plain', 'still there']));
    expect(status).toBe(200);
  });
});

function withActivity(json: string): FormData {
  const data = new FormData();
  data.append('activity', json);
  return data;
}
