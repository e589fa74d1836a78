import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectFile } from '../../platform/project.js';
import { type EventType, eventTypes, type Schema } from '../../store/schema.js';
import { splitFields } from '../../workers/import/csv.js';
import { type ImportKindName, type ImportReport, importFile } from '../../workers/import/import-file.js';
import { parseInstant } from '../../workers/import/instants.js';
import { freshStore } from '../support/store.js';

const now = new Date('2025-06-01T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'steward-import-'));
let db: Kysely<Schema>;
let files = 0;

beforeAll(async () => {
  ({ db } = await freshStore());
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  for (const table of ['order_line', 'shop_order', 'behaviour_event', 'item', 'customer'] as const) await db.deleteFrom(table).execute();
});

function write(content: string | Buffer, name = 'data.csv'): string {
  files += 1;
  const file = join(folder, `${files}-${name}`);
  writeFileSync(file, content);
  return file;
}

const load = (kind: ImportKindName, file: string) => importFile({ db, kind, file, now });
const loadText = (kind: ImportKindName, content: string, name?: string) => load(kind, write(content, name));
const jsonLines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** The rejects file as [line, reason, row]. */
function rejects(report: ImportReport): string[][] {
  return parse(readFileSync(report.rejectsFile!, 'utf8')).slice(1);
}

const counts = ({ added, changed, unchanged, rejected, duplicates }: ImportReport) => ({ added, changed, unchanged, rejected, duplicates });
const none = { added: 0, changed: 0, unchanged: 0, rejected: 0, duplicates: 0 };

async function shop(): Promise<void> {
  await loadText('products', 'id,title,price\nB-1,Emma,9.50\nB-2,Persuasion,12.00\nB:3,Ivanhoe,5\n');
  await loadText('customers', 'id,email,name\nc-1,ada@example.com,Ada\nc-2,bob@example.com,Bob\n');
}

describe('importing products', () => {
  it('reads what spreadsheets write: BOM, CRLF, quotes, line breaks in cells, other spellings of the columns', async () => {
    const report = await loadText(
      'products',
      '\ufeffID,Kind,Title,Authors,Subjects,Description,Price,In-Stock, URL ,Shelf\r\n' +
        'B-1,book,"Emma, or: ""the match-maker""",Jane Austen; ,Fiction;Classic; fiction,"One.\r\nTwo.",12.5,yes,https://shop.example/b1,7\r\n' +
        '\r\n' +
        'C-1,course,5" disks and how to read them,,,,0.99,0,,\r\n',
    );
    expect(report).toEqual({ ...none, read: 2, added: 2, ignoredColumns: ['Shelf'] });
    const [emma, disks] = await db.selectFrom('item').selectAll().orderBy('id').execute();
    expect(emma).toMatchObject({
      kind: 'book',
      title: 'Emma, or: "the match-maker"',
      creators: ['Jane Austen'],
      subjects: ['fiction', 'classic'],
      description: 'One.\nTwo.',
      price_cents: 1250,
      currency: 'EUR',
      in_stock: true,
      url: 'https://shop.example/b1',
    });
    expect(disks).toMatchObject({
      kind: 'course',
      title: '5" disks and how to read them',
      price_cents: 99,
      in_stock: false,
      creators: [],
      url: null,
    });
  });

  it('reads JSON lines, tabs, semicolons and gzip, whatever the name says', async () => {
    const rows = jsonLines(
      { id: 1, title: 'Emma', authors: ['Jane; Austen'], price: 12.5 },
      { ID: 'B-2', title: 'Ivanhoe', 'price-cents': 500, in_stock: false },
    );
    expect(await load('products', write(gzipSync(rows), 'catalogue.txt'))).toMatchObject({ added: 2, rejected: 0 });
    expect(await loadText('products', rows, 'catalogue.jsonl')).toMatchObject({ unchanged: 2 });
    expect(await load('products', write(gzipSync('id\ttitle\tprice\n1\tEmma\t12.50\n'), 'catalogue.tsv.gz'))).toMatchObject({
      unchanged: 1,
    });
    expect(await loadText('products', 'id;title;price\nB-2;Ivanhoe;5.00\n')).toMatchObject({ unchanged: 1 });
    expect(await db.selectFrom('item').select(['id', 'creators']).orderBy('id').execute()).toEqual([
      { id: '1', creators: ['Jane; Austen'] },
      { id: 'B-2', creators: [] },
    ]);
  });

  it('changes nothing the second time, and then only what the file says', async () => {
    const file = write('id,title,price,url\nB-1,Emma,9.50,https://shop.example/1\nB-2,Ivanhoe,5,\n');
    expect(counts(await load('products', file))).toEqual({ ...none, added: 2 });
    expect(counts(await load('products', file))).toEqual({ ...none, unchanged: 2 });
    expect(counts(await loadText('products', 'id,title,price_cents,url\nB-1,Emma,990,\nB-2,Ivanhoe,500,\n'))).toEqual({
      ...none,
      changed: 1,
      unchanged: 1,
    });
    const emma = await db.selectFrom('item').selectAll().where('id', '=', 'B-1').executeTakeFirstOrThrow();
    expect(emma).toMatchObject({ price_cents: 990, url: 'https://shop.example/1' });
  });

  it('lets the last of several rows with one id win, however far apart they are', async () => {
    const row = (id: number, title: string) => `B-${id},${title},5\n`;
    const many = Array.from({ length: 2_500 }, (_, id) => row(id, `first ${id}`)).join('');
    const file = write(`id,title,price\n${many}${row(7, 'second')}${row(2_400, 'second')}${row(7, 'third')}B-2400,broken,no price\n`);
    expect(counts(await load('products', file))).toEqual({ ...none, added: 2_500, duplicates: 3, rejected: 1 });
    expect(counts(await load('products', file))).toEqual({ ...none, unchanged: 2_500, duplicates: 3, rejected: 1 });
    const titles = await db.selectFrom('item').select('title').where('id', 'in', ['B-7', 'B-2400']).orderBy('title').execute();
    expect(titles.map(({ title }) => title)).toEqual(['second', 'third']);
  });

  it('says which columns are missing and which there may be', async () => {
    await expect(loadText('products', 'sku,title\n1,Emma\n')).rejects.toThrow(
      /lacks id, price or price_cents\. Found: sku, title\. Needed: id, title, price or price_cents\. Optional: kind, creators,/,
    );
    await expect(loadText('products', 'id,title,Title,price\n')).rejects.toThrow(/names the column title more than once/);
  });

  it('refuses what is no such file, with a sentence', async () => {
    await expect(loadText('products', '\n \n')).rejects.toThrow(/is empty/);
    await expect(load('products', join(folder, 'nowhere.csv'))).rejects.toThrow(/There is no file/);
    await expect(load('products', folder)).rejects.toThrow(/is not a file/);
    await expect(load('products', write(Buffer.from('\ufeffid,title\n', 'utf16le')))).rejects.toThrow(/not UTF-8/);
    const cut = gzipSync(`id,title,price\n${Array.from({ length: 5_000 }, (_, id) => `B-${id},Title,${id}\n`).join('')}`).subarray(
      0,
      -2_000,
    );
    await expect(load('products', write(cut, 'cut.csv.gz'))).rejects.toThrow(/damaged or not whole/);
    expect(await db.selectFrom('item').selectAll().execute()).toEqual([]);
  });

  it('takes a header without rows for a shop without news', async () => {
    expect(await loadText('products', 'id,title,price\n')).toEqual({ ...none, read: 0, ignoredColumns: [] });
  });
});

describe('a row that is wrong', () => {
  const reasons = async (kind: ImportKindName, header: string, ...rows: string[]) =>
    rejects(await loadText(kind, [header, ...rows, ''].join('\n'))).map(([, reason]) => reason);

  it('is reported with its line, a reason and itself, and costs no other row', async () => {
    const report = await loadText('products', 'id,title,price\nB-1,Emma,9.50\n,"No\nid",5\nB-3,Ivanhoe,-1\nB-4,"Persuasion",8\n');
    expect(counts(report)).toEqual({ ...none, added: 2, rejected: 2 });
    expect(rejects(report)).toEqual([
      ['3', 'id is missing.', ',"No\nid",5'],
      ['5', 'price must be an amount of 0 or more, such as 12.50, up to 21474836.47, not "-1".', 'B-3,Ivanhoe,-1'],
    ]);
  });

  it('of the catalogue is told what each cell must be', async () => {
    const wrong = await reasons(
      'products',
      'id,title,kind,price,currency,in_stock,url,language',
      'a,T,toy,5,EUR,yes,,en',
      'a,T,,12.505,EUR,yes,,en',
      'a,T,,99999999,EUR,yes,,en',
      'a,T,,5,Euro,perhaps,javascript:alert(1),e n',
      `${'a'.repeat(201)},T,,5,,,,`,
      'a,T\0,,5,,,,',
      'a,T,,5',
      'a,T,,5,,,,,,',
    );
    expect(wrong).toEqual([
      'kind must be book, course or goods, not "toy".',
      expect.stringMatching(/^price must be an amount .* not "12.505"/),
      expect.stringMatching(/^price must be an amount .* not/),
      expect.stringMatching(/^currency must be .*; language must be .*; in_stock must be .*; url must be/),
      expect.stringMatching(/^id must be at most 200 characters long/),
      expect.stringMatching(/^title must be text without NUL/),
      'The row has 4 columns where the header has 8.',
      'The row has 10 columns where the header has 8.',
    ]);
  });

  it('of JSON lines may be no JSON, no object, or hold what a cell cannot', async () => {
    const report = await loadText(
      'products',
      `{"id": "a", "title"\n[1, 2]\n{"id": {"x": 1}, "title": "T", "price": 1}\n{"id": 12345678901234567890, "title": "T", "price": 1}\n${jsonLines({ id: 'B-1', title: '\ud800', price: 1 }, { id: 'B-2', title: 'T', price: '1', subjects: [1] })}`,
      'rows.ndjson',
    );
    expect(rejects(report).map(([, reason]) => reason)).toEqual([
      'The line is not one JSON object.',
      'The line is not one JSON object.',
      'id must be text, not {"x":1}.',
      'id must be text, not 12345678901234567000.',
      expect.stringMatching(/^title must be text without/),
      'subjects 1 must be text, not 1.',
    ]);
  });

  it('of events names the customer, the item, the type, the value or the date that is no good', async () => {
    await shop();
    const wrong = await reasons(
      'events',
      'customer,item,type,value,at',
      'nobody@example.com,B-1,view,,2025-05-01',
      'c-1,B-9,view,,2025-05-01',
      'c-1,B-1,loved,,2025-05-01',
      'c-1,,view,,2025-05-01',
      'c-1,B-1,rating,6,2025-05-01',
      'c-1,B-1,rating,,2025-05-01',
      'c-1,B-1,purchase,-3,2025-05-01',
      'c-1,B-1,view,,2025-02-30',
      'c-1,B-1,view,,2025-06-01T12:00:01Z',
    );
    expect(wrong).toEqual(
      [
        expect.stringMatching(/^type must be view, search, .* not "loved"/),
        'item is missing; only a search may do without.',
        'value must be 1 to 5 stars, not 6.',
        'value is missing.',
        expect.stringMatching(/^value must be an amount/),
        expect.stringMatching(/^at must be a date such as .* not "2025-02-30"/),
        expect.stringMatching(/^at "2025-06-01T12:00:01.000Z" lies in the future/),
      ].toSpliced(0, 0, 'customer "nobody@example.com" is not known.', 'item "B-9" is not known.'),
    );
  });

  it('of orders names the line that is wrong', async () => {
    await shop();
    const wrong = await reasons(
      'orders',
      'id,customer,status,placed_at,lines',
      'o,c-1,lost,2025-05-01,B-1:1:5',
      'o,c-1,paid,2025-05-01,',
      'o,c-1,paid,2025-05-01,B-1',
      'o,c-1,paid,2025-05-01,B-1:0:5;B-2:1:x',
      'o,c-1,paid,2025-05-01,B-1:1:5;B-1:1:6',
      'o,c-1,paid,2025-05-01,B-1:1000000:5000',
      'o,c-1,paid,2025-05-01,B-1:1:5;B-9:1:6',
    );
    expect(wrong).toEqual([
      expect.stringMatching(/^status must be placed,/),
      'lines is missing.',
      'lines 1 must have an item, a quantity and a unit_price.',
      expect.stringMatching(/^lines 1 quantity must be .* not 0; lines 2 unit_price must be/),
      'lines names the item "B-1" at two prices.',
      'lines add up to more than 21474836.47.',
      'item "B-9" is not known.',
    ]);
  });

  it('is written into the current folder where the one of the file is closed', async () => {
    const root = process.geteuid?.() === 0;
    const closed = mkdtempSync(join(tmpdir(), 'steward-closed-'));
    const open = mkdtempSync(join(tmpdir(), 'steward-open-'));
    chmodSync(closed, 0o555);
    chmodSync(open, 0o777);
    writeFileSync(join(closed, 'p.csv'), 'id,title,price\nB-1,Emma,much\n');
    const here = process.cwd();
    process.chdir(open);
    if (root) process.seteuid?.(65_534);
    try {
      const report = await load('products', join(closed, 'p.csv'));
      expect(report.rejectsFile).toBe(join(open, 'p.csv.rejects.csv'));
    } finally {
      if (root) process.seteuid?.(0);
      process.chdir(here);
      for (const each of [closed, open]) rmSync(each, { recursive: true });
    }
  });

  it('never sends the imported file itself to its end', async () => {
    const file = write('id,title,price\nB-1,Emma,much\n');
    await expect(importFile({ db, kind: 'products', file, now, rejectsFile: file })).rejects.toThrow(/it is being imported/);
    expect(readFileSync(file, 'utf8')).toContain('Emma');
  });

  it('leaves no rejects file of an earlier try once it is mended', async () => {
    const file = write('id,title,price\nB-1,Emma,much\n');
    const { rejectsFile } = await load('products', file);
    writeFileSync(file, 'id,title,price\nB-1,Emma,5\n');
    expect((await load('products', file)).rejectsFile).toBeUndefined();
    expect(existsSync(rejectsFile!)).toBe(false);
  });
});

describe('importing customers', () => {
  it('knows an e-mail address in any case and gives it to one customer only', async () => {
    const file = write(
      'id,email,name,created_at\nc-1, Ada@Example.com ,Ada,2024-01-01\nc-2,ada@example.COM,Ada again,\nc-3,not an address,Cy,\n',
    );
    const report = await load('customers', file);
    expect(rejects(report).map(([line, reason]) => [line, reason])).toEqual([
      ['3', 'email "ada@example.com" already belongs to the customer "c-1".'],
      ['4', 'email must be an e-mail address, not "not an address".'],
    ]);
    expect(counts(await load('customers', file))).toEqual({ ...none, unchanged: 1, rejected: 2 });
    expect(await db.selectFrom('customer').select(['id', 'email', 'created_at']).execute()).toEqual([
      { id: 'c-1', email: 'ada@example.com', created_at: new Date('2024-01-01T00:00:00Z') },
    ]);
  });

  it('gives an address to the first of two customers however far apart they are', async () => {
    const many = Array.from({ length: 2_200 }, (_, n) => `c-${n},c${n}@example.com,Name\n`).join('');
    const file = write(
      `id,email,name\n${many}again-1,c2100@example.com,Late\nagain-2,c1500@example.com,Late\nagain-3,c3@example.com,Late\n`,
    );
    expect(counts(await load('customers', file))).toEqual({ ...none, added: 2_200, rejected: 3 });
    expect(counts(await load('customers', file))).toEqual({ ...none, unchanged: 2_200, rejected: 3 });
  });
});

describe('importing orders', () => {
  const header = 'id,customer,status,placed_at,delivered_at,total,lines\n';
  const behaviour = () => db.selectFrom('behaviour_event').select(['id', 'type', 'value', 'at']).orderBy('id').execute();

  it('stores the lines and the purchases they show, and nothing more the second time', async () => {
    await shop();
    const file = write(
      `${header}O-1,ADA@example.com,delivered,2025-03-01,2025-03-04,29.90,B-1:2:9.50; B:3:1:5\nO-2,c-2,paid,2025-03-02,,,B-2:1:12;B-2:1:12\n`,
    );
    expect(counts(await load('orders', file))).toEqual({ ...none, added: 2 });
    expect(counts(await load('orders', file))).toEqual({ ...none, unchanged: 2 });
    expect(await db.selectFrom('shop_order').select(['id', 'customer_id', 'total_cents']).orderBy('id').execute()).toEqual([
      { id: 'O-1', customer_id: 'c-1', total_cents: 2990 },
      { id: 'O-2', customer_id: 'c-2', total_cents: 2400 },
    ]);
    expect(await db.selectFrom('order_line').selectAll().where('order_id', '=', 'O-2').execute()).toEqual([
      { order_id: 'O-2', item_id: 'B-2', quantity: 2, unit_price_cents: 1200 },
    ]);
    expect(await behaviour()).toEqual([
      { id: 'order:O-1:B%3A3', type: 'purchase', value: 500, at: new Date('2025-03-01T00:00:00Z') },
      { id: 'order:O-1:B-1', type: 'purchase', value: 1900, at: new Date('2025-03-01T00:00:00Z') },
      { id: 'order:O-2:B-2', type: 'purchase', value: 2400, at: new Date('2025-03-02T00:00:00Z') },
    ]);
  });

  it('follows an order that changes: other lines, sent back, cancelled', async () => {
    await shop();
    const row = (status: string, lines: object[]) =>
      jsonLines({ id: 'O-1', customer: 'c-1', status, placed_at: 1_740_787_200, delivered_at: '2025-03-04T10:00:00+02:00', lines });
    const emma = { item: 'B-1', quantity: 1, unit_price: 9.5 };
    await loadText('orders', row('paid', [emma, { item: 'B-2', quantity: 1, unit_price: 12 }]), 'o.jsonl');
    expect(counts(await loadText('orders', row('returned', [emma]), 'o.jsonl'))).toEqual({ ...none, changed: 1 });
    expect(await behaviour()).toEqual([
      { id: 'order:O-1:B-1', type: 'purchase', value: 950, at: new Date('2025-03-01T00:00:00Z') },
      { id: 'order:O-1:B-1:return', type: 'return', value: 950, at: new Date('2025-03-04T08:00:00Z') },
    ]);
    expect(counts(await loadText('orders', row('cancelled', [emma]), 'o.jsonl'))).toEqual({ ...none, changed: 1 });
    expect(await behaviour()).toEqual([]);
  });
});

describe('importing events', () => {
  it('knows an event without an id again, by whichever name its customer goes', async () => {
    await shop();
    const rows =
      'customer,item,type,value,at\nc-1,B-1,view,,2025-05-01T10:00:00Z\nada@example.com,B-1,view,,1746093600\nc-2,,search,,2025-05-01 10:00:00+02\nc-2,B-2,purchase,12.50,1746093600000\nc-2,B-2,rating,4.5,2025-05-01\n';
    expect(counts(await loadText('events', rows))).toEqual({ ...none, added: 4, duplicates: 1 });
    expect(counts(await loadText('events', rows))).toEqual({ ...none, unchanged: 4, duplicates: 1 });
    expect(await db.selectFrom('behaviour_event').select(['customer_id', 'type', 'value', 'at']).orderBy('type').execute()).toEqual([
      { customer_id: 'c-2', type: 'purchase', value: 1250, at: new Date('2025-05-01T10:00:00Z') },
      { customer_id: 'c-2', type: 'rating', value: 4.5, at: new Date('2025-05-01T00:00:00Z') },
      { customer_id: 'c-2', type: 'search', value: null, at: new Date('2025-05-01T08:00:00Z') },
      { customer_id: 'c-1', type: 'view', value: null, at: new Date('2025-05-01T10:00:00Z') },
    ]);
  });

  it('takes every type that there is, from JSON lines too', async () => {
    await shop();
    const value: Partial<Record<EventType, number>> = { rating: 3, purchase: 12.5, return: 12.5 };
    const rows = jsonLines(...eventTypes.map((type) => ({ customer: 'c-1', item: 'B-1', type, value: value[type], at: '2025-05-01' })));
    expect(counts(await loadText('events', rows, 'events.jsonl'))).toEqual({ ...none, added: eventTypes.length });
    const stored = await db.selectFrom('behaviour_event').select(['type', 'value']).execute();
    expect(stored.map(({ type }) => type).sort()).toEqual([...eventTypes].sort());
    expect(stored.filter(({ value }) => value !== null)).toHaveLength(3);
  });

  it('leaves whole batches when it is stopped, and goes on when it is started again', async () => {
    await shop();
    const file = write(`id,customer,item,type,at\n${Array.from({ length: 6_000 }, (_, n) => `e-${n},c-1,B-1,view,2025-05-01\n`).join('')}`);
    const stop = importFile({
      db,
      kind: 'events',
      file,
      now,
      onProgress({ phase, bytes }) {
        if (phase === 'importing' && bytes > 0) throw new Error('stopped');
      },
    });
    await expect(stop).rejects.toThrow('stopped');
    const { stored } = await db
      .selectFrom('behaviour_event')
      .select((eb) => eb.fn.countAll<number>().as('stored'))
      .executeTakeFirstOrThrow();
    expect(stored).toBeGreaterThan(0);
    expect(stored % 1_000).toBe(0);
    expect(counts(await load('events', file))).toEqual({ ...none, added: 6_000 - stored, unchanged: stored });
  });

  it('tells how much of the file it has read, in both passes', async () => {
    await shop();
    const file = write('id,customer,item,type,at\ne-1,c-1,B-1,view,2025-05-01\n');
    const seen: unknown[] = [];
    await importFile({ db, kind: 'events', file, now, onProgress: (progress) => seen.push(progress) });
    const size = readFileSync(file).length;
    expect(seen).toEqual([
      { phase: 'checking', bytes: size, size },
      { phase: 'importing', bytes: size, size },
    ]);
  });
});

describe('rubbish between good rows', () => {
  const good = fc.record({
    title: fc.constantFrom('Emma', 'A "quoted", title', 'Two\nlines', 'semi;colon', ''),
    price: fc.constantFrom('1', '2.50', '0'),
  });
  const quote = (text: string) => (/["\n,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  it('never stops a CSV import and never costs a good row', async () => {
    // Either quotes or commas: with both, rubbish could make a well-formed record of the rows between two quotes.
    const letters = ['\\', '\0', '\r', ' ', 'x', 'ß', '\ud800', '1', "'", ';', '{'];
    const rubbish = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ...letters), maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(',', ...letters), maxLength: 12 }),
    );
    const lines = fc.array(fc.oneof(good, rubbish), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const expected = rows.flatMap((row, n) => (typeof row === 'string' ? [] : [`B-${n}`]));
        const text = rows.map((row, n) => (typeof row === 'string' ? row : `B-${n},${quote(row.title || 'T')},${row.price}`)).join('\n');
        await db.deleteFrom('item').execute();
        await loadText('products', `id,title,price\n${text}\n`);
        const stored = await db.selectFrom('item').select('id').where('id', 'like', 'B-%').execute();
        expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(expected));
      }),
      { numRuns: 50 },
    );
  });

  it('never stops an import of JSON lines, nor do bytes that are no text', async () => {
    const rubbish = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).filter((byte) => byte !== 10)),
      fc.json().map((json) => Buffer.from(json)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(rubbish, { maxLength: 20 }), async (garbage) => {
        await db.deleteFrom('item').execute();
        const row = (n: number) => Buffer.from(`\n${JSON.stringify({ id: `B-${n}`, title: 'T', price: n })}\n`);
        const report = await load(
          'products',
          write(Buffer.concat([row(-1), ...garbage.flatMap((bytes, n) => [Buffer.from(bytes), row(n)])]), 'g.jsonl'),
        );
        expect(report.added).toBe(garbage.length);
      }),
      { numRuns: 30 },
    );
  });

  it('may be a line without an end, which is rejected and not kept', async () => {
    const endless = await loadText('products', `id,title,price\nB-1,${'x'.repeat(3_000_000)},5\nB-2,Emma,5\n`);
    expect(rejects(endless)).toEqual([['2', 'The line is longer than 1048576 bytes.', expect.stringMatching(/^B-1,x+…$/)]]);
    expect(endless.added).toBe(1);
  });
});

