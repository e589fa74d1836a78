import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOutOfScope } from '../../nlu/out-of-scope.js';
import { examplesOf, readIntents, readLanguages } from '../../nlu/training-data.js';
import { projectFile } from '../../platform/project.js';

const phrases = 'phrases:\n  - one\n  - two\n  - three\n  - four\n  - five\n';
const other = 'intent: z\ndescription: Z.\nphrases: [eleven, twelve, thirteen, fourteen, fifteen]\n';

describe('the phrases that ship with Steward', () => {
  const shipped = async (language: string) =>
    (await readIntents(projectFile('nlu', 'data', language))).filter(({ intent }) => !isOutOfScope(intent));

  it.each(['en', 'zh'])('cover 51 intents with at least 25 phrases each, no phrase twice: %s', async (language) => {
    const intents = await shipped(language);
    expect(intents).toHaveLength(51);
    for (const { intent, phrases, description } of intents) {
      expect(phrases.length, intent).toBeGreaterThanOrEqual(25);
      expect(description, intent).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('say the same of every intent in both languages', async () => {
    const [english, chinese] = [await shipped('en'), await shipped('zh')].map((intents) =>
      intents.map(({ intent, description }) => ({ intent, description })),
    );
    expect(chinese).toEqual(english);
  });

  it('are Chinese in the Chinese folder', async () => {
    const phrases = (await shipped('zh')).flatMap((definition) => definition.phrases);
    const foreign = phrases.filter((phrase) => !/\p{Script=Han}/u.test(phrase));
    expect(foreign.length / phrases.length).toBeLessThan(0.02);
  });
});

describe('reading phrases', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'phrases-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (files: Record<string, string | Buffer>) => {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  };
  /** Beside an intent that is as it should be. */
  const reading = async (files: Record<string, string | Buffer>) => {
    await write({ 'z.yml': other, ...files });
    return readIntents(folder);
  };

  it('takes a file for an intent, with examples of the entities it speaks of', async () => {
    const entities = 'entities:\n  order_number: [SO-1001, order 1023]\n';
    const [greeting] = await reading({ 'greeting.yml': `intent: greeting\ndescription: Hello.\n${entities}${phrases}` });
    expect(greeting).toEqual({
      intent: 'greeting',
      description: 'Hello.',
      phrases: ['one', 'two', 'three', 'four', 'five'],
      entities: { order_number: ['SO-1001', 'order 1023'] },
    });
    expect(examplesOf([greeting!])[1]).toEqual({ text: 'two', intent: 'greeting' });
  });

  it.each([
    ['a phrase without words', `intent: a\ndescription: A.\n${phrases}  - ""\n`, /^a\.yml, line 9: phrases\.5 is empty$/],
    ['too few phrases', 'intent: a\ndescription: A.\nphrases:\n  - one\n', /^a\.yml, line 4: phrases needs at least 5 phrases$/],
    ['a field that is missing', `intent: a\n${phrases}`, /^a\.yml, line 1: description is missing$/],
    ['a field it does not know', `intent: a\ndescription: A.\nphrase: x\n${phrases}`, /^a\.yml, line 1: .*"phrase"/],
    [
      'a number for a phrase',
      `intent: a\ndescription: A.\n${phrases}  - 7\n`,
      /^a\.yml, line 9: phrases\.5 must be text; put it in quotes$/,
    ],
    [
      'a phrase that YAML takes for a map',
      `intent: a\ndescription: A.\n${phrases}  - help: now\n`,
      /^a\.yml, line 9: phrases\.5 must be text/,
    ],
    ['a phrase that YAML takes for a reference', `intent: a\ndescription: A.\n${phrases}  - *now\n`, /^a\.yml, line 9: \*now refers/],
    ['a phrase that YAML takes for a tag', `intent: a\ndescription: A.\n${phrases}  - !please do\n`, /^a\.yml, line 9: Unresolved tag/],
    [
      'a name in capitals',
      `intent: a\ndescription: A.\nentities: { Order: [x] }\n${phrases}`,
      /^a\.yml, line 3: entities\.Order must be lower/,
    ],
    [
      'a kind of entity without example',
      `intent: a\ndescription: A.\nentities:\n  isbn: []\n${phrases}`,
      /^a\.yml, line 4: entities\.isbn needs/,
    ],
    ['broken YAML', `intent: a\ndescription: "A.\n${phrases}`, /^a\.yml, line \d+: Missing closing "quote/],
    ['a name that comes twice', `intent: a\nintent: a\ndescription: A.\n${phrases}`, /^a\.yml, line 2: Map keys must be unique/],
    [
      'an intent in the wrong file',
      `intent: b\ndescription: A.\n${phrases}`,
      /^a\.yml, line 1: the intent is b, but the file is named a\.$/,
    ],
    ['nothing at all', '', /^a\.yml, line 1: /],
  ])('names file and line of %s', async (_, content, sentence) => {
    await expect(reading({ 'a.yml': content })).rejects.toMatchObject({
      code: 'training_data_invalid',
      message: expect.stringMatching(sentence),
    });
  });

  it('takes a byte order mark and Windows line ends as if they were not there', async () => {
    const content = `\uFEFFintent: a\ndescription: A.\n${phrases}`.replaceAll('\n', '\r\n');
    expect((await reading({ 'a.yml': content }))[0]).toMatchObject({ intent: 'a', phrases: ['one', 'two', 'three', 'four', 'five'] });
  });

  it('names the line that is not UTF-8', async () => {
    const latin1 = Buffer.from(`intent: a\ndescription: A.\n${phrases}  - café\n`, 'latin1');
    await expect(reading({ 'a.yml': latin1 })).rejects.toThrow('a.yml, line 9: this is not UTF-8; save the file as UTF-8.');
    const utf16 = Buffer.from(`\uFEFFintent: a\n`, 'utf16le');
    await expect(reading({ 'a.yml': utf16 })).rejects.toThrow('a.yml, line 1: the file is written in UTF-16; save it as UTF-8.');
  });

  it('names both places of a phrase that stands twice, whatever its case', async () => {
    const a = `intent: a\ndescription: A.\n${phrases}`;
    const b = `intent: b\ndescription: B.\nphrases:\n  - six\n  - Two!\n  - seven\n  - eight\n  - nine\n`;
    await expect(reading({ 'a.yml': a, 'b.yml': b })).rejects.toThrow('b.yml, line 5: "Two!" stands already in a.yml, line 5.');
  });

  it('lists every fault at once, also phrases that stand twice in a file with another fault', async () => {
    const faults = await reading({
      'a.yml': `intent: A\n${phrases}  - Two\n`,
      'b.yml': '- b\n',
      'c.yaml': '',
    }).catch((error) => error.message.split('\n'));
    expect(faults).toEqual([
      expect.stringMatching(/^a\.yml, line 1: intent must be lower case/),
      'a.yml, line 1: description is missing',
      expect.stringMatching(/^b\.yml, line 1: .*expected object/),
      'a.yml, line 8: "Two" stands already in a.yml, line 4.',
      'c.yaml is not read: its name must end in .yml.',
    ]);
  });

  it('refuses a folder with one intent beside out_of_scope: nothing can be told from it', async () => {
    await write({ 'z.yml': other, 'out_of_scope.yml': `intent: out_of_scope\ndescription: O.\n${phrases}` });
    await expect(readIntents(folder)).rejects.toThrow('z.yml, line 1: this is the only intent');
  });

  it('refuses a folder without phrases, and one that is not there', async () => {
    await expect(readIntents(folder)).rejects.toThrow('holds no .yml file');
    await expect(readIntents(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'training_data_missing' });
  });

  it('reads a folder for each language, and names the folder in every place', async () => {
    const a = `intent: a\ndescription: A.\n${phrases}`;
    await write({ 'en/a.yml': a, 'en/z.yml': other, 'zh/a.yml': a, 'zh/z.yml': other, 'notes/b.yml': '', 'README.md': '' });
    const languages = await readLanguages(folder);
    expect(languages.map(({ language, intents }) => [language, intents.length])).toEqual([
      ['en', 2],
      ['zh', 2],
    ]);
    await write({ 'en/a.yml': 'intent: a\n', 'zh/a.yml': 'intent: a\n' });
    await expect(readLanguages(folder)).rejects.toThrow(/^en\/a\.yml, line 1: [\s\S]*\nzh\/a\.yml, line 1: /);
  });

  it('refuses a folder without a language', async () => {
    await expect(readLanguages(folder)).rejects.toThrow('holds no folder of a language');
  });
});
