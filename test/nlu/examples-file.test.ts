import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples, readTrainingExamples } from '../../nlu/phrases/examples-file.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (content: string | Buffer) => {
  const path = join(folder, 'train.csv');
  await writeFile(path, content);
  return path;
};
const reading = async (content: string | Buffer) => readExamples(await file(content));

describe('reading labelled texts', () => {
  it.each([
    ['plain', 'text,intent\nwhere is it,order_status\n"hello, ""you""",greeting\n'],
    ['columns in another order', 'intent,text\norder_status,where is it\ngreeting,"hello, ""you"""\n'],
    ['Windows line ends, blank lines, no line end at the end', 'text,intent\r\nwhere is it,order_status\r\n\r\n"hello, ""you""",greeting'],
    ['names in capitals, and spaces around cells', 'Text, Intent\nwhere is it , order_status\n"hello, ""you""",greeting\n'],
  ])('takes a file with %s', async (_, content) => {
    expect(await reading(content)).toEqual({
      examples: [
        { text: 'where is it', intent: 'order_status' },
        { text: 'hello, "you"', intent: 'greeting' },
      ],
      notes: [],
    });
  });

  it('takes text of several lines, emoji and Chinese', async () => {
    const { examples } = await reading('text,intent\n"one\ntwo 👍",a\n我想退货,b\n');
    expect(examples.map(({ text }) => text)).toEqual(['one\ntwo 👍', '我想退货']);
  });

  it('tells of a byte order mark, of columns that it ignores and of empty texts, with their lines', async () => {
    const { examples, notes } = await reading('\uFEFFid,text,intent,id\n1,hi,a,1\n2,,b,2\n');
    expect(examples).toEqual([
      { text: 'hi', intent: 'a' },
      { text: '', intent: 'b' },
    ]);
    expect(notes).toEqual([
      'train.csv, line 1: the file begins with a byte order mark; it does no harm.',
      'train.csv, line 1: columns that mean nothing here: id, id.',
      'train.csv, line 3: the text is empty.',
    ]);
  });

  it.each([
    ['a column that is missing', 'text,label\nhi,a\n', 'train.csv, line 1: there is no column "intent", only "text", "label".'],
    ['a header that is missing', 'hi there,greeting\n', 'train.csv, line 1: there is no column "text", only "hi there", "greeting".'],
    ['an empty file', '', 'train.csv, line 1: the file is empty; it needs the header text,intent.'],
    ['a file without rows', 'text,intent\n\n', 'train.csv, line 1: no row follows the header.'],
    ['an empty intent', 'text,intent\nhi,a\nho, \n', 'train.csv, line 3: the intent is empty.'],
    [
      'a row with too many cells, behind a text of several lines',
      'text,intent\n"a\nb",x\n\nhi, you,a\n',
      'train.csv, line 5: the row has 3 cells and the header 2; a text with a comma needs quotes.',
    ],
    ['a quote that is never closed', 'text,intent\nhi,a\n\n"ho,b\nhe,c\n', 'train.csv, line 4: a quote is opened and never closed.'],
    ['a quote within a cell', 'text,intent\r\nhi,a\r\n"5" wide,b\r\n', 'train.csv, line 3: a quote within a cell must be written twice'],
    ['bytes that are not UTF-8', Buffer.from('text,intent\nhi,a\ncafé,b\n', 'latin1'), 'train.csv, line 3: this is not UTF-8'],
    ['UTF-16', Buffer.from('\uFEFFtext,intent\nhi,a\n', 'utf16le'), 'train.csv, line 1: the file is written in UTF-16; save it as UTF-8.'],
  ])('names file and line of %s', async (_, content, sentence) => {
    await expect(reading(content)).rejects.toMatchObject({ code: 'examples_invalid', message: expect.stringContaining(sentence) });
  });

  it('names every fault at once', async () => {
    const message = await reading('text,intent\nhi\nho,\n"x').catch((error) => error.message);
    expect(message.split('\n').map((line: string) => line.slice(0, 18))).toEqual([
      'train.csv, line 2:',
      'train.csv, line 3:',
      'train.csv, line 4:',
    ]);
  });

  it('says how many faults there are beyond the first twenty', async () => {
    await expect(reading(`text,intent\n${'x\n'.repeat(25)}`)).rejects.toThrow(/line 21: [^\n]*\nAnd 5 more\.$/);
  });

  it('says which file cannot be read', async () => {
    await expect(readExamples(join(folder, 'nothing.csv'))).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});

describe('reading labelled texts to learn from', () => {
  it('refuses a file with one class, whether or not there are texts out of scope', async () => {
    const sentence = 'train.csv, line 2: the only intent of the file is "a"; telling one from another takes two.';
    await expect(readTrainingExamples(await file('text,intent\nhi,a\nho,a\n'))).rejects.toThrow(sentence);
    await expect(readTrainingExamples(await file('text,intent\nhi,a\nho,oos\n'))).rejects.toThrow(sentence);
    expect((await readTrainingExamples(await file('text,intent\nhi,a\nho,b\n'))).examples).toHaveLength(2);
  });

  it('takes a file with one class to be judged by', async () => {
    expect((await reading('text,intent\nhi,oos\nho,oos\n')).examples).toHaveLength(2);
  });
});
