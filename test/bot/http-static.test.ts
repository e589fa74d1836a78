import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staticRoutes } from '../../bot/http/static.js';
import { type Api, serveRoutes } from '../support/api.js';

const root = mkdtempSync(join(tmpdir(), 'steward-static-'));
const pages = join(root, 'web');
let api: Api;

beforeAll(async () => {
  mkdirSync(join(pages, 'assets'), { recursive: true });
  for (const page of ['index', 'agents', 'reports']) writeFileSync(join(pages, `${page}.html`), `<title>${page}</title>`);
  writeFileSync(join(pages, 'assets', 'chat-1a2b.js'), 'export {}');
  writeFileSync(join(root, 'secret.js'), 'not for you');
  api = await serveRoutes(staticRoutes(pages));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('the pages', () => {
  it.each([
    ['/', 'index'],
    ['/agents', 'agents'],
    ['/reports', 'reports'],
  ])('%s is a page that runs only our own scripts and is asked for anew', async (path, title) => {
    const response = await fetch(api.url + path);
    expect(await response.text()).toBe(`<title>${title}</title>`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';(?!.*unsafe)/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('are not sent twice to a browser that has them', async () => {
    const etag = (await fetch(api.url)).headers.get('etag')!;
    expect((await fetch(api.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('are refused at start, with what to do, where they were not built', () => {
    expect(() => staticRoutes(root)).toThrow(expect.objectContaining({ code: 'pages_not_built' }));
  });
});

describe('an asset', () => {
  it('is kept for good by the browser', async () => {
    const response = await fetch(`${api.url}/assets/chat-1a2b.js`);
    expect(await response.text()).toBe('export {}');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  it.each(['none.js', '../secret.js', '..%2fsecret.js', '..%2F..%2Fsecret.js', '%2e%2e%2fsecret.js', '..\\secret.js', '%00'])(
    'that is not one of ours (%s) is a 404',
    async (name) => {
      const { status, body } = await api.call('GET', `/assets/${name}`);
      expect({ status, body }).toMatchObject({ status: 404, body: { error: { code: 'route_not_found' } } });
    },
  );
});