describe('the fields of a CSV record', () => {
  it('are those that csv-parse finds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ö', ' ', ',', '"', ';', '\n'), maxLength: 8 });
    const written = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (cells) => {
        const record = cells.map(written).join(',');
        expect(splitFields(record, ',')).toEqual(record === '' ? [''] : parse(record, { record_delimiter: '\r\n' })[0]);
      }),
    );
  });
});

describe('the examples of the documentation', () => {
  it('are imported as they stand', async () => {
    const page = readFileSync(projectFile('docs', 'import.md'), 'utf8');
    const examples = [...page.matchAll(/^```(csv|json)\n(.*?)^```/gms)].map(([, format, text]) => ({ format, text: text! }));
    const kinds = ['products', 'products', 'customers', 'orders', 'orders', 'events', 'events'] as const;
    expect(examples).toHaveLength(kinds.length);
    for (const [n, { format, text }] of examples.entries()) {
      expect(await loadText(kinds[n]!, text, `example.${format === 'csv' ? 'csv' : 'jsonl'}`)).toMatchObject({
        rejected: 0,
        ignoredColumns: [],
      });
    }
  });
});

describe('dates', () => {
  it.each([
    ['2025-03-01', '2025-03-01T00:00:00.000Z'],
    ['2025-03-01 14:30', '2025-03-01T14:30:00.000Z'],
    ['2025-03-01T14:30:15.1234+0530', '2025-03-01T09:00:15.123Z'],
    ['2024-02-29T00:00:00-08', '2024-02-29T08:00:00.000Z'],
    ['1740787200', '2025-03-01T00:00:00.000Z'],
    ['1740787200.5', '2025-03-01T00:00:00.500Z'],
    ['1740787200000', '2025-03-01T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseInstant(text)?.toISOString()).toBe(expected);
  });

  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-03-01T25:00',
    '20250301',
    '01/03/2025',
    'yesterday',
    '0000-00-00',
    '0001-01-01',
    '9999999999999',
    '-5',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
